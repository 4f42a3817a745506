/** Who may see which ticket: what is not one's own is not there, in the same words as what never was. */
import { posterScene } from '@jsjb/bff/poster/access/posterCode';
import type { TicketDoc } from '@jsjb/bff/ticket/store/ticketDoc';
import type { CallError } from '@jsjb/shared/kit/client';
import { openStatuses } from '@jsjb/shared/ticket/lifecycle';
import { Types } from 'mongoose';
import { FAR_GRID, POSTER, type CastName } from '../factories/smallCity';
import { DAY_MS, HOUR_MS } from '../harness/clock';
import { startTestServer, type TestServer } from '../harness/server';
import { dispatched, refusalOf, submitted, type Story } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const read = (who: CastName, id: string): Promise<CallError> =>
  refusalOf(server.as(who).readTicket({ params: { id } }));
const atPoster = () => ({ place: { text: '', scene: posterScene(POSTER, server.deps.keys) } });

test('another resident, another unit, another grid and another town find nothing, as if it did not exist', async () => {
  const story = await submitted(server, 'wang', atPoster());
  await story.go(...dispatched);
  for (const who of ['li', 'heatingHead', 'crewClerk', 'farGridWorker', 'farLeader', 'admin'] as const) {
    const hidden = await read(who, story.id);
    const missing = await read(who, 'f'.repeat(24));
    expect({ ...hidden.error, requestId: '' }).toEqual({ ...missing.error, requestId: '' });
    expect(hidden.status).toBe(404);
  }
});

test('the requester, the centre, the unit, the grid worker of the place and the leaders above it do see it', async () => {
  const story = await submitted(server, 'wang', atPoster());
  await story.go(...dispatched);
  const readers: CastName[] = [
    'wang',
    'zhao',
    'qian',
    'supervisor',
    'roadsClerk',
    'roadsHead',
    'gridWorker',
    'mayor',
    'townLeader',
  ];
  for (const who of readers) expect(await story.seenBy(who)).toMatchObject({ number: story.number });
});

test('what one may not read one may not act on either', async () => {
  const story = await submitted(server);
  await story.go(...dispatched);
  expect(await story.refused('heatingHead', 'sign')).toMatchObject({ status: 404 });
  expect(await story.refused('li', 'withdraw')).toMatchObject({ status: 404 });
  expect(await story.refused('farGridWorker', 'verify')).toMatchObject({ status: 404 });
});

test('a unit above sees what went to a unit below it; the unit below sees only its own', async () => {
  const story = await submitted(server);
  await story.go(['zhao', 'accept'], ['qian', 'dispatch', { leadUnitId: 'roads-crew' }]);
  expect(await story.seenBy('roadsHead')).toMatchObject({ unit: { id: 'roads-crew' } });
  const other = await submitted(server);
  await other.go(...dispatched);
  expect((await read('crewClerk', other.id)).status).toBe(404);
});

test('a unit that gave a ticket away keeps seeing what it dealt with', async () => {
  const story = await submitted(server);
  await story.go(...dispatched, ['roadsHead', 'requestReturn'], ['qian', 'approveReturn']);
  expect(await story.seenBy('roadsClerk')).toMatchObject({ unit: { id: 'heating' }, abilities: [] });
});

test('a confidential report is not shown to the grid worker of the place', async () => {
  const story = await submitted(server, 'wang', { ...atPoster(), type: 'tipOff' });
  expect((await read('gridWorker', story.id)).status).toBe(404);
  const list = await server.as('gridWorker').listTickets({ query: { queue: 'all' } });
  expect(list.items.map(({ number }) => number)).not.toContain(story.number);
});

test('what the centre finds to be a report is confidential from then on, as if it had come as one', async () => {
  const story = await submitted(server, 'wang', atPoster());
  expect((await story.seenBy('gridWorker')).confidential).toBe(false);
  await story.go(['zhao', 'accept', { type: 'tipOff' }]);
  expect(await story.seenBy('zhao')).toMatchObject({ type: 'tipOff', confidential: true });
  expect((await read('gridWorker', story.id)).status).toBe(404);
  expect(await story.refused('li', 'join')).toMatchObject({ status: 404 });
  await story.go(['qian', 'dispatch'], ['roadsClerk', 'sign']);
  expect((await story.seenBy('roadsClerk')).requester).toMatchObject({ name: '匿名市民', canUnmask: false });
});

test('a list shows to nobody what they could not open', async () => {
  await submitted(server, 'gridWorker');
  await submitted(server, 'li', atPoster());
  for (const who of [
    'wang',
    'roadsClerk',
    'gridWorker',
    'farGridWorker',
    'townLeader',
    'farLeader',
  ] as const) {
    for (const queue of ['mine', 'todo', 'done', 'all'] as const) {
      const { items } = await server.as(who).listTickets({ query: { queue, limit: '100' } });
      for (const { id } of items) await server.as(who).readTicket({ params: { id } });
      expect(items.every(({ number }) => number.length > 0)).toBe(true);
    }
  }
});

test('the far grid worker has an empty list while the near one has work', async () => {
  const boxOf = (who: CastName) => server.as(who).listTickets({ query: { queue: 'all' } });
  expect((await boxOf('gridWorker')).items.length).toBeGreaterThan(0);
  expect((await boxOf('farGridWorker')).items).toEqual([]);
  expect(FAR_GRID).not.toBe('');
});

test('a resident sees neither the units nor the summary page', async () => {
  expect((await refusalOf(server.as('wang').listUnits())).status).toBe(403);
  expect((await refusalOf(server.as('wang').readSummary())).status).toBe(403);
  expect((await refusalOf(server.as('wang').readRecent())).status).toBe(403);
  expect((await refusalOf(server.stranger.readMe())).status).toBe(401);
});

test('the summary of a town counts the town only, and the city counts everything', async () => {
  const refused = await submitted(server);
  await refused.go(['zhao', 'refuse']);
  const { tickets } = server.deps.models;
  const stored = (scope: string, statuses: object) =>
    tickets.countDocuments({ 'list.scopes': scope, status: statuses });
  const total = (statuses: { count: number }[]) => statuses.reduce((sum, { count }) => sum + count, 0);
  for (const [who, scope] of [
    ['mayor', 'city'],
    ['townLeader', 'area:620302101'],
    ['farLeader', 'area:620321100'],
  ] as const) {
    const summary = await server.as(who).readSummary();
    const open = await stored(scope, { $in: [...openStatuses] });
    expect([who, total(summary.statuses), summary.open]).toEqual([who, open, open]);
    const { ended } = await server.as(who).readRecent();
    const endedNow = await stored(scope, { $nin: [...openStatuses, 'merged'] });
    expect([who, total(ended)]).toEqual([who, endedNow]);
  }
  expect(await stored('city', { $nin: [...openStatuses, 'merged'] })).toBeGreaterThan(0);
});

test('what was done and raised longer than thirty days ago is not counted as recent', async () => {
  const recent = () => server.as('mayor').readRecent();
  const refused = await submitted(server);
  await refused.go(['zhao', 'refuse']);
  const countOf = async () => (await recent()).ended.find(({ status }) => status === 'refused')?.count ?? 0;
  const now = server.clock.now();
  const before = await countOf();
  server.clock.forward(29 * DAY_MS);
  expect(await countOf()).toBe(before);
  server.clock.forward(DAY_MS);
  expect((await recent()).ended).toEqual([]);
  expect((await recent()).categories).toEqual([]);
  server.clock.set(now);
  expect(before).toBeGreaterThan(0);
});

/** As many again of this ticket, from years ago. */
async function copied(id: string, count: number, from: number): Promise<void> {
  const { collection } = server.deps.models.tickets;
  const [doc] = (await collection.find({ _id: new Types.ObjectId(id) }).toArray()) as unknown as TicketDoc[];
  if (!doc) throw new Error(`no ticket ${id}`);
  // What is sealed opens for the ticket it was sealed for alone.
  const { _id, idempotency: _idempotency, personal: _personal, ...rest } = doc;
  const list = {
    ...rest.list,
    submittedDay: '2019-01-01',
    ...(rest.list.endedDay && { endedDay: '2019-01-02' }),
  };
  const copies = Array.from({ length: count }, (_, i) => ({ ...rest, list, number: `2019${from + i}` }));
  await collection.insertMany(copies as never[]);
}

test('the summary, the posters’ health and the lists under a light read what is open and recent, not all that ever was', async () => {
  const [open, ended] = [await submitted(server), await submitted(server, 'wang', atPoster())];
  await ended.go(['zhao', 'refuse']);
  await copied(open.id, 300, 1000);
  await copied(ended.id, 900, 5000);
  const { collection } = server.deps.models.tickets;
  const find = jest.spyOn(collection, 'find');
  const aggregate = jest.spyOn(collection, 'aggregate');
  await server.as('mayor').readSummary();
  await server.as('mayor').readRecent();
  await server.as('qian').readPosterHealth({ query: {} });
  await server.as('mayor').listTickets({ query: { queue: 'all', light: 'red' } });
  const asked = [...find.mock.results, ...aggregate.mock.results];
  find.mockRestore();
  aggregate.mockRestore();
  expect(asked.length).toBeGreaterThanOrEqual(5);
  for (const { value } of asked) {
    const explained = JSON.stringify(await (value as { explain(): Promise<object> }).explain());
    expect(Number(/"totalDocsExamined":(\d+)/.exec(explained)?.[1])).toBeLessThan(900);
  }
  await collection.deleteMany({ number: /^2019/ });
});

test('what is shelved is counted by itself: neither late nor soon due, in the summary as in the lists', async () => {
  const before = await server.as('mayor').readSummary();
  const roadsIn = ({ units }: typeof before) =>
    units.find(({ unit }) => unit.id === 'roads') ?? { open: 0, overdue: 0 };
  const stories: Story[] = [];
  for (const limit of ['3h', '24h'] as const) {
    const story = await submitted(server);
    await story.go(['zhao', 'accept'], ['qian', 'dispatch', { limit }]);
    await story.go(['roadsClerk', 'sign'], ['roadsClerk', 'contact']);
    stories.push(story);
  }
  const now = server.clock.now();
  server.clock.forward(2 * HOUR_MS);
  const running = await server.as('mayor').readSummary();
  expect(running.overdue - before.overdue).toBeGreaterThanOrEqual(1);
  expect(running.dueSoon - before.dueSoon).toBeGreaterThanOrEqual(1);
  for (const story of stories) await story.go(['roadsHead', 'requestShelving'], ['qian', 'decideShelving']);
  // Nothing else may fall due meanwhile.
  server.clock.set(now);
  server.clock.forward(2 * HOUR_MS);
  const after = await server.as('mayor').readSummary();
  expect(after.overdue).toBe(running.overdue - 1);
  expect(after.dueSoon).toBe(running.dueSoon - 1);
  expect(roadsIn(after)).toMatchObject({
    open: roadsIn(running).open,
    overdue: roadsIn(running).overdue - 1,
  });
});

test('the leader of a department sees what the department has to do with, not the whole city', async () => {
  await server.deps.models.people.updateOne(
    { _id: 'lent' },
    { $set: { posts: [{ role: 'leader', unitId: 'heating' }] } },
  );
  const leader = server.as('lent');
  const report = await submitted(server, 'wang', { type: 'tipOff' });
  await report.go(...dispatched);
  const own = await submitted(server, 'li');
  await own.go(['zhao', 'accept'], ['qian', 'dispatch', { leadUnitId: 'heating' }]);
  expect(await refusalOf(report.seenBy('lent'))).toMatchObject({ status: 404 });
  expect(await own.seenBy('lent')).toMatchObject({ number: own.number });
  const { items } = await leader.listTickets({ query: { queue: 'all', limit: '100' } as never });
  expect(items.map(({ unit }) => unit?.id)).toEqual(items.map(() => 'heating'));
  expect(items.map(({ number }) => number)).toContain(own.number);
  const { statuses } = await leader.readSummary();
  const counted = statuses.reduce((sum, { count }) => sum + count, 0);
  expect(counted).toBe(items.length);
  const period = '2026-03';
  expect(await refusalOf(leader.readScores({ query: { period, by: 'category' } }))).toMatchObject({
    status: 403,
  });
});
