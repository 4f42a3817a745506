/** The centre's other work: a dispute to its ruling, figures to their tickets, a notice to the calendar. */
import { randomUUID } from 'node:crypto';
import { people, type City } from '../city';
import { until, type Screen } from '../screen';
import { begins } from './begins';
import { LAMP, signIn } from './resident';
import { deliverDue } from '../../harness/deliver';

async function enters(screen: Screen, person: string, page: string): Promise<void> {
  await screen.open('account/signin/index');
  await signIn(screen, person);
  await screen.open(page);
}

/** What was closed before is offered first; where that is much, the offer wanted stands behind one more tap. */
async function takesOffer(screen: Screen, offer: string): Promise<void> {
  await until('offers', async () => (await screen.has(offer)) || (await screen.has('#offers-more')));
  if (!(await screen.has(offer))) await screen.tap('#offers-more');
  await screen.tap(offer);
}

/** Accepted, and waiting to be dispatched. */
async function accepted(city: City): Promise<{ id: string; number: string }> {
  const resident = await city.as(people.resident);
  const ticket = await resident.submitTicket({
    body: { content: `${LAMP}这已经是第二次坏了。`, place: { text: '昌荣里小区北门' } },
    key: randomUUID(),
  });
  const agent = await city.as(people.agent);
  await agent.accept({ params: { id: ticket.id }, body: { version: ticket.version } });
  return ticket;
}

/** Dispatched as advised, returned with evidence, ruled by a meeting, and a precedent for the next. */
export async function oneDisputeToItsRuling(
  { dispatcher, official }: Record<'dispatcher' | 'official', Screen>,
  city: City,
): Promise<void> {
  const { id, number } = await accepted(city);
  await enters(dispatcher, people.dispatcher, `center/ticket/index?id=${id}`);
  await begins(dispatcher, 'dispatch');
  // The form is filled in; the reasons stand above it.
  await dispatcher.sees('市城管执法局');
  await dispatcher.sees('已采用');
  await dispatcher.tap('#action-submit');
  await dispatcher.sees('待签收');
  await dispatcher.tap('#due-why');
  await dispatcher.sees('依据：时限');

  await enters(official, people.official, `agency/ticket/index?id=${id}`);
  await begins(official, 'requestReturn');
  await official.type('form-reason', '路灯产权属于小区物业');
  await official.type('form-evidence', '物业移交协议第四条');
  await official.tap('#action-submit');
  await official.sees('退单审核');

  await dispatcher.open('center/desk/index');
  await dispatcher.tap('审核派单');
  await dispatcher.tap('退单');
  await dispatcher.tap(`#ticket-${number}`);
  await dispatcher.sees('依据1：物业移交协议第四条');
  await dispatcher.sees('转派0次·退单0次');
  await begins(dispatcher, 'rule');
  await takesOffer(dispatcher, '#offer-unit-urban-management-bureau');
  await dispatcher.type('form-agenda', '小区外路灯由谁维护');
  await dispatcher.type('form-note', '道路红线内的路灯由城管执法局维护。');
  await dispatcher.tap('#action-submit');
  await dispatcher.sees('具有约束力，不能再退单');

  await deliverDue(city.deps);
  await dispatcher.open('office/rulings/index');
  await dispatcher.sees('道路红线内的路灯由城管执法局维护');
  const next = await accepted(city);
  await dispatcher.open(`center/ticket/index?id=${next.id}`);
  await begins(dispatcher, 'dispatch');
  await dispatcher.sees('裁定：道路红线内的路灯由城管执法局维护');
}

/** From a figure of the scores to a ticket behind it. */
export async function figureOpensItsTickets(supervisor: Screen, city: City): Promise<void> {
  await deliverDue(city.deps);
  await enters(supervisor, people.supervisor, 'office/scores/index');
  await supervisor.sees('全市');
  await supervisor.tap('#rate-finish');
  await supervisor.sees('办结率');
  await supervisor.tap('查看工单');
  await supervisor.sees('办理记录');
}

/** Raised from the ticket, found in its level. */
export async function supervisionIsRaised(supervisor: Screen, city: City): Promise<void> {
  const open = await city.deps.models.tickets
    .findOne({ status: 'handling', supervision: { $exists: false } })
    .lean();
  if (!open) throw new Error('nothing is being handled');
  await enters(supervisor, people.supervisor, `office/ticket/index?id=${String(open._id)}`);
  await begins(supervisor, 'supervise');
  await supervisor.tap('专班调度');
  await supervisor.type('form-note', '请于三日内办结并报督查室');
  await supervisor.tap('#action-submit');
  // The form names the level as well: that it is on the screen does not say that it was raised.
  await until('the supervision', () =>
    city.deps.models.tickets.exists({ _id: open._id, supervision: { $exists: true } }),
  );
  await supervisor.sees('专班调度');
  await supervisor.open('office/supervision/index');
  await supervisor.tap(`#ticket-${open.number}`);
  await supervisor.sees('请于三日内办结并报督查室');
}

/** The example of a notice, not the notice itself: the real one is published by the State Council. */
const EXAMPLE = { off: '1月1日—3日，2月6日—12日，5月1日—5日，10月1日—7日', worked: '1月9日' };

export async function noticeIsImported(admin: Screen): Promise<void> {
  await enters(admin, people.admin, 'office/rules/index');
  await admin.sees('2027年还没有安排');
  await admin.tap('#calendar-change');
  await admin.type('form-daysOff', '春节八天');
  await admin.tap('#action-submit');
  // What cannot be read is said, and nothing is published.
  await admin.sees('请写成');
  await admin.type('form-daysOff', EXAMPLE.off);
  await admin.type('form-daysWorked', EXAMPLE.worked);
  await admin.tap('#action-submit');
  await admin.sees('放假：1月1日—3日，2月6日—12日');
  await admin.seesNoMore('2027年还没有安排');
}
