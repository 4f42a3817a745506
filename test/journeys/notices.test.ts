/** People hear what happens to their tickets: once, in the day, and not lost while WeChat is away. */
import { sendNotices } from '@jsjb/bff/notice/jobs/sendNotices';
import type { NoticeDoc } from '@jsjb/bff/notice/store/noticeModels';
import type { Client } from '@jsjb/bff/contract';
import type { NoticeTemplate } from '@jsjb/shared/notice/contract';
import { demoTemplateId } from '../wechat-sandbox/accounts';
import { aComplaint } from '../factories/bodies';
import { cst, HOUR_MS } from '../harness/clock';
import { deliverDue } from '../harness/deliver';
import { dispatched, handling, newKey, storyOf, verified, type Step, type Story } from '../harness/story';
import { startWechatServer, type WechatServer } from '../harness/wechat';

let wechat: WechatServer;
beforeAll(async () => {
  wechat = await startWechatServer();
  await wechat.trial.control('pages', {
    pages: ['resident/ticket/index', 'agency/ticket/index', 'center/ticket/index'],
  });
});
afterAll(() => wechat.close());
beforeEach(async () => {
  await wechat.trial.control('faults/clear');
  // A morning of its own for every test.
  const today = new Date(wechat.server.clock.now().getTime() + 24 * HOUR_MS);
  wechat.server.clock.set(cst(`${today.toISOString().slice(0, 10)} 09:00`));
});

const deps = () => wechat.server.deps;
const notices = (filter: object) => deps().models.notices.find(filter).sort({ at: 1 }).lean<NoticeDoc[]>();
async function work(): Promise<void> {
  await deliverDue(deps());
  await sendNotices(deps());
}

interface Someone {
  client: Client;
  openid: string;
  story: Story;
}

let people = 0;
/** A resident with a ticket, whose phone allows so many messages. */
async function someone(allowed: number, template: NoticeTemplate = 'progress'): Promise<Someone> {
  people += 1;
  const name = `市民${people}`;
  const client = wechat.staying(await wechat.signIn(name));
  const openid = await wechat.openid(name);
  if (allowed > 0) {
    await wechat.trial.control('consents', { openid, templateId: demoTemplateId(template), count: allowed });
    for (let i = 0; i < allowed; i += 1)
      await client.recordSubscription({ body: { accepted: [template] }, key: newKey() });
  }
  const ticket = await client.submitTicket({ body: aComplaint, key: newKey() });
  return { client, openid, story: storyOf(wechat.server, ticket) };
}

const received = async (openid: string): Promise<Record<string, string>[]> => {
  const answer = await fetch(`${wechat.trial.sandbox.baseUrl}/__sandbox/messages?openid=${openid}`);
  const { messages } = (await answer.json()) as { messages: { data: Record<string, string> }[] };
  return messages.map(({ data }) => data);
};

test('the requester hears of each step, on the phone as often as allowed, in the inbox always', async () => {
  const { client, openid, story } = await someone(2);
  await story.go(...verified);
  await work();
  expect((await received(openid)).map((data) => [data['character_string1'], data['phrase3']])).toEqual([
    [story.number, '已受理'],
    [story.number, '已派单'],
  ]);
  const inbox = await client.listNotices();
  expect(inbox.items.map(({ title }) => title)).toEqual(['请您评价', '已派单', '已受理']);
  expect(inbox.unread).toBe(3);
  expect(inbox.items[0]).toMatchObject({
    number: story.number,
    page: `resident/ticket/index?id=${story.id}`,
    read: false,
  });
  expect((await client.readNotices({ body: { ids: [inbox.items[0]?.id ?? ''] } })).unread).toBe(2);
  expect((await client.readNotices({ body: {} })).unread).toBe(0);
  expect((await notices({ ticketId: story.id, template: 'progress' })).map(({ state }) => state)).toEqual([
    'sent',
    'sent',
  ]);
  // The one message of its template is kept for this question.
  expect(await notices({ ticketId: story.id, template: 'callback' })).toHaveLength(1);
});

test('an allowance counts once however often the phone sends it, and nobody reads a neighbour’s inbox', async () => {
  const { client, story } = await someone(0);
  const key = newKey();
  const body = { accepted: ['progress' as const] };
  for (let i = 0; i < 3; i += 1) await client.recordSubscription({ body, key });
  const { items } = await client.listNoticeTemplates();
  expect(items.find(({ template }) => template === 'progress')).toMatchObject({ left: 1 });
  await story.go(...dispatched);
  await work();
  const other = await someone(0);
  expect((await other.client.listNotices()).items).toEqual([]);
  const id = (await client.listNotices()).items[0]?.id ?? '';
  await other.client.readNotices({ body: { ids: [id] } });
  expect((await client.listNotices()).unread).toBe(2);
});

test('the officials of the unit hear of new work at their desk, and who did it is not told of it', async () => {
  const { story } = await someone(0);
  await story.go(...dispatched);
  await work();
  const told = await notices({ ticketId: story.id, template: 'deadline' });
  expect(told.map(({ personId }) => personId).sort()).toEqual(['lent', 'roadsClerk', 'roadsHead']);
  const desk = await wechat.server.as('roadsClerk').listNotices();
  expect(desk.items.find(({ ticketId }) => ticketId === story.id)).toMatchObject({
    title: '待签收',
    page: `agency/ticket/index?id=${story.id}`,
  });
  await wechat.server.as('roadsClerk').sign({ params: { id: story.id }, body: { version: 3 } });
});

test('a unit that asked and was refused hears of it at its desk; the requester knows of no request', async () => {
  const { client, story } = await someone(0);
  const refusals: [unitRequest: Step, refusal: Step, title: string][] = [
    [['roadsHead', 'requestReturn'], ['qian', 'rejectReturn'], '退单未准'],
    [['roadsHead', 'requestExtension'], ['qian', 'decideExtension', { approved: false }], '延期未准'],
    [['roadsHead', 'requestShelving'], ['qian', 'decideShelving', { approved: false }], '挂账未准'],
    [['roadsHead', 'requestTermination'], ['qian', 'decideTermination', { approved: false }], '终止未准'],
  ];
  await story.go(...handling);
  for (const [unitRequest, refusal] of refusals) await story.go(unitRequest, refusal);
  await work();
  const desk = await wechat.server.as('roadsHead').listNotices();
  const titles = desk.items.filter(({ ticketId }) => ticketId === story.id).map(({ title }) => title);
  expect(titles).toEqual([...refusals.map(([, , title]) => title).reverse(), '待签收']);
  expect((await client.listNotices()).items.map(({ title }) => title)).toEqual(['已派单', '已受理']);
});

test.each<[unitRequest: string, decision: Step, title: string, told: string]>([
  ['requestReturn', ['qian', 'approveReturn'], '退单已准', '重新派单'],
  ['requestExtension', ['qian', 'decideExtension'], '延期已准', '时限延长'],
  ['requestShelving', ['qian', 'decideShelving'], '挂账已准', '列入计划'],
  ['requestTermination', ['qian', 'decideTermination'], '终止已准', '终止办理'],
])('a unit hears that its %s was granted', async (unitRequest, decision, title, told) => {
  const { client, story } = await someone(0);
  await story.go(...handling, ['roadsHead', unitRequest] as Step, decision);
  await work();
  const desk = await wechat.server.as('roadsHead').listNotices();
  expect(desk.items.find(({ ticketId }) => ticketId === story.id)?.title).toBe(title);
  expect((await client.listNotices()).items[0]?.title).toBe(told);
});

test('a worker that starts again and again makes one message of one event', async () => {
  const { openid, story } = await someone(5);
  await story.go(...dispatched);
  await work();
  for (let i = 0; i < 5; i += 1) {
    // As after a crash between telling and marking it told.
    await deps().models.tickets.updateOne(
      { number: story.number },
      { $set: { 'outbox.seq': 0, 'outbox.due': deps().now() } },
    );
    await Promise.all([deliverDue(deps()), deliverDue(deps()), sendNotices(deps()), sendNotices(deps())]);
  }
  expect(await received(openid)).toHaveLength(2);
  expect(await notices({ ticketId: story.id, template: 'progress' })).toHaveLength(2);
});

test('a message that was being sent when the process died is not sent twice; the inbox has it', async () => {
  const { client, openid, story } = await someone(5);
  await story.go(...dispatched);
  await deliverDue(deps());
  const [first] = await notices({ ticketId: story.id, template: 'progress' });
  const leaseUntil = new Date(deps().now().getTime() + 60_000);
  await deps().models.notices.updateOne({ _id: first?._id }, { $set: { state: 'sending', leaseUntil } });
  await sendNotices(deps());
  expect(await received(openid)).toHaveLength(1);
  wechat.server.clock.forward(61_000);
  await sendNotices(deps());
  expect(await received(openid)).toHaveLength(1);
  expect((await client.listNotices()).items).toHaveLength(2);
});

test('at night no phone rings but for urgent work of a unit', async () => {
  const { openid, story } = await someone(5);
  wechat.server.clock.set(cst(`${wechat.server.clock.now().toISOString().slice(0, 10)} 22:30`));
  await story.go(['zhao', 'accept', { urgency: 'urgent' }], ['qian', 'dispatch']);
  await work();
  expect(await received(openid)).toEqual([]);
  const told = await notices({ ticketId: story.id });
  expect(told.filter(({ urgent }) => urgent).map(({ state }) => state)).toEqual(['inbox', 'inbox', 'inbox']);
  const morning = told
    .filter(({ urgent }) => !urgent)
    .map(({ nextAt }) => nextAt.toISOString().slice(11, 16));
  expect(morning).toEqual(['23:00', '23:00']);
  wechat.server.clock.forward(7 * HOUR_MS);
  await work();
  expect(await received(openid)).toHaveLength(2);
});

test('WeChat is down for ten minutes: every submission succeeds, and the messages arrive after', async () => {
  const before = await someone(5);
  await wechat.trial.control('faults', [
    { path: '/cgi-bin/message/subscribe/send', kind: 'status', status: 503, times: 100_000 },
    { path: '/wxa/msg_sec_check', kind: 'status', status: 503, times: 100_000 },
  ]);
  for (let i = 0; i < 20; i += 1)
    await before.client.submitTicket({
      body: { ...aComplaint, content: `${aComplaint.content}${i}` },
      key: newKey(),
    });
  await before.story.go(...dispatched);
  for (let minute = 0; minute < 10; minute += 1) {
    await work();
    wechat.server.clock.forward(60_000);
  }
  expect(await received(before.openid)).toEqual([]);
  await wechat.trial.control('faults/clear');
  for (let minute = 0; minute < 3; minute += 1) {
    await work();
    wechat.server.clock.forward(60_000);
  }
  expect(await received(before.openid)).toHaveLength(2);
  const { items } = await before.client.listNoticeTemplates();
  expect(items.find(({ template }) => template === 'progress')?.left).toBe(3);
});

test('a message that WeChat took without our hearing of it is not sent again; the inbox has it', async () => {
  const { client, openid, story } = await someone(5);
  await story.go(['zhao', 'accept']);
  await wechat.trial.control('faults', {
    path: '/cgi-bin/message/subscribe/send',
    kind: 'reset',
    after: true,
    times: 1,
  });
  await work();
  // The person's phone has rung.
  expect(await received(openid)).toHaveLength(1);
  for (let minute = 0; minute < 10; minute += 1) {
    wechat.server.clock.forward(60_000);
    await work();
  }
  expect(await received(openid)).toHaveLength(1);
  expect((await notices({ ticketId: story.id, template: 'progress' })).map(({ state }) => state)).toEqual([
    'unsure',
  ]);
  expect((await client.listNotices()).items).toHaveLength(1);
  await story.go(['qian', 'dispatch']);
  await work();
  expect(await received(openid)).toHaveLength(2);
});

test('WeChat hangs for ten minutes: one message is risked, the others wait until it answers again', async () => {
  const { openid, story } = await someone(9);
  await wechat.trial.control('faults', { path: '/cgi-bin/*', kind: 'hang', times: 100_000 });
  await story.go(...dispatched);
  const more = await someone(0);
  await more.story.go(...dispatched);
  for (let minute = 0; minute < 3; minute += 1) {
    await work();
    wechat.server.clock.forward(60_000);
  }
  expect(await received(openid)).toEqual([]);
  await wechat.trial.control('faults/clear');
  await work();
  await work();
  const states = (await notices({ ticketId: story.id, template: 'progress' })).map(({ state }) => state);
  expect(states.filter((state) => state === 'sent').length).toBeGreaterThanOrEqual(1);
  expect(states.filter((state) => state === 'unsure').length).toBeLessThanOrEqual(1);
  expect(await received(openid)).toHaveLength(states.filter((state) => state === 'sent').length);
}, 60_000);

test('an official is warned before the time is up', async () => {
  const { story } = await someone(0);
  await story.go(...dispatched);
  const doc = await deps().models.tickets.findOne({ number: story.number }).lean();
  const { sweepDeadlines } = await import('@jsjb/bff/supervision/jobs/deadlineSweep');
  wechat.server.clock.set(new Date((doc?.clock?.dueAt.getTime() ?? 0) - HOUR_MS));
  await sweepDeadlines(deps(), new AbortController().signal);
  await work();
  const told = await notices({ ticketId: story.id, 'values.status': '即将到期' });
  expect(told.map(({ personId }) => personId).sort()).toEqual(['lent', 'roadsClerk', 'roadsHead']);
});
