/** A grid worker's visits, sent when there is a network again: once each, and nothing by mistake. */
import { HOUR_MS } from '../harness/clock';
import { startTestServer, type TestServer } from '../harness/server';
import { newKey, refusalOf } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const matter = { type: 'help', content: '老人家门口台阶断裂，出入不便。', photos: [] } as const;
const record = (key: string, more: object = {}) =>
  server.as('gridWorker').recordVisit({ body: { household: '三号楼二单元', note: '', ...more }, key });
const ticketCount = () => server.deps.models.tickets.countDocuments();

test('a visit sent again is the same visit with the same ticket, also hours later', async () => {
  const key = newKey();
  const at = server.clock.now().toISOString();
  const found = { at, matter: { ...matter, photos: [] } };
  const first = await record(key, found);
  server.clock.forward(HOUR_MS);
  expect(await record(key, found)).toEqual(first);
  expect(await ticketCount()).toBe(1);
  expect((await server.as('gridWorker').listVisits({ query: {} })).items).toEqual([first]);
});

test('a key sent again with another visit opens no ticket for what is refused', async () => {
  const key = newKey();
  await record(key, { note: '家里没有人。' });
  const before = await ticketCount();
  const other = record(key, { note: '人回来了。', matter: { ...matter, photos: [] } });
  expect(await refusalOf(other)).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
  expect(await ticketCount()).toBe(before);
});

test('a phone whose clock runs a little ahead still writes its visits down, none later than now', async () => {
  const ahead = (ms: number) => new Date(server.clock.now().getTime() + ms).toISOString();
  const now = server.clock.now().toISOString();
  expect(await record(newKey(), { at: ahead(90_000) })).toMatchObject({ at: now });
  const refusal = await refusalOf(
    record(newKey(), { at: ahead(HOUR_MS), matter: { ...matter, photos: [] } }),
  );
  expect(refusal).toMatchObject({ status: 422, fields: { at: expect.stringContaining('手机的时间') } });
});
