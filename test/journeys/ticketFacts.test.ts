/** A ticket that many add to stays short; what its page leaves out can be read a page at a time. */
import { startTestServer, type TestServer } from '../harness/server';
import { newKey, refusalOf, submitted } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('of twelve supplements the newest five stand in the story, and the rest is told and can be opened', async () => {
  const { id } = await submitted(server);
  const wang = server.as('wang');
  for (let n = 1; n <= 12; n += 1) {
    server.clock.forward(60_000);
    await wang.supplement({ params: { id }, body: { text: `第 ${n} 次补充`, photos: [] }, key: newKey() });
  }
  const { timeline } = await wang.readTicket({ params: { id } });
  const told = timeline.flatMap(({ text = '' }) => /^第 \d+ 次补充$/.exec(text)?.[0] ?? []);
  expect(told).toEqual(Array.from({ length: 5 }, (_, n) => `第 ${n + 8} 次补充`));
  const earlier = timeline.find(({ type }) => type === 'earlier.supplement');
  expect(earlier?.title).toBe('更早还有 7 条补充说明');

  const params = { id };
  const read = (cursor?: string) =>
    wang.listTicketFacts({
      params,
      query: { kind: 'supplement', limit: '8', ...(cursor ? { cursor } : {}) },
    });
  const first = await read();
  const rest = await read(first.next);
  expect(rest.next).toBeUndefined();
  const all = [...first.items, ...rest.items];
  expect(all.map(({ text }) => text)).toEqual(Array.from({ length: 12 }, (_, n) => `第 ${12 - n} 次补充`));
  expect(all.filter(({ at }) => at < (earlier?.at ?? '')).map(({ text }) => text)).toEqual(
    Array.from({ length: 7 }, (_, n) => `第 ${7 - n} 次补充`),
  );
  const refused = await refusalOf(server.as('li').listTicketFacts({ params, query: { kind: 'supplement' } }));
  expect(refused.status).toBe(404);
});
