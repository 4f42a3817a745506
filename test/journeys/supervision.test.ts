/** Three levels of supervision: listed, counted, raised and lowered with a reason, in each reader's own reach. */
import { startTestServer, type TestServer } from '../harness/server';
import { handling, refusalOf, submitted, type Story } from '../harness/story';

let server: TestServer;
let key: Story;
let daily: Story;
beforeAll(async () => {
  server = await startTestServer();
  key = await submitted(server);
  await key.go(...handling, ['supervisor', 'supervise', { level: 'key', note: '内部：三天内办结。' }]);
  daily = await submitted(server, 'li');
  await daily.go(...handling, ['qian', 'supervise']);
});
afterAll(() => server.close());

const numbers = async (name: Parameters<TestServer['as']>[0], level: 'daily' | 'key' | 'taskForce') =>
  (await server.as(name).listTickets({ query: { queue: 'all', supervised: level } })).items.map(
    ({ number }) => number,
  );

test('each level lists its tickets and nothing else, and the figures are those of the lists', async () => {
  expect(await numbers('supervisor', 'key')).toEqual([key.number]);
  expect(await numbers('supervisor', 'daily')).toEqual([daily.number]);
  expect(await numbers('supervisor', 'taskForce')).toEqual([]);
  expect(await numbers('farLeader', 'key')).toEqual([]);
  expect((await server.as('supervisor').readSupervision({})).levels).toEqual([
    { level: 'daily', open: 1, overdue: 0 },
    { level: 'key', open: 1, overdue: 0 },
    { level: 'taskForce', open: 0, overdue: 0 },
  ]);
  expect(await refusalOf(server.as('roadsHead').readSupervision({}))).toMatchObject({ status: 403 });
});

test('the list says the level to offices and not to the resident', async () => {
  expect(await key.seenBy('roadsClerk')).toMatchObject({ supervised: 'key' });
  expect(await key.seenBy('wang')).not.toHaveProperty('supervised');
});

test('lowering needs a reason and the supervision office; the timeline says from what to what', async () => {
  expect(await key.refused('qian', 'supervise', { level: 'daily', note: '内部：有进展。' })).toMatchObject({
    status: 403,
  });
  expect(await key.refused('supervisor', 'supervise', { level: 'daily', note: '' })).toMatchObject({
    status: 422,
  });
  const seen = await key.go(['supervisor', 'supervise', { level: 'daily', note: '内部：有进展。' }]);
  expect(seen.timeline.at(-1)).toMatchObject({ title: '重点督办降为日常督办', text: '内部：有进展。' });
  expect(await numbers('supervisor', 'key')).toEqual([]);
});

test('a ticket that has ended stands under supervision no longer', async () => {
  await daily.go(['roadsClerk', 'report'], ['qian', 'verify'], ['zhao', 'callback']);
  expect(await numbers('supervisor', 'daily')).toEqual([key.number]);
});
