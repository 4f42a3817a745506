/** The server's clock ran ahead and is set right again: nobody is locked out for it, and nothing holds longer for it. */
import { createClient, type Client } from '@jsjb/bff/contract';
import { TOTP } from 'otpauth';
import { fetchTransport } from '../../scripts/lib/replay/fetchTransport';
import type { CastName } from '../factories/smallCity';
import { DAY_MS, HOUR_MS } from '../harness/clock';
import { startTestServer, type TestServer } from '../harness/server';
import { refusalOf, submitted } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(() => server.clock.forward(HOUR_MS));

const MINUTE_MS = 60_000;
const withToken = (token: string): Client =>
  createClient({ baseUrl: server.url, transport: fetchTransport, token: () => token });
const signIn = (personaId: CastName) => server.stranger.signInAsPersona({ body: { personaId } });
const refresh = (refreshToken: string) => server.stranger.refreshSession({ body: { refreshToken } });
const codeOf = (secret: string): string =>
  new TOTP({ secret }).generate({ timestamp: server.clock.now().getTime() });
const prove = (client: Client, code: string) => client.stepUp({ body: { code } });
const guess = (client: Client, secret: string) =>
  refusalOf(prove(client, codeOf(secret) === '000000' ? '000001' : '000000'));
/** A new sign-in under the present clock. */
const enters = async (personaId: CastName) => withToken((await signIn(personaId)).accessToken);
/** The authenticator set up, its first code used. */
async function enrols(personaId: CastName): Promise<string> {
  const client = await enters(personaId);
  const { secret } = await client.enrolSecondFactor();
  await prove(client, codeOf(secret));
  return secret;
}

test('who was locked under the wrong clock waits the quarter of an hour, not the day', async () => {
  const secret = await enrols('qian');
  server.clock.forward(DAY_MS);
  const ahead = await enters('qian');
  for (let tried = 0; tried < 5; tried += 1) expect((await guess(ahead, secret)).code).toBe('INVALID');
  expect((await guess(ahead, secret)).code).toBe('RATE_LIMITED');
  server.clock.forward(-DAY_MS + MINUTE_MS);
  const right = await enters('qian');
  // Setting the clock gives nobody five guesses more.
  const locked = await refusalOf(prove(right, codeOf(secret)));
  expect([locked.status, locked.retryAfterSeconds]).toEqual([429, 15 * 60]);
  server.clock.forward(14 * MINUTE_MS);
  expect((await refusalOf(prove(right, codeOf(secret)))).status).toBe(429);
  server.clock.forward(MINUTE_MS);
  await prove(await enters('qian'), codeOf(secret));
});

test('who proved under the wrong clock proves again under the right one, each code once', async () => {
  const secret = await enrols('roadsHead');
  server.clock.forward(DAY_MS);
  await prove(await enters('roadsHead'), codeOf(secret));
  server.clock.forward(-DAY_MS + MINUTE_MS);
  const right = await enters('roadsHead');
  await prove(right, codeOf(secret));
  expect((await refusalOf(prove(right, codeOf(secret)))).code).toBe('INVALID');
});

test('a clock that steps back by seconds lets no code be used twice', async () => {
  const secret = await enrols('heatingHead');
  server.clock.forward(MINUTE_MS);
  const client = await enters('heatingHead');
  const code = codeOf(secret);
  await prove(client, code);
  server.clock.forward(-25_000);
  expect((await refusalOf(prove(client, code))).code).toBe('INVALID');
});

test('a proof given under the wrong clock does not come to life when its day arrives', async () => {
  server.clock.forward(DAY_MS);
  const { accessToken, refreshToken } = await signIn('supervisor');
  expect((await withToken(accessToken).readMe()).secondFactor).toBe('off');
  const { id } = await submitted(server);
  const unmask = (token: string) =>
    withToken(token).unmaskRequester({ params: { id }, body: { reason: '核实情况' } });
  await unmask(accessToken);
  server.clock.forward(-DAY_MS);
  const next = await refresh(refreshToken);
  expect((await refusalOf(unmask(next.accessToken))).code).toBe('SECOND_FACTOR_REQUIRED');
  server.clock.forward(DAY_MS);
  const later = await refresh(next.refreshToken);
  expect((await refusalOf(unmask(later.accessToken))).code).toBe('SECOND_FACTOR_REQUIRED');
});

test('a token stolen and used again is found out, although it was used at a time that has not come yet', async () => {
  server.clock.forward(HOUR_MS);
  const first = await signIn('wang');
  const second = await refresh(first.refreshToken);
  server.clock.forward(-HOUR_MS);
  expect((await refusalOf(refresh(first.refreshToken))).status).toBe(401);
  expect((await refusalOf(refresh(second.refreshToken))).status).toBe(401);
});

test('two tabs that renew at once stay signed in while the clock is set back by seconds', async () => {
  const { refreshToken } = await signIn('wang');
  const first = await refresh(refreshToken);
  server.clock.forward(-20_000);
  const second = await refresh(refreshToken);
  await refresh(first.refreshToken);
  await refresh(second.refreshToken);
});

test('who signed in under the wrong clock stays signed in, for a month and no longer', async () => {
  server.clock.forward(DAY_MS);
  const { refreshToken } = await signIn('zhang');
  server.clock.forward(-DAY_MS);
  const next = await refresh(refreshToken);
  await withToken(next.accessToken).readMe();
  server.clock.forward(30 * DAY_MS + 1000);
  expect((await refusalOf(refresh(next.refreshToken))).status).toBe(401);
});
