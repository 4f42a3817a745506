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
