/** Budgets: who asks too often waits, and nobody gets around it by saying who they are not. */
import { createApp } from '@jsjb/bff/app';
import { listen } from '@jsjb/bff/server';
import { createClient } from '@jsjb/bff/contract';
import { aComplaint } from '../factories/bodies';
import { fetchTransport } from '../../scripts/lib/replay/fetchTransport';
import { HOUR_MS } from '../harness/clock';
import { startTestServer, type TestServer } from '../harness/server';
import { newKey, refusalOf } from '../harness/story';

/** Six sign-ins a minute for a stranger. */
const TENTH = { RATE_FACTOR: '0.1' };
/** Three submissions an hour and sixty reads a minute for a persona, who has fifty times a person's budget. */
const FEW = { RATE_FACTOR: '0.002' };
let server: TestServer;
afterEach(() => server.close());

/** A minute after somebody else signed in, so that the budget of sign-ins is not what is tried. */
async function signedIn(...names: ('wang' | 'li')[]): Promise<void> {
  for (const name of names) {
    await server.accessToken(name);
    server.clock.forward(60_000);
  }
}

const signIn = (headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/demo/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ personaId: 'wang' }),
  });

test('who submits too often is told when to come back, and then may', async () => {
  server = await startTestServer(FEW);
  await signedIn('wang', 'li');
  const submit = () => server.as('wang').submitTicket({ body: aComplaint, key: newKey() });
  for (let n = 0; n < 3; n += 1) await submit();
  const refusal = await refusalOf(submit());
  expect(refusal).toMatchObject({ status: 429, code: 'RATE_LIMITED', retryAfterSeconds: 3600 - 120 });
  await server.as('li').submitTicket({ body: aComplaint, key: newKey() });
  server.clock.forward(HOUR_MS);
  await submit();
});

test('reading on is still possible for who has submitted too often', async () => {
  server = await startTestServer(FEW);
  await signedIn('wang');
  const submit = () => server.as('wang').submitTicket({ body: aComplaint, key: newKey() });
  await Promise.allSettled(Array.from({ length: 20 }, submit));
  expect((await server.as('wang').listTickets()).items).toHaveLength(3);
});

test('a stranger who claims another address in X-Forwarded-For gains nothing', async () => {
  server = await startTestServer(TENTH);
  const statuses: number[] = [];
  for (let n = 0; n < 10; n += 1) {
    statuses.push((await signIn({ 'X-Forwarded-For': `10.0.0.${n}`, 'X-Real-IP': `10.0.1.${n}` })).status);
  }
  expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 429, 429, 429, 429]);
});

test('behind one trusted proxy the address it saw counts, and what the caller wrote before it does not', async () => {
  server = await startTestServer({ ...TENTH, TRUSTED_PROXIES: '1' });
  const from = (claimed: string, seen: string) =>
    signIn({ 'X-Forwarded-For': `${claimed}, ${seen}` }).then(({ status }) => status);
  for (let n = 0; n < 6; n += 1) expect(await from(`10.0.0.${n}`, '203.0.113.7')).toBe(201);
  expect(await from('10.0.0.99', '203.0.113.7')).toBe(429);
  expect(await from('10.0.0.99', '203.0.113.8')).toBe(201);
});

test('two processes share one budget, however the requests fall between them', async () => {
  server = await startTestServer(FEW);
  const second = await listen('127.0.0.1', 0);
  second.open(createApp(server.deps).callback());
  try {
    const token = await server.accessToken('wang');
    const clients = [server.url, `http://127.0.0.1:${second.port}`].map((baseUrl) =>
      createClient({ baseUrl, transport: fetchTransport, token: () => token }),
    );
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) => clients[n % 2]?.submitTicket({ body: aComplaint, key: newKey() })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  } finally {
    await second.close();
  }
});

test('a hundred at once get no more than one after the other', async () => {
  server = await startTestServer(TENTH);
  const outcomes = await Promise.all(Array.from({ length: 100 }, () => signIn()));
  expect(outcomes.filter(({ status }) => status === 201)).toHaveLength(6);
  expect(outcomes.filter(({ status }) => status === 429)).toHaveLength(94);
});
