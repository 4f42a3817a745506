/** Progress by number: told to whoever has the number and the phone, and in no way to anybody else. */
import { checkAudit } from '@jsjb/bff/platform/audit/auditLog';
import { createApp } from '@jsjb/bff/app';
import { createClient } from '@jsjb/bff/contract';
import { listen } from '@jsjb/bff/server';
import { fetchTransport } from '../../scripts/lib/replay/fetchTransport';
import { aComplaint } from '../factories/bodies';
import { phonePhoto } from '../factories/photos';
import { DAY_MS, HOUR_MS } from '../harness/clock';
import { startTestServer, type TestServer } from '../harness/server';
import {
  dispatched,
  handling,
  newKey,
  refusalOf,
  reported,
  storyOf,
  submitted,
  verified,
  type Story,
} from '../harness/story';

const PHONE = '13912345678';
const LAST4 = '5678';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ RATE_FACTOR: '1' });
});
// A new day has new budgets.
beforeEach(() => server.clock.forward(DAY_MS));
afterAll(() => server.close());

const ask = (number: string, proof = LAST4, by = server.stranger) =>
  by.askProgress({ body: { number, proof } });

/** Taken down by an agent for somebody on the telephone. */
async function called(change: object = {}): Promise<Story> {
  const body = { ...aComplaint, onBehalf: true, contact: { name: '王女士', phone: PHONE }, ...change };
  return storyOf(server, await server.as('zhao').submitTicket({ body, key: newKey() }));
}

test('who called sees stage, unit and due time, and what was done once it is reported', async () => {
  const story = await called();
  expect(await ask(story.number)).toMatchObject({ status: 'submitted', may: ['supplement'] });
  await story.go(...handling);
  const waiting = await ask(story.number);
  expect(waiting).toMatchObject({ status: 'handling', unit: '市城管局', light: expect.any(String) });
  expect(waiting.answer).toBeUndefined();
  await story.go(['roadsClerk', 'report']);
  const judged = await ask(story.number);
  expect(judged).toMatchObject({
    answer: '坑洞已经修补，并设置了警示标志。',
    may: ['verdict', 'supplement'],
  });
  await story.go(['qian', 'verify', { passed: false, note: '内部：没有修。' }]);
  expect((await ask(story.number)).answer).toBeUndefined();
});

test('never words, place, name or phone', async () => {
  const story = await called({ place: { text: '昌荣里 3 号楼 2 单元 501' } });
  const told = JSON.stringify(await ask(story.number));
  for (const secret of ['大坑', '昌荣里', '王女士', PHONE, LAST4])
    expect([secret, told.includes(secret)]).toEqual([secret, false]);
});

test('the number and the digits may be typed as people copy them', async () => {
  const { number } = await called();
  const typed = `  ${number.slice(0, 8)} ${number.slice(8)}`.toLowerCase();
  expect(await ask(typed, '５６ ７８')).toMatchObject({ number });
  const extension = await called({ contact: { name: '', phone: '0935-8212345转8' } });
  expect(await ask(extension.number, '2345')).toMatchObject({ number: extension.number });
});

test('of a report of wrongs and of an anonymous matter nothing but the stage is told', async () => {
  for (const change of [{ type: 'tipOff' as const }, { anonymous: true }]) {
    const story = await called(change);
    await story.go(...dispatched);
    const { number } = story;
    expect(await ask(number)).toEqual({
      number,
      status: 'pendingSign',
      discreet: true,
      callbacks: [],
      may: [],
    });
  }
});

test('a wrong number, a wrong phone and a ticket without one are refused in the same words and time', async () => {
  const real = await called();
  const phoneless = await called({ contact: { name: '王女士' } });
  const kinds: [string, string][] = [
    [real.number, '0000'],
    ['202601010000017', LAST4],
    [phoneless.number, '0000'],
  ];
  const answers = await Promise.all(
    kinds.map(async ([number, proof]) => {
      const began = performance.now();
      const { status, code, error } = await refusalOf(ask(number, proof));
      return { said: [status, code, error.message], ms: performance.now() - began };
    }),
  );
  expect(new Set(answers.map(({ said }) => JSON.stringify(said))).size).toBe(1);
  expect(answers[0]?.said[0]).toBe(404);
  for (const { ms } of answers) expect(ms).toBeGreaterThanOrEqual(245);
});

test('five wrong ones close a number for the day, for the right one, too, whether it is there or not', async () => {
  const { number } = await called();
  const other = await called();
  for (const tried of [number, '202601010000017']) {
    for (let n = 0; n < 5; n += 1) expect((await refusalOf(ask(tried, `000${n}`))).status).toBe(404);
    expect(await refusalOf(ask(tried))).toMatchObject({
      status: 429,
      error: { message: expect.stringMatching(/明天再查.*12345/) },
    });
  }
  expect(await ask(other.number)).toMatchObject({ number: other.number });
  server.clock.forward(DAY_MS);
  expect(await ask(number)).toMatchObject({ number });
});

test('the right one counts against nobody, and takes no wrong one back', async () => {
  const { number } = await called();
  for (let n = 0; n < 4; n += 1) await refusalOf(ask(number, `000${n}`));
  for (let n = 0; n < 10; n += 1) expect(await ask(number)).toMatchObject({ number });
  expect((await refusalOf(ask(number, '0009'))).status).toBe(404);
  expect((await refusalOf(ask(number))).status).toBe(429);
});

test('fifty guesses at once, at two servers, get no more than five looks', async () => {
  const { number } = await called();
  const second = await listen('127.0.0.1', 0);
  second.open(createApp(server.deps).callback());
  try {
    const clients = [server.url, `http://127.0.0.1:${second.port}`].map((baseUrl) =>
      createClient({ baseUrl, transport: fetchTransport }),
    );
    const refusals = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        refusalOf(ask(number, String(n).padStart(4, '0'), clients[n % 2])),
      ),
    );
    expect(refusals.filter(({ status }) => status === 404)).toHaveLength(5);
    expect(refusals.filter(({ status }) => status === 429)).toHaveLength(45);
  } finally {
    await second.close();
  }
});

test('who guesses at many numbers is stopped by the address', async () => {
  const { number } = await called();
  const refusals = await Promise.all(
    Array.from({ length: 32 }, (_, n) => refusalOf(ask(`2026010100${String(n).padStart(4, '0')}7`))),
  );
  expect(refusals.filter(({ status }) => status === 404)).toHaveLength(30);
  expect((await refusalOf(ask(number))).status).toBe(429);
});

test('who called objects to what was written down in their name, and has it opened again', async () => {
  const story = await called();
  await story.go(...verified, ['zhao', 'callback']);
  const { callbacks, token = '', may } = await ask(story.number);
  expect(may).toEqual(['object', 'reopen', 'rate']);
  const body = { token, call: callbacks[0]?.call ?? 0, text: '没有人给我打过电话。' };
  expect(await server.stranger.objectByNumber({ body })).toMatchObject({
    status: 'pendingCallback',
    callbacks: [{ objected: true, objectable: false }],
  });
  const solved = { token, verdict: 'solved' as const, stars: 3 };
  await server.stranger.verdictByNumber({ body: solved });
  const again = await server.stranger.reopenByNumber({ body: { token, text: '又塌下去了。' } });
  expect(again).toMatchObject({ status: 'handling' });
  server.clock.forward(10 * DAY_MS);
  expect((await ask(story.number)).may).not.toContain('object');
});

test('who called adds facts and gives the verdict, and the log says that it was by number', async () => {
  const story = await called();
  const { token = '' } = await ask(story.number);
  const { id: photo } = await server.stranger.uploadPhotoByNumber({
    query: { token },
    file: await phonePhoto(),
    key: newKey(),
  });
  await server.stranger.supplementByNumber({ body: { token, text: '坑又大了一圈。', photos: [photo] } });
  await story.go(...reported);
  const { token: fresh = '' } = await ask(story.number);
  const body = { token: fresh, verdict: 'solved' as const, stars: 5, text: '修得很平' };
  const judged = await server.stranger.verdictByNumber({ body });
  expect(judged).toMatchObject({
    status: 'closed',
    may: ['reopen'],
    callbacks: [{ contacted: true, solved: true, satisfaction: 'satisfied', verdict: 'solved' }],
  });
  expect(JSON.stringify(judged)).not.toContain('修得很平');
  const seen = await story.seenBy('zhao');
  expect(seen.rating).toMatchObject({ stars: 5, text: '修得很平' });
  const byNumber = seen.timeline.filter(({ who }) => who === '市民（凭编号）');
  expect(byNumber.map(({ type, photos }) => [type, photos.length])).toEqual([
    ['ticket.supplemented', 1],
    ['ticket.verdictGiven', 0],
  ]);
  const { events = [] } = (await server.deps.models.tickets.findOne({ number: story.number }).lean()) ?? {};
  expect(events.at(-1)?.by).toEqual({ personId: `number:${story.id}`, role: 'resident', via: 'number' });
});

test('a token opens its own ticket for half an hour, and no other', async () => {
  const [story, other] = [await called(), await called()];
  const { token = '' } = await ask(story.number);
  const add = (changed: string) =>
    server.stranger.supplementByNumber({ body: { token: changed, text: '补充一句。' } });
  await refusalOf(add(token.replace(story.id, other.id)));
  await refusalOf(add(token.replace(/\.(\d+)\./, (_, until: string) => `.${Number(until) + 60}.`)));
  const phone = server.deps.models.tickets.updateOne({ number: story.number }, { $unset: { personal: '' } });
  server.clock.forward(HOUR_MS / 4);
  await add(token);
  await phone;
  expect((await refusalOf(add(token))).status).toBe(403);
  const later = (await ask(other.number)).token ?? '';
  server.clock.forward(HOUR_MS / 2);
  expect((await refusalOf(add(later))).error.message).toContain('请再查一次');
});

test('a look and a closed number stand in the audit log', async () => {
  const { number } = await called();
  await ask(number);
  for (let n = 0; n < 6; n += 1) await refusalOf(ask(number, `000${n}`));
  const rows = await server.deps.models.audit.find({ subject: number }).sort({ _id: 1 }).lean();
  expect(rows.map(({ action }) => action)).toEqual(['progress.read', 'progress.locked']);
  expect((await checkAudit(server.deps.models, server.deps.keys)).faults).toEqual([]);
});

test('a resident with an account may also ask without signing in', async () => {
  const story = await submitted(server, 'wang', { contact: { name: '', phone: '0935-8212345' } });
  expect(await ask(story.number, '2345')).toMatchObject({ number: story.number, may: ['supplement'] });
});
