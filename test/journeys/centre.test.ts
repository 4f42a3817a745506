/** What the centre does beside dispatching: answering, refusing, merging, supervising, calling back. */
import { posterScene } from '@jsjb/bff/poster/access/posterCode';
import { POSTER } from '../factories/smallCity';
import { deliverDue } from '../harness/deliver';
import { startTestServer, type TestServer } from '../harness/server';
import { dispatched, handling, submitted, verified, type Step, type Story } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const titlesOf = (ticket: { timeline: { title: string }[] }): string[] =>
  ticket.timeline.map(({ title }) => title);

test('the agent answers at once, and the resident reads the answer and rates it', async () => {
  const story = await submitted(server);
  await story.go(['zhao', 'answer']);
  const seen = await story.seenBy('wang');
  expect(seen).toMatchObject({ status: 'answered', answer: expect.stringContaining('供暖期') });
  expect(seen.abilities).toEqual(['reopen', 'rate']);
  expect(await story.go(['wang', 'rate', { stars: 4 }])).toMatchObject({ rating: { stars: 4 } });
  expect(await story.refused('wang', 'rate')).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
});

test('a refusal tells the resident the reason and where to turn', async () => {
  const story = await submitted(server);
  await story.go(['zhao', 'refuse']);
  const seen = await story.seenBy('wang');
  expect(seen).toMatchObject({ status: 'refused', refusal: 'petition' });
  expect(seen.timeline.at(-1)?.text).toBe('已由信访部门受理。 请向信访部门查询办理进度。');
  expect(await story.refused('zhao', 'refuse', { text: '' })).toMatchObject({
    status: 422,
    fields: { text: '请填写' },
  });
});

test('a grid worker settles on the spot what they reported themselves', async () => {
  const story = await submitted(server, 'gridWorker');
  expect(await story.go(['gridWorker', 'selfResolve'])).toMatchObject({ status: 'closed', channel: 'grid' });
  const other = await submitted(server, 'wang');
  expect(await other.refused('gridWorker', 'selfResolve')).toMatchObject({ status: 404 });
});

test('a dispatch to two units needs both, and never the same one twice', async () => {
  const story = await submitted(server);
  await story.go(['zhao', 'accept']);
  const wrong: [Step[2], string][] = [
    [{ mode: 'double' }, 'coUnitIds'],
    [{ coUnitIds: ['roads'] }, 'coUnitIds'],
    [{ leadUnitId: 'centre' }, 'leadUnitId'],
    [{ leadUnitId: 'nowhere' }, 'leadUnitId'],
    [{ category: '999999' }, 'category'],
  ];
  for (const [fields, field] of wrong) {
    const refusal = await story.refused('qian', 'dispatch', fields as { mode: 'double' });
    expect(refusal.status).toBe(422);
    expect(Object.keys(refusal.fields)).toEqual([field]);
  }
  const seen = await story.go(['qian', 'dispatch', { mode: 'double', coUnitIds: ['heating'] }]);
  expect(seen.legs.map(({ unit, role }) => [unit.id, role])).toEqual([
    ['roads', 'lead'],
    ['heating', 'co'],
  ]);
});

test('an agent does not dispatch, a dispatcher does not sign, a resident does neither', async () => {
  const story = await submitted(server);
  await story.go(['zhao', 'accept']);
  expect(await story.refused('zhao', 'dispatch')).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  expect(await story.refused('wang', 'dispatch')).toMatchObject({ status: 403 });
  await story.go(['qian', 'dispatch']);
  expect(await story.refused('qian', 'sign')).toMatchObject({ status: 403 });
  expect(await story.refused('wang', 'sign')).toMatchObject({ status: 403 });
});

test('children of a merged ticket come to their own callback when the parent has been handled', async () => {
  const parent = await submitted(server, 'wang');
  const child = await submitted(server, 'li');
  await child.go(['zhao', 'accept'], ['qian', 'merge', { parentId: parent.id }]);
  expect(await child.refused('zhao', 'answer')).toMatchObject({ status: 409 });
  expect(await child.seenBy('li')).toMatchObject({ status: 'merged' });
  await parent.go(...verified);
  await deliverDue(server.deps);
  const seen = await child.seenBy('li');
  expect(seen).toMatchObject({ status: 'pendingCallback', answer: '坑洞已经修补，并设置了警示标志。' });
  expect(titlesOf(seen).slice(-2)).toEqual(['与同一事项合并办理', '合并的事项已办理']);
  expect(JSON.stringify(seen)).not.toMatch(/内部/);
  expect(JSON.stringify(seen)).not.toContain(parent.number);
  expect(await child.go(['zhao', 'callback'])).toMatchObject({ status: 'closed' });
  expect(await parent.seenBy('wang')).toMatchObject({ status: 'pendingCallback' });
});

const merged = async (parentId: string): Promise<Story> => {
  const child = await submitted(server, 'li');
  await child.go(['zhao', 'accept'], ['qian', 'merge', { parentId }]);
  return child;
};

test.each<[string, Step[]]>([
  ['taken back', [['wang', 'withdraw']]],
  ['refused', [['zhao', 'refuse']]],
  ['ended', [...handling, ['roadsHead', 'requestTermination'], ['qian', 'decideTermination']]],
])('when the one it was merged into is %s, a ticket comes back to the centre', async (_how, steps) => {
  const parent = await submitted(server, 'wang');
  const child = await merged(parent.id);
  await parent.go(...steps);
  await deliverDue(server.deps);
  const seen = await child.seenBy('li');
  expect(seen.status).toBe('pendingReview');
  expect(seen.timeline.at(-1)).toMatchObject({ title: '恢复单独办理', who: '系统' });
  const todo = await server.as('qian').listTickets({ query: { queue: 'todo', limit: '100' } });
  expect(todo.items.map(({ number }) => number)).toContain(child.number);
  expect(await child.go(['qian', 'dispatch'])).toMatchObject({ status: 'pendingSign' });
});

test('a ticket merged into one that is merged itself, or that has been handled before, comes to its callback', async () => {
  const last = await submitted(server, 'wang');
  const middle = await submitted(server, 'li');
  const first = await merged(middle.id);
  await middle.go(['zhao', 'accept'], ['qian', 'merge', { parentId: last.id }]);
  await last.go(...verified);
  await deliverDue(server.deps);
  const late = await merged(last.id);
  await deliverDue(server.deps);
  for (const story of [first, middle, late])
    expect(await story.seenBy('li')).toMatchObject({ status: 'pendingCallback' });
});

test('two tickets merged into each other at the same instant are not both lost', async () => {
  const pair = [await submitted(server, 'wang'), await submitted(server, 'li')] as const;
  for (const story of pair) await story.go(['zhao', 'accept']);
  const merge = (one: Story, other: Story) =>
    server
      .as('qian')
      .merge({ params: { id: one.id }, body: { version: 2, parentId: other.id, note: '' } })
      .catch(() => undefined);
  await Promise.all([merge(...pair), merge(pair[1], pair[0])]);
  await deliverDue(server.deps);
  const statuses = [(await pair[0].seenBy('wang')).status, (await pair[1].seenBy('li')).status];
  expect(statuses.sort()).toEqual(['merged', 'pendingReview']);
});

test('a ticket is merged neither into itself nor into one that has ended', async () => {
  const story = await submitted(server);
  const ended = await submitted(server);
  await ended.go(['zhao', 'answer']);
  for (const parentId of [story.id, ended.id, 'f'.repeat(24)]) {
    expect(await story.refused('qian', 'merge', { parentId })).toMatchObject({
      status: 422,
      fields: { parentId: expect.any(String) },
    });
  }
});

test('a failed verification sends the ticket back to the same unit, on the same clock', async () => {
  const story = await submitted(server);
  const before = await story.go(...handling, ['roadsClerk', 'report']);
  expect(await story.refused('qian', 'verify', { passed: false, note: '' })).toMatchObject({
    fields: { note: expect.any(String) },
  });
  const again = await story.go(['qian', 'verify', { passed: false, note: '内部：坑还在。' }]);
  expect(again).toMatchObject({ status: 'handling', redos: 1, dueAt: before.dueAt });
  expect(again.legs).toHaveLength(1);
});

const dissatisfied: Step = ['zhao', 'callback', { solved: false, satisfaction: 'dissatisfied' }];
/** Verified by another than the round before. */
const redo = (verifier: 'qian' | 'gridWorker'): Step[] => [
  ['roadsClerk', 'report'],
  [verifier, 'verify'],
];

test('dissatisfied once is handled again, twice comes under supervision, and the third time ends as it is', async () => {
  const scene = posterScene(POSTER, server.deps.keys);
  const story = await submitted(server, 'wang', { place: { text: '', scene } });
  await story.go(...verified);
  const first = await story.go(dissatisfied);
  expect(first).toMatchObject({ status: 'handling', redos: 1 });
  expect(first.supervision).toBeUndefined();
  await story.go(...redo('gridWorker'));
  expect(await story.go(dissatisfied)).toMatchObject({
    status: 'handling',
    redos: 2,
    supervision: { level: 'key' },
  });
  await story.go(...redo('qian'));
  expect(await story.go(dissatisfied)).toMatchObject({ status: 'closed', redos: 2 });
  const seen = await story.seenBy('wang');
  expect(seen.timeline.at(-1)?.text).toContain('您说问题没有解决，不满意。');
});

test('three calls that nobody answers close the ticket, and it does not count as satisfied', async () => {
  const story = await submitted(server);
  await story.go(...verified);
  const unanswered: Step = [
    'zhao',
    'callback',
    { contacted: false, solved: undefined, satisfaction: undefined },
  ];
  expect(await story.go(unanswered)).toMatchObject({ status: 'pendingCallback' });
  expect(await story.go(unanswered)).toMatchObject({ status: 'pendingCallback' });
  const closed = await story.go(unanswered);
  expect(closed.status).toBe('closed');
  expect(closed.callbacks.map(({ satisfaction }) => satisfaction)).toEqual([undefined, undefined, undefined]);
  const doc = await server.deps.models.tickets.findOne({ number: story.number }).lean();
  expect(doc?.outcome?.kind).toBe('notContacted');
});

test('a call that was answered says whether it is solved and whether the resident is satisfied', async () => {
  const story = await submitted(server);
  await story.go(...verified);
  expect(await story.refused('zhao', 'callback', { solved: undefined })).toMatchObject({
    fields: { solved: expect.any(String) },
  });
  expect(await story.refused('zhao', 'callback', { satisfaction: undefined })).toMatchObject({
    fields: { satisfaction: expect.any(String) },
  });
});

test('the supervision office takes a ticket under its eyes; the resident sees only that it did', async () => {
  const story = await submitted(server);
  await story.go(...dispatched, ['supervisor', 'supervise', { level: 'taskForce' }]);
  expect(await story.seenBy('roadsClerk')).toMatchObject({ supervision: { level: 'taskForce' } });
  const seen = await story.seenBy('wang');
  expect(seen.supervision).toBeUndefined();
  expect(titlesOf(seen).at(-1)).toBe('专班调度');
  expect(JSON.stringify(seen)).not.toContain('内部');
  expect(await story.refused('roadsClerk', 'supervise')).toMatchObject({ status: 403 });
});
