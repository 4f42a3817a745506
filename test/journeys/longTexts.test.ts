/** A neighbourhood full of the longest texts: whoever asks for like ones waits a little, and nobody else at all. */
import { Types } from 'mongoose';
import { aComplaint } from '../factories/bodies';
import { forwarded, suggestion } from '../harness/rewardStory';
import { startTestServer, type TestServer } from '../harness/server';
import { newKey } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const signs =
  '路面坑洞积水停水停电供暖噪声垃圾物业小区公园路灯井盖占道违建学校医院公交污水管网居民反映多次没有处理';
/** No two alike, and no word of them a common one: the dearest there is to take apart. */
const longText = (seed: number, length: number): string =>
  Array.from(
    { length },
    (_, at) => signs[(at * 7 + seed * (at % 13) + ((at * at) % 31)) % signs.length],
  ).join('');

/** The longest that a stranger's look at the health of the server had to wait meanwhile. */
async function waitBeside(work: Promise<unknown>): Promise<number> {
  let under = true;
  void work.finally(() => (under = false)).catch(() => undefined);
  let longest = 0;
  while (under) {
    const began = performance.now();
    await fetch(`${server.url}/healthz`);
    longest = Math.max(longest, performance.now() - began);
  }
  await work;
  return longest;
}

const SOON_MS = 1000;

test('two hundred long matters next door', async () => {
  const point: [number, number] = [102.19, 38.52];
  const body = { ...aComplaint, place: { text: '', point } };
  const { number } = await server.as('wang').submitTicket({ body, key: newKey() });
  const { collection } = server.deps.models.tickets;
  const { idempotency: _, ...one } = ((await collection.findOne({ number })) ?? {}) as Record<
    string,
    unknown
  >;
  const many = Array.from({ length: 200 }, (__, at) => ({
    ...one,
    _id: new Types.ObjectId(),
    number: `${20_000_000_000_000 + at}`,
    content: longText(at, 5000),
  }));
  await collection.insertMany(many as never);
  const ask = () => server.as('li').findSimilar({ body: { content: longText(3, 5000), point } });
  await ask();
  expect(await waitBeside(ask())).toBeLessThan(SOON_MS);
  const { items } = await ask();
  expect(items.length).toBeGreaterThan(0);
}, 60_000);

test('three hundred long suggestions', async () => {
  const { id } = await forwarded(server, await suggestion(server));
  const { collection } = server.deps.models.suggestions;
  const { idempotency: _, ...one } = ((await collection.findOne({ _id: new Types.ObjectId(id) })) ??
    {}) as Record<string, unknown>;
  const many = Array.from({ length: 300 }, (__, at) => ({
    ...one,
    _id: new Types.ObjectId(),
    number: `JY${20_000_000_000_000 + at}`,
    content: longText(at, 3000),
  }));
  await collection.insertMany(many as never);
  const ask = () => server.as('li').findSimilarSuggestions({ body: { content: longText(3, 3000) } });
  await ask();
  expect(await waitBeside(ask())).toBeLessThan(SOON_MS);
}, 60_000);
