/** The resident has the last word: before a call, after closing, and over what others write in their name. */
import { DAY_MS } from '../harness/clock';
import { deliverDue } from '../harness/deliver';
import { startTestServer, type TestServer } from '../harness/server';
import { newKey, refusalOf, reported, submitted, verified, type Story } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Reader = 'wang' | 'roadsClerk' | 'roadsHead' | 'qian' | 'supervisor';
async function inboxOf(who: Reader, { id }: Story): Promise<string[]> {
  await deliverDue(server.deps);
  const { items } = await server.as(who).listNotices({ query: { limit: '100' } });
  return items.filter(({ ticketId }) => ticketId === id).map(({ title }) => title);
}

test('解决了 closes the ticket without a call, with the stars the resident pressed', async () => {
  const story = await submitted(server);
  await story.go(...reported);
  expect(await inboxOf('wang', story)).toContain('请您评价');
  const closed = await story.go(['wang', 'verdict', { verdict: 'solved', stars: 4 }]);
  expect(closed).toMatchObject({
    status: 'closed',
    rating: { stars: 4, satisfaction: 'satisfied' },
    callbacks: [{ verdict: 'solved', stars: 4 }],
  });
  expect(closed.timeline.at(-1)).toMatchObject({ title: '解决了', who: '您' });
  expect((await story.refused('zhao', 'callback')).status).toBe(409);
});

test('没来过 sends it back, tells the unit, and asks 督查 to look', async () => {
  const story = await submitted(server);
  await story.go(...verified);
  const redone = await story.go(['wang', 'verdict', { verdict: 'neverCame', text: '一直没有人来。' }]);
  expect(redone).toMatchObject({ status: 'handling', redos: 1 });
  expect(await inboxOf('roadsClerk', story)).toContain('退回重办');
  expect(await inboxOf('supervisor', story)).toContain('没来过');
});

test('没解决 after closing opens it again for seven days; the unit, its head and the centre hear', async () => {
  const story = await submitted(server);
  expect(await story.go(...verified, ['zhao', 'callback'])).toMatchObject({ status: 'closed' });
  expect((await story.seenBy('wang')).reopenUntil).toBeDefined();
  server.clock.forward(2 * DAY_MS);
  const again = await story.go(['wang', 'reopen', { text: '又陷下去了。' }]);
  expect(again).toMatchObject({ status: 'handling', redos: 1 });
  for (const who of ['roadsClerk', 'roadsHead', 'qian'] as const)
    expect(await inboxOf(who, story)).toContain('重新办理');

  const late = await submitted(server);
  await late.go(...verified, ['zhao', 'callback']);
  server.clock.forward(8 * DAY_MS);
  expect((await late.seenBy('wang')).reopenUntil).toBeUndefined();
  expect((await late.refused('wang', 'reopen')).error.message).toContain('再次反映');
});

test('what a caller wrote in their name is shown in their words; an objection opens the callback again', async () => {
  const story = await submitted(server);
  await story.go(...verified, ['zhao', 'callback', { note: '内部：语气很急。' }]);
  const seen = await story.seenBy('wang');
  expect(seen.timeline.at(-1)?.text).toContain('您说问题解决了，满意。');
  expect(seen.callbacks).toEqual([expect.objectContaining({ objectable: true, note: '' })]);
  const objected = await story.go(['wang', 'object', { call: 0, text: '没有人打过电话。' }]);
  expect(objected).toMatchObject({ status: 'pendingCallback' });
  expect(await inboxOf('qian', story)).toContain('回访异议');
  expect((await story.seenBy('qian')).callbacks).toEqual([
    expect.objectContaining({ objection: { at: expect.any(String), text: '没有人打过电话。' } }),
  ]);
  expect((await story.refused('wang', 'object', { call: 0 })).status).toBe(409);
});

test('a verdict pressed in the moment of the call: one of them counts', async () => {
  const story = await submitted(server);
  await story.go(...verified);
  const version = await story.version();
  const params = { id: story.id };
  const said = { contacted: true, solved: true, satisfaction: 'satisfied', version } as const;
  const outcomes = await Promise.allSettled([
    server.as('wang').verdict({
      params,
      body: { verdict: 'notSolved', text: '还在漏。', photos: [] },
      key: newKey(),
    }),
    server.as('zhao').callback({ params, body: said, key: newKey() }),
  ]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a neighbour gives no verdict on a matter that is not theirs', async () => {
  const story = await submitted(server);
  await story.go(...reported);
  const body = { verdict: 'solved', stars: 1 } as const;
  const given = server.as('li').verdict({ params: { id: story.id }, body, key: newKey() });
  expect((await refusalOf(given)).status).toBe(404);
});

test('what can no longer be opened is taken up by a new ticket, linked to one’s own alone', async () => {
  const story = await submitted(server);
  await story.go(...verified, ['zhao', 'callback']);
  const again = await submitted(server, 'wang', { previousId: story.id });
  const linked = { previous: { id: story.id, number: story.number } };
  expect(await again.seenBy('wang')).toMatchObject(linked);
  expect(await again.seenBy('qian')).toMatchObject(linked);
  const foreign = await refusalOf(submitted(server, 'li', { previousId: story.id }));
  expect(foreign.fields).toEqual({ previousId: '没有找到您上一次反映的诉求' });
});

test('the rates follow a verdict, an objection and a reopening at once', async () => {
  const rates = async () => {
    await deliverDue(server.deps);
    const docs = await server.deps.models.scoreFacts.find({ unitId: 'roads' }).lean();
    const sum = (which: 'n' | 'd', rate: 'finish' | 'satisfied') =>
      docs.reduce((all, doc) => all + (doc[which][rate] ?? 0), 0);
    return [sum('n', 'finish'), sum('n', 'satisfied'), sum('d', 'satisfied')];
  };
  const [finish = 0, satisfied = 0, asked = 0] = await rates();
  const story = await submitted(server);
  await story.go(...reported, ['wang', 'verdict', { verdict: 'solved', stars: 5 }]);
  expect(await rates()).toEqual([finish + 1, satisfied + 1, asked + 1]);
  await story.go(['wang', 'reopen']);
  expect(await rates()).toEqual([finish, satisfied, asked + 1]);
  const called = await submitted(server);
  await called.go(...verified, ['zhao', 'callback']);
  expect(await rates()).toEqual([finish + 1, satisfied + 1, asked + 2]);
  // It waits for the centre to call again: the unit has finished its part.
  await called.go(['wang', 'object', { call: 0 }]);
  expect(await rates()).toEqual([finish + 1, satisfied, asked + 1]);
});

test('of a 举报 that went before, only those hear who may read it', async () => {
  const tip = await submitted(server, 'wang', { type: 'tipOff' });
  await tip.go(['zhao', 'refuse']);
  const again = await submitted(server, 'wang', { previousId: tip.id });
  await again.go(['zhao', 'accept'], ['qian', 'dispatch'], ['roadsClerk', 'sign']);
  expect((await again.seenBy('roadsClerk')).previous).toBeUndefined();
  expect((await again.seenBy('wang')).previous).toEqual({ id: tip.id, number: tip.number });
  expect((await tip.seenBy('wang')).next).toEqual({ id: again.id, number: again.number });
  const open = await refusalOf(submitted(server, 'wang', { previousId: again.id }));
  expect(open.fields).toEqual({ previousId: expect.stringContaining('还在办理') });
});
