/** The web form for people without WeChat: one matter, no account, and nothing that others could reach. */
import { posterScene } from '@jsjb/bff/poster/access/posterCode';
import type { BodyOf } from '@jsjb/shared/kit/endpoint';
import type { guestEndpoints } from '@jsjb/shared/guest/contract';
import { phonePhoto, script } from '../factories/photos';
import { POSTER } from '../factories/smallCity';
import { DAY_MS } from '../harness/clock';
import { deliverDue } from '../harness/deliver';
import { startTestServer, type TestServer } from '../harness/server';
import { dispatched, newKey, refusalOf, storyOf } from '../harness/story';

type Body = BodyOf<(typeof guestEndpoints)['submitAsGuest']>;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ RATE_FACTOR: '1' });
});
// A new day has new budgets.
beforeEach(() => server.clock.forward(DAY_MS));
afterAll(() => server.close());

const opened = async (): Promise<string> => (await server.stranger.openGuestForm()).token;
const matter = {
  type: 'help' as const,
  content: '东湾村文化广场门口的路灯坏了，晚上看不清路。',
  place: { text: '文化广场门口' },
  contact: { name: '', phone: '0935 821 2345' },
};
const send = async (change: Partial<Body> = {}, key = newKey()) =>
  server.stranger.submitAsGuest({ body: { token: await opened(), ...matter, ...change }, key });

test('who has no WeChat submits with a phone, and follows the matter by number', async () => {
  const { number, code } = await send();
  expect(code).toBeUndefined();
  const progress = await server.stranger.askProgress({ body: { number, proof: '2345' } });
  expect(progress).toMatchObject({ status: 'submitted', may: ['supplement'] });
  const [seen] = (await server.as('zhao').listTickets({ query: { queue: 'all', number } })).items;
  expect(seen).toMatchObject({ channel: 'web', number });
});

test('who has no phone either is given a code, and the same code when the answer was lost', async () => {
  const [token, key] = [await opened(), newKey()];
  const body = { token, noPhone: true, contact: { name: '李奶奶' } };
  const { number, code = '' } = await send(body, key);
  expect(code).toMatch(/^\d{6}$/);
  expect(await send(body, key)).toMatchObject({ number, code });
  expect(await server.stranger.askProgress({ body: { number, proof: code } })).toMatchObject({ number });
  for (const proof of ['0000', code.slice(0, 4), String((Number(code) + 1) % 1e6).padStart(6, '0')])
    expect((await refusalOf(server.stranger.askProgress({ body: { number, proof } }))).status).toBe(404);
  const { id } = (await server.as('zhao').listTickets({ query: { queue: 'all', number } })).items[0] ?? {};
  expect((await server.as('zhao').readTicket({ params: { id: id ?? '' } })).requester).toMatchObject({
    noPhone: true,
    noAccount: true,
  });
});

test('neither a phone nor “没有电话”: the field says so', async () => {
  for (const contact of [{ name: '' }, undefined]) {
    const refusal = await refusalOf(send({ contact }));
    expect([refusal.status, Object.keys(refusal.fields)]).toEqual([422, ['contact.phone']]);
  }
});

test('a poster’s code sets the place, and counts as 码上说', async () => {
  const { number } = await send({ place: { text: '', scene: posterScene(POSTER, server.deps.keys) } });
  const doc = await server.deps.models.tickets.findOne({ number }).lean();
  expect([doc?.channel, doc?.source, doc?.place.posterId]).toEqual(['poster', 'web', POSTER]);
});

test('photos belong to their form: no other form, nobody else takes them; what is no photo is refused', async () => {
  const [token, other] = [await opened(), await opened()];
  const upload = (query: { token: string }, file: Uint8Array) =>
    server.stranger.uploadGuestPhoto({ query, file, key: newKey() });
  const { id } = await upload({ token }, await phonePhoto());
  expect(await refusalOf(send({ token: other, photos: [id] }))).toMatchObject({
    status: 422,
    fields: { photos: expect.any(String) },
  });
  const { number } = await send({ token, photos: [id] });
  const doc = await server.deps.models.tickets.findOne({ number }).lean();
  expect(doc?.photos).toEqual([id]);
  expect((await refusalOf(upload({ token }, script))).status).toBe(422);
  const forged = token.replace(/^./, (first) => (first === '0' ? '1' : '0'));
  expect((await refusalOf(upload({ token: forged }, await phonePhoto()))).status).toBe(403);
  server.clock.forward(8 * DAY_MS);
  expect((await refusalOf(send({ token }))).status).toBe(403);
});

test('one form and key make one ticket, also when sent five times at once, and count once', async () => {
  const [token, key] = [await opened(), newKey()];
  const answers = await Promise.all(Array.from({ length: 5 }, () => send({ token }, key)));
  expect(new Set(answers.map(({ number }) => number)).size).toBe(1);
  expect(await refusalOf(send({ token, content: '另外一件事情，和上面的不一样。' }, key))).toMatchObject({
    code: 'IDEMPOTENCY_MISMATCH',
  });
  // Nineteen are left.
  const more = await Promise.allSettled(Array.from({ length: 20 }, () => send()));
  expect(more.filter(({ status }) => status === 'fulfilled')).toHaveLength(19);
});

test('an address, and a poster whatever the address, leave no more than so many in a day', async () => {
  const token = await opened();
  const bodies = Array.from({ length: 24 }, (_, n) => ({ token, content: `第 ${n} 件：路灯坏了好几天。` }));
  const outcomes = await Promise.allSettled(bodies.map((body) => send(body)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
  expect((await refusalOf(send())).error.message).toContain('12345');
  expect((await server.as('wang').submitTicket({ body: { ...matter }, key: newKey() })).number).toBeTruthy();
  server.clock.forward(DAY_MS);
  const scene = posterScene(POSTER, server.deps.keys);
  await send({ place: { text: '', scene } });
  await server.deps.models.rateBuckets.updateMany(
    { _id: { $regex: `^guestPoster:${POSTER}:` } },
    { $set: { taken: 60 } },
  );
  expect((await refusalOf(send({ place: { text: '', scene } }))).error.message).toContain('这张海报');
});

test('nobody is told in an inbox that nobody has, and no session comes of it', async () => {
  const { number } = await send();
  const ticket = (await server.as('zhao').listTickets({ query: { queue: 'all', number } })).items[0];
  await storyOf(server, { id: ticket?.id ?? '', number }).go(...dispatched);
  await deliverDue(server.deps);
  const told = await server.deps.models.notices.find({ number }).lean();
  expect(told.filter(({ personId }) => personId.startsWith('guest:'))).toEqual([]);
  expect(await server.deps.models.people.countDocuments({ _id: { $regex: '^guest' } })).toBe(0);
});
