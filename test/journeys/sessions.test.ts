/** Signing in, staying signed in, and being signed out. */
import { createHmac } from 'node:crypto';
import { createClient, type Client } from '@jsjb/bff/contract';
import { fetchTransport } from '../../scripts/lib/replay/fetchTransport';
import { DAY_MS } from '../harness/clock';
import { startTestServer, type TestServer } from '../harness/server';
import { dispatched, newKey, refusalOf, submitted } from '../harness/story';
import { aComplaint } from '../factories/bodies';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const MINUTE_MS = 60_000;
const withToken = (token: string): Client =>
  createClient({ baseUrl: server.url, transport: fetchTransport, token: () => token });
const signIn = (personaId: string) => server.stranger.signInAsPersona({ body: { personaId } });
const refresh = (refreshToken: string, attempt?: string) =>
  server.stranger.refreshSession({ body: { refreshToken, ...(attempt ? { attempt } : {}) } });

test('the sign-in page shows the personas, and only they can be played', async () => {
  const { items } = await server.stranger.listPersonas();
  expect(items.map(({ id }) => id)).toContain('qian');
  expect(JSON.stringify(items)).not.toContain('1990000');
  expect(await refusalOf(signIn('nobody'))).toMatchObject({ status: 404 });
});

test('in production there is no sign-in without WeChat', async () => {
  const real = await startTestServer({ DEMO: 'off' });
  try {
    expect((await refusalOf(real.stranger.listPersonas())).status).toBe(404);
    const refusal = await refusalOf(real.stranger.signInAsPersona({ body: { personaId: 'admin' } }));
    expect(refusal.status).toBe(404);
  } finally {
    await real.close();
  }
});

test('who is signed in is told who they are, with the phone masked', async () => {
  const { accessToken } = await signIn('roadsHead');
  expect(await withToken(accessToken).readMe()).toMatchObject({
    id: 'roadsHead',
    phone: '199****0005',
    posts: [{ role: 'official', unitName: '市城管局', head: true }],
    postIndex: 0,
  });
});

test('who is signed in is told what the post may do, and after changing the post what that one may do', async () => {
  const roads = await signIn('roadsHead');
  expect(roads.me.abilities).toEqual(
    expect.arrayContaining(['ticket.sign', 'ticket.list', 'suggestion.adopt']),
  );
  for (const others of ['ticket.accept', 'visit.record', 'rules.publish', 'ticket.watch', 'public'])
    expect(roads.me.abilities).not.toContain(others);
  const { abilities } = (await signIn('wang')).me;
  expect(abilities).toEqual(expect.arrayContaining(['ticket.submit', 'ticket.urge', 'suggestion.submit']));
  expect(abilities).not.toContain('ticket.sign');
  expect(await withToken(roads.accessToken).readMe()).toMatchObject({ abilities: roads.me.abilities });
});

test('an access token ends after fifteen minutes, and renewing gives a new pair', async () => {
  const first = await signIn('wang');
  server.clock.forward(14 * MINUTE_MS);
  await withToken(first.accessToken).readMe();
  server.clock.forward(MINUTE_MS + 1000);
  expect(await refusalOf(withToken(first.accessToken).readMe())).toMatchObject({
    status: 401,
    code: 'UNAUTHENTICATED',
  });
  const second = await refresh(first.refreshToken);
  expect(second.refreshToken).not.toBe(first.refreshToken);
  await withToken(second.accessToken).readMe();
});

test('two tabs that renew at once both stay signed in', async () => {
  const { refreshToken } = await signIn('wang');
  const both = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
  for (const { accessToken, refreshToken: next } of both) {
    await withToken(accessToken).readMe();
    await refresh(next);
  }
});

test('a token used again later was stolen: everything that came from that sign-in ends', async () => {
  const first = await signIn('wang');
  const second = await refresh(first.refreshToken);
  server.clock.forward(31_000);
  expect((await refusalOf(refresh(first.refreshToken))).status).toBe(401);
  expect((await refusalOf(refresh(second.refreshToken))).status).toBe(401);
  const elsewhere = await signIn('wang');
  await refresh(elsewhere.refreshToken);
});

test('a renewal whose answer was lost is made again later, by whoever began it', async () => {
  const { refreshToken } = await signIn('wang');
  const attempt = newKey();
  const lost = await refresh(refreshToken, attempt);
  server.clock.forward(9 * 60 * MINUTE_MS);
  const again = await refresh(refreshToken, attempt);
  await withToken(again.accessToken).readMe();
  server.clock.forward(MINUTE_MS);
  const next = await refresh(again.refreshToken, newKey());
  // Something that came of it was used since: the answer had arrived, and who asks once more is somebody else.
  expect((await refusalOf(refresh(refreshToken, attempt))).status).toBe(401);
  for (const ended of [lost, again, next])
    expect((await refusalOf(refresh(ended.refreshToken))).status).toBe(401);
});

test('a change of the post whose answer was lost signs nobody out', async () => {
  const { accessToken, refreshToken } = await signIn('lent');
  const attempt = newKey();
  await withToken(accessToken).switchPost({ body: { postIndex: 1, refreshToken, attempt } });
  server.clock.forward(20 * MINUTE_MS);
  const again = await refresh(refreshToken, attempt);
  await withToken(again.accessToken).readMe();
});

test.each([
  ['another attempt', () => newKey()],
  ['none', () => undefined],
])('a used token with %s was stolen all the same', async (_, otherAttempt) => {
  const { refreshToken } = await signIn('wang');
  const attempt = newKey();
  const { refreshToken: next } = await refresh(refreshToken, attempt);
  server.clock.forward(MINUTE_MS);
  expect((await refusalOf(refresh(refreshToken, otherAttempt()))).status).toBe(401);
  expect((await refusalOf(refresh(next))).status).toBe(401);
  expect((await refusalOf(refresh(refreshToken, attempt))).status).toBe(401);
});

test('an attempt saves no token that has run out, and none that was made without one', async () => {
  const old = await signIn('wang');
  const attempt = newKey();
  await refresh(old.refreshToken, attempt);
  server.clock.forward(30 * DAY_MS + 1000);
  expect((await refusalOf(refresh(old.refreshToken, attempt))).status).toBe(401);
  const plain = await signIn('wang');
  await refresh(plain.refreshToken);
  server.clock.forward(MINUTE_MS);
  expect((await refusalOf(refresh(plain.refreshToken, attempt))).status).toBe(401);
});

test('a session that was not used for a month has ended', async () => {
  const { refreshToken } = await signIn('wang');
  server.clock.forward(30 * DAY_MS + 1000);
  expect((await refusalOf(refresh(refreshToken))).status).toBe(401);
});

test('signing out ends the session, and doing it twice does no harm', async () => {
  const { refreshToken } = await signIn('wang');
  await server.stranger.signOut({ body: { refreshToken } });
  await server.stranger.signOut({ body: { refreshToken } });
  expect((await refusalOf(refresh(refreshToken))).status).toBe(401);
});

test('an official who was disabled is stopped at the next request and cannot renew', async () => {
  const { accessToken, refreshToken } = await signIn('waterClerk');
  const client = withToken(accessToken);
  await client.listTickets();
  await server.deps.models.people.updateOne({ _id: 'waterClerk' }, { $set: { disabled: true } });
  expect((await refusalOf(client.listTickets())).status).toBe(401);
  expect((await refusalOf(refresh(refreshToken))).status).toBe(401);
  expect((await refusalOf(signIn('waterClerk'))).status).toBe(401);
});

test('an official who lost the post cannot act in it', async () => {
  const { accessToken } = await signIn('townClerk');
  await server.deps.models.people.updateOne(
    { _id: 'townClerk' },
    { $set: { posts: [{ role: 'resident' }] } },
  );
  expect((await refusalOf(withToken(accessToken).listTickets())).status).toBe(401);
});

test('an official with two posts acts in one at a time and switches between them', async () => {
  const story = await submitted(server);
  await story.go(...dispatched);
  const roads = await signIn('lent');
  expect(await withToken(roads.accessToken).readTicket({ params: { id: story.id } })).toMatchObject({
    abilities: expect.arrayContaining(['sign']),
  });
  const { refreshToken } = roads;
  const heating = await withToken(roads.accessToken).switchPost({ body: { postIndex: 1, refreshToken } });
  expect(heating.me).toMatchObject({ postIndex: 1 });
  const hidden = await refusalOf(withToken(heating.accessToken).readTicket({ params: { id: story.id } }));
  expect(hidden.status).toBe(404);
  expect(
    await refusalOf(
      withToken(heating.accessToken).switchPost({
        body: { postIndex: 5, refreshToken: heating.refreshToken },
      }),
    ),
  ).toMatchObject({ status: 422, fields: { postIndex: '您没有这个岗位' } });
  await refresh(heating.refreshToken);
});

test('nobody switches the post of somebody else with a token that is not theirs', async () => {
  const wang = await signIn('wang');
  const lent = await signIn('lent');
  const outcome = await refusalOf(
    withToken(wang.accessToken).switchPost({ body: { postIndex: 0, refreshToken: lent.refreshToken } }),
  );
  expect(outcome.status).toBe(401);
  await refresh(lent.refreshToken);
});

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a token that was not made here is worth nothing', async () => {
  const { accessToken } = await signIn('wang');
  const [header = '', payload = '', signature = ''] = accessToken.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const kid = server.deps.keys.keys[0].kid;
  const signed = (secret: string, head: object, body: object): string => {
    const text = `${part(head)}.${part(body)}`;
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  };
  const { secret } = server.deps.keys.keys[0];
  const forged = [
    `${header}.${part({ ...claims, sub: 'qian', role: 'dispatcher' })}.${signature}`,
    `${part({ alg: 'none', kid })}.${payload}.${signature}`,
    `${part({ alg: 'none', kid })}.${payload}.`,
    signed('guess', { alg: 'HS256', kid }, claims),
    signed(secret, { alg: 'HS256', kid: 'other' }, claims),
    signed(secret, { alg: 'HS256', kid }, { ...claims, typ: 'refresh' }),
    signed(secret, { alg: 'HS256', kid }, { ...claims, aud: 'elsewhere' }),
    signed(secret, { alg: 'HS512', kid }, claims),
    'a.b.c',
    '',
  ];
  for (const token of forged) {
    const answer = await fetch(`${server.url}/api/me`, { headers: { Authorization: `Bearer ${token}` } });
    expect([token, answer.status]).toEqual([token, 401]);
  }
  await withToken(signed(secret, { alg: 'HS256', kid }, claims)).readMe();
});

test('a stranger submits nothing', async () => {
  const call = server.stranger.submitTicket({ body: aComplaint, key: newKey() });
  expect((await refusalOf(call)).status).toBe(401);
});
