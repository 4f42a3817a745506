/** A grid worker's round where there is no signal: everything is written down, and sent once when it is back. */
import { people, POSTER, type City } from '../city';
import { until, type Screen } from '../screen';
import { handled } from './forms';
import { signIn } from './resident';

const REPORT = '楼顶的太阳能热水器松了，风一吹就晃。';
const SETTLED = '消防通道里的两辆电动车已经劝走。';
const HOUSEHOLD = '12 号楼 3 单元 402 张大爷';

/** Something in the worker's own grid that a unit says it has put right. */
async function reported(city: City): Promise<{ id: string; number: string }> {
  const { id, number, version } = await handled(city, '路口的井盖松动，夜里声音很大。', city.scene(POSTER));
  const official = await city.as(people.official);
  const params = { id };
  const contacted = await official.contact({ params, body: { version, method: 'phone', reached: true } });
  await official.report({
    params,
    body: { version: contacted.version, text: '井盖已经固定。', solved: true },
  });
  return { id, number };
}

async function reports(screen: Screen, content: string, resolution?: string): Promise<void> {
  await screen.tap('#grid-report');
  await screen.type('form-content', content);
  if (resolution) {
    await screen.tap('处理好了');
    await screen.type('form-resolution', resolution);
  }
  await screen.tap('#report-send');
  await screen.sees('待发送');
}

export async function roundWithoutSignal(screen: Screen, city: City): Promise<void> {
  const { id, number } = await reported(city);
  await screen.open('account/signin/index');
  await signIn(screen, people.gridWorker);
  await screen.tap('#grid-visits');
  await screen.sees('登记走访');
  await screen.back();
  // The page of a report has never been opened when the network goes.
  await until('what is to be verified', () => screen.has(`#verify-${number}`));

  await screen.online(false);
  await screen.sees('现在没有网络');
  await reports(screen, REPORT);
  await reports(screen, '消防通道堵了。', SETTLED);
  await screen.tap(`#verify-${number}`);
  await screen.tap('办好了');
  await screen.tap('#action-submit');
  await screen.tap('#grid-visits');
  await screen.tap('#visit-new');
  await screen.type('form-household', HOUSEHOLD);
  await screen.tap('#action-submit');
  await screen.sees('待发送 4 件');
  await screen.sees(HOUSEHOLD);

  await screen.online(true);
  await screen.seesNoMore('待发送');
  const { tickets } = city.deps.models;
  const open = await tickets.find({ content: REPORT }).lean();
  const settled = await tickets.find({ content: '消防通道堵了。' }).lean();
  const verified = await until('the verification', async () => {
    const ticket = await tickets.findById(id).lean();
    return ticket?.status === 'pendingCallback' && ticket;
  });
  const { items } = await (await city.as(people.gridWorker)).listVisits({ query: {} });
  const visits = items.filter(({ household }) => household === HOUSEHOLD).length;
  const told = [
    open.map(({ status }) => status),
    settled.map(({ status }) => status),
    verified.status,
    visits,
  ];
  const wanted = [['submitted'], ['closed'], 'pendingCallback', 1];
  if (JSON.stringify(told) !== JSON.stringify(wanted)) throw new Error(`arrived: ${JSON.stringify(told)}`);
}
