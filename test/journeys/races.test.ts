/** Many people at once: one wins, nothing is doubled, nothing is lost. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { CallError } from '@jsjb/shared/kit/client';
import { type Client } from '@jsjb/bff/contract';
import { aComplaint } from '../factories/bodies';
import { aSuggestion } from '../harness/rewardStory';
import { residents } from '../harness/residents';
import { startTestServer, type TestServer } from '../harness/server';
import { dispatched, newKey, refusalOf, submitted } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const times = <T>(count: number, make: (n: number) => Promise<T>): Promise<PromiseSettledResult<T>[]> =>
  Promise.allSettled(Array.from({ length: count }, (_, n) => make(n)));
const codeOf = (outcome: PromiseSettledResult<unknown>): string =>
  outcome.status === 'fulfilled'
    ? 'ok'
    : outcome.reason instanceof CallError
      ? outcome.reason.code
      : 'broken';

test('a hundred phones sign one ticket: one wins, ninety-nine are told, one event is written', async () => {
  const story = await submitted(server);
  const { version } = await story.go(...dispatched);
  const signers = [server.as('roadsClerk'), server.as('roadsHead')];
  await Promise.all(signers.map((client) => client.readMe()));
  const outcomes = await times(100, (n) => {
    const client = signers[n % 2] as (typeof signers)[0];
    return client.sign({ params: { id: story.id }, body: { version }, key: newKey() });
  });
  const codes = outcomes.map(codeOf);
  expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
  expect(codes.filter((code) => code === 'CONFLICT')).toHaveLength(99);
  const doc = await server.deps.models.tickets.findOne({ number: story.number }).lean();
  expect(doc?.events.filter(({ type }) => type === 'ticket.signed')).toHaveLength(1);
  expect(doc?.version).toBe(version + 1);
});

test('one submission sent two hundred times at once is one ticket with one answer', async () => {
  const key = newKey();
  const before = await server.deps.models.tickets.countDocuments();
  const outcomes = await times(200, () => server.as('wang').submitTicket({ body: aComplaint, key }));
  const answers = new Set(
    outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? JSON.stringify(outcome.value) : codeOf(outcome),
    ),
  );
  expect(answers.size).toBe(1);
  expect([...answers][0]).toContain('"status":"submitted"');
  expect(await server.deps.models.tickets.countDocuments()).toBe(before + 1);
});

test('the same submission later, when the ticket has moved on, is answered as the first time', async () => {
  const key = newKey();
  const call = { body: aComplaint, key };
  const first = await server.as('wang').submitTicket(call);
  await server.as('zhao').answer({ params: { id: first.id }, body: { text: '已答复', version: 1 } });
  expect(await server.as('wang').submitTicket(call)).toEqual(first);
});

test('one key with another content is a mistake, and is told as one', async () => {
  const key = newKey();
  await server.as('wang').submitTicket({ body: aComplaint, key });
  const other = server.as('wang').submitTicket({ body: { ...aComplaint, content: '另一件事情' }, key });
  expect(await refusalOf(other)).toMatchObject({ status: 422, code: 'IDEMPOTENCY_MISMATCH' });
});

test('the same key of two people is two tickets', async () => {
  const key = newKey();
  const wang = await server.as('wang').submitTicket({ body: aComplaint, key });
  const li = await server.as('li').submitTicket({ body: aComplaint, key });
  expect(li.id).not.toBe(wang.id);
});

test('three hundred submissions at once get three hundred numbers', async () => {
  const outcomes = await times(300, () => server.as('li').submitTicket({ body: aComplaint, key: newKey() }));
  const numbers = outcomes.map((outcome) =>
    outcome.status === 'fulfilled' ? outcome.value.number : codeOf(outcome),
  );
  expect(new Set(numbers).size).toBe(300);
  expect(numbers.every((number) => /^\d{14}[0-9X]$/.test(number))).toBe(true);
});

test('an action repeated with its key while the first is under way is done once', async () => {
  const story = await submitted(server);
  const { version } = await story.go(...dispatched);
  const call = { params: { id: story.id }, body: { version }, key: newKey() };
  const outcomes = await times(10, () => server.as('roadsClerk').sign(call));
  expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
  expect(await server.as('roadsClerk').sign(call)).toMatchObject({
    status: 'handling',
    version: version + 1,
  });
  expect(await story.version()).toBe(version + 1);
});

test('one reminder sent twenty times at once with one key is one reminder, and so is one co-signature', async () => {
  const story = await submitted(server);
  const call = { params: { id: story.id }, body: { text: '请快一点。' }, key: newKey() };
  const outcomes = await times(20, () => server.as('wang').urge(call));
  expect(new Set(outcomes.map(codeOf))).toEqual(new Set(['ok']));
  expect(await story.seenBy('wang')).toMatchObject({ urges: 1, version: 1 });
  expect(await server.deps.models.ticketFacts.countDocuments({ recordId: story.id })).toBe(1);

  const suggestion = await server.as('wang').submitSuggestion({ body: aSuggestion, key: newKey() });
  await server.as('zhao').acceptSuggestion({ params: { id: suggestion.id }, body: { version: 1 } });
  const cosign = { params: { id: suggestion.id }, body: {}, key: newKey() };
  const signed = await times(20, () => server.as('li').cosignSuggestion(cosign));
  expect(new Set(signed.map(codeOf))).toEqual(new Set(['ok']));
});

test('forty neighbours join in the same moment: forty have joined, and the centre accepts it meanwhile', async () => {
  const story = await submitted(server);
  const neighbours = await residents(server, 40);
  const call = { params: { id: story.id }, body: {} };
  const seen = await story.version();
  const accepting = server.as('zhao').accept({ params: call.params, body: { version: seen, note: '' } });
  const outcomes = await times(40, (n) => (neighbours[n] as Client).join({ ...call, key: newKey() }));
  expect(outcomes.map(codeOf)).toEqual(Array(40).fill('ok'));
  expect((await accepting).status).toBe('pendingReview');
  expect(await story.seenBy('wang')).toMatchObject({ joins: 40, version: 2 });
  expect(await server.deps.models.ticketFacts.countDocuments({ recordId: story.id })).toBe(40);
  const again = await refusalOf((neighbours[0] as Client).join({ ...call, key: newKey() }));
  expect(again).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
});

test('forty residents co-sign in the same moment while the unit decides: all count', async () => {
  const { id } = await server.as('wang').submitSuggestion({ body: aSuggestion, key: newKey() });
  await server.as('zhao').acceptSuggestion({ params: { id }, body: { version: 1 } });
  const neighbours = await residents(server, 40);
  const forwarding = server.as('qian').forwardSuggestion({
    params: { id },
    body: { version: 2, unitId: 'roads', note: '' },
  });
  const outcomes = await times(40, (n) =>
    (neighbours[n] as Client).cosignSuggestion({ params: { id }, body: {}, key: newKey() }),
  );
  expect(outcomes.map(codeOf)).toEqual(Array(40).fill('ok'));
  expect((await forwarding).status).toBe('forwarded');
  expect(await server.as('wang').readSuggestion({ params: { id } })).toMatchObject({ cosigners: 40 });
});

test('one key for two different actions on a ticket or a suggestion is a mistake, and is told as one', async () => {
  const story = await submitted(server);
  const key = newKey();
  const params = { id: story.id };
  await server.as('wang').urge({ params, body: { text: '' }, key });
  const other = server.as('wang').supplement({ params, body: { text: '坑又大了。', photos: [] }, key });
  expect(await refusalOf(other)).toMatchObject({ status: 422, code: 'IDEMPOTENCY_MISMATCH' });
  expect(await story.seenBy('wang')).toMatchObject({ urges: 1, version: 1 });
  expect(await server.deps.models.ticketFacts.countDocuments({ recordId: story.id })).toBe(1);

  const suggestion = await server.as('wang').submitSuggestion({ body: aSuggestion, key: newKey() });
  const at = { params: { id: suggestion.id }, key };
  await server.as('zhao').acceptSuggestion({ ...at, body: { version: 1 } });
  const back = server.as('zhao').giveBackSuggestion({ ...at, body: { version: 2, reason: '请补充。' } });
  expect(await refusalOf(back)).toMatchObject({ status: 422, code: 'IDEMPOTENCY_MISMATCH' });
});

test('one photo sent ten times at once with one key is one photo', async () => {
  const { phonePhoto } = await import('../factories/photos');
  const file = await phonePhoto();
  const key = newKey();
  const outcomes = await times(10, () => server.as('wang').uploadPhoto({ file, key }));
  const ids = outcomes.map((outcome) =>
    outcome.status === 'fulfilled' ? outcome.value.id : codeOf(outcome),
  );
  expect(new Set(ids).size).toBe(1);
  expect(await server.deps.models.photos.countDocuments()).toBe(1);
  // Two sizes of it lie on the disk, and no copies that nobody would ever remove.
  const stored = readdirSync(path.join(server.deps.env.DATA_DIR, 'photos'), { recursive: true });
  expect(stored.filter((name) => String(name).endsWith('.webp'))).toHaveLength(2);
});
