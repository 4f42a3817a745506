/** One ticket to its end through four pairs of hands: resident, centre, official, grid worker. Each has a screen. */
import { people, type City } from '../city';
import { until, type Screen } from '../screen';
import { begins } from './begins';
import { reportsFromPoster, signIn } from './resident';

export type Hands = Record<'resident' | 'agent' | 'dispatcher' | 'official' | 'gridWorker', Screen>;

async function entersWork(screen: Screen, person: string): Promise<void> {
  await screen.open('account/signin/index');
  await signIn(screen, person);
}

/** A tap on a list that is being read anew may be lost, as under a thumb: it is tapped again until the ticket shows. */
async function opensFromList(screen: Screen, number: string): Promise<void> {
  await until(`the ticket ${number}`, async () => {
    if (await screen.has(`#ticket-${number}`)) await screen.tap(`#ticket-${number}`);
    return (await screen.text()).includes('办理记录');
  });
}

async function opens(screen: Screen, desk: string, number: string): Promise<void> {
  await screen.open(desk);
  await opensFromList(screen, number);
}

/** Opens the form of an action, answers it, sends it. */
async function acts(screen: Screen, action: string, answers: () => Promise<void> = async () => {}) {
  await begins(screen, action);
  await answers();
  if (await screen.has('#action-submit')) await screen.tap('#action-submit');
}

export async function oneTicketToTheEnd(hands: Hands, city: City): Promise<string> {
  const { resident, agent, dispatcher, official, gridWorker } = hands;
  const number = await reportsFromPoster(resident, city, people.resident);

  await entersWork(agent, people.agent);
  await opens(agent, 'center/desk/index', number);
  await acts(agent, 'accept');
  await agent.sees('待审核');

  await entersWork(dispatcher, people.dispatcher);
  await dispatcher.open('center/desk/index');
  await dispatcher.tap('审核派单');
  await opensFromList(dispatcher, number);
  await acts(dispatcher, 'dispatch', async () => {
    // The proposal fills the form in; a person only has to agree.
    await dispatcher.sees('市城管执法局');
    await dispatcher.sees('目录规定的时限');
  });
  await dispatcher.sees('待签收');

  await entersWork(official, people.official);
  await opens(official, 'agency/desk/index', number);
  await acts(official, 'sign');
  await official.sees('办理中');
  await acts(official, 'contact', async () => {
    await official.tap('联系上了');
    await official.type('form-note', '说好今天下午到现场。');
  });
  await official.sees('说好今天下午到现场');
  await acts(official, 'report', async () => {
    await official.type('form-text', '已更换路灯灯头，现场试亮正常。');
    await official.tap('已解决');
  });
  await official.sees('已更换路灯灯头');

  await entersWork(gridWorker, people.gridWorker);
  await gridWorker.open('grid/home/index');
  await gridWorker.tap(`#verify-${number}`);
  await gridWorker.tap('办好了');
  await gridWorker.tap('#action-submit');
  await gridWorker.seesNoMore('小区北门的路灯');

  await agent.open('center/desk/index');
  await agent.tap('回访');
  await opensFromList(agent, number);
  await acts(agent, 'callback', async () => {
    await agent.tap('接通了');
    await agent.tap('已解决');
    await agent.tap('满意');
  });
  await agent.sees('已办结');

  await resident.open('pages/tickets/index');
  await resident.tap(`#ticket-${number}`);
  await resident.sees('已经办结');
  await acts(resident, 'rate', async () => {
    await resident.tap('5 星，很满意');
    await resident.tap('满意');
    await resident.type('form-text', '第二天就亮了，谢谢。');
  });
  await resident.sees('第二天就亮了');
  return number;
}
