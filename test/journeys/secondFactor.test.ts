/** The second factor: enrolled once, asked for where it matters, not guessed, and not lost with the phone. */
import { TOTP } from 'otpauth';
import { createClient, type Client } from '@jsjb/bff/contract';
import { fetchTransport } from '../../scripts/lib/replay/fetchTransport';
import type { CastName } from '../factories/smallCity';
import { phoneOf } from '../factories/smallCity';
import { HOUR_MS } from '../harness/clock';
import { startTestServer, type TestServer } from '../harness/server';
import { refusalOf, submitted } from '../harness/story';
import { castNames } from '../factories/smallCity';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(() => server.clock.forward(HOUR_MS));

const withToken = (token: string): Client =>
  createClient({ baseUrl: server.url, transport: fetchTransport, token: () => token });

/** Signed in, the proof that the demo gives its personas long run out. */
async function unproved(personaId: CastName): Promise<Client> {
  const { refreshToken } = await server.stranger.signInAsPersona({ body: { personaId } });
  server.clock.forward(9 * HOUR_MS);
  return withToken((await server.stranger.refreshSession({ body: { refreshToken } })).accessToken);
}

const codeOf = (uri: string, aheadMs = 0): string => {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return new TOTP({ secret }).generate({ timestamp: server.clock.now().getTime() + aheadMs });
};
const prove = (client: Client, code: string) => client.stepUp({ body: { code } });
const unmask = async (client: Client) => {
  const { id } = await submitted(server);
  return client.unmaskRequester({ params: { id }, body: { reason: '核实情况' } });
};
const wrongOf = (code: string): string => (code === '000000' ? '000001' : '000000');

test('an official enrols, proves, and only then sees a name', async () => {
  const qian = await unproved('qian');
  expect((await qian.readMe()).secondFactor).toBe('off');
  expect((await refusalOf(unmask(qian))).code).toBe('SECOND_FACTOR_REQUIRED');
  const { uri, secret } = await qian.enrolSecondFactor();
  expect(uri).toContain(`secret=${secret}`);
  expect((await qian.readMe()).secondFactor).toBe('pending');
  const { accessToken, recoveryCodes, recoveryLeft } = await prove(qian, codeOf(uri));
  expect([new Set(recoveryCodes).size, recoveryLeft]).toEqual([10, 10]);
  expect((await unmask(withToken(accessToken))).phone).toBe(phoneOf(0));
  expect((await withToken(accessToken).readMe()).secondFactor).toBe('on');
  // The proof is that of one sign-in: another has to prove it again.
  expect((await refusalOf(unmask(await unproved('qian')))).code).toBe('SECOND_FACTOR_REQUIRED');
});

test('residents have no second factor', async () => {
  expect((await server.as('wang').readMe()).secondFactor).toBeUndefined();
  expect((await refusalOf(server.as('wang').enrolSecondFactor())).status).toBe(403);
});

test.each([
  ['a first authenticator', false],
  ['another one', true],
])(
  'of two who ask for %s at the same moment, nobody is given a secret that is not kept',
  async (_, another) => {
    let clerk = await unproved(another ? 'waterClerk' : 'townClerk');
    if (another) {
      const { uri } = await clerk.enrolSecondFactor();
      clerk = withToken((await prove(clerk, codeOf(uri))).accessToken);
      server.clock.forward(31_000);
    }
    const { people } = server.deps.models;
    const updateOne = people.updateOne.bind(people);
    let first: { uri: string } | undefined;
    const spy = jest.spyOn(people, 'updateOne').mockImplementationOnce(((
      ...args: Parameters<typeof updateOne>
    ) =>
      clerk.enrolSecondFactor().then((given) => {
        first = given;
        return updateOne(...args);
      })) as unknown as typeof people.updateOne);
    const late = await refusalOf(clerk.enrolSecondFactor()).finally(() => spy.mockRestore());
    expect([late.status, late.code]).toEqual([409, 'CONFLICT']);
    expect((await prove(clerk, codeOf(first?.uri ?? ''))).recoveryCodes).toHaveLength(10);
  },
);

test('who asks for a secret while the one before is being proved does not undo the proof', async () => {
  const qian = await unproved('lent');
  const { uri } = await qian.enrolSecondFactor();
  const { people } = server.deps.models;
  const updateOne = people.updateOne.bind(people);
  const spy = jest
    .spyOn(people, 'updateOne')
    .mockImplementationOnce(((...args: Parameters<typeof updateOne>) =>
      prove(qian, codeOf(uri)).then(() => updateOne(...args))) as unknown as typeof people.updateOne);
  const late = await refusalOf(qian.enrolSecondFactor()).finally(() => spy.mockRestore());
  expect(late.code).toBe('CONFLICT');
  expect((await qian.readMe()).secondFactor).toBe('on');
});

test('a code counts once, even sent twice at the same moment', async () => {
  const head = await unproved('roadsHead');
  const { uri } = await head.enrolSecondFactor();
  const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => prove(head, codeOf(uri))));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await refusalOf(prove(head, codeOf(uri)))).fields).toHaveProperty('code');
  server.clock.forward(31_000);
  await prove(head, codeOf(uri));
});

test('who guesses is stopped after five, also when all are sent at once, and told when to come back', async () => {
  const clerk = await unproved('heatingHead');
  const { uri } = await clerk.enrolSecondFactor();
  await prove(clerk, codeOf(uri));
  server.clock.forward(31_000);
  const right = codeOf(uri);
  const guesses = await Promise.all(
    Array.from({ length: 40 }, () => refusalOf(prove(clerk, wrongOf(right)))),
  );
  expect(guesses.filter(({ code }) => code === 'INVALID')).toHaveLength(5);
  expect(guesses.filter(({ code }) => code === 'RATE_LIMITED')).toHaveLength(35);
  const locked = await refusalOf(prove(clerk, right));
  expect([locked.status, locked.error.message]).toEqual([429, '验证码连续输错多次，请 15 分钟后再试。']);
  server.clock.forward(14 * 60_000);
  expect((await refusalOf(prove(clerk, codeOf(uri)))).status).toBe(429);
  server.clock.forward(61_000);
  await prove(await unproved('heatingHead'), codeOf(uri));
});

test('a recovery code opens once, and a new phone takes the place of the lost one', async () => {
  const first = await unproved('supervisor');
  const { uri } = await first.enrolSecondFactor();
  const { recoveryCodes = [] } = await prove(first, codeOf(uri));
  const [code = ''] = recoveryCodes;
  const again = await unproved('supervisor');
  // Who holds the session alone cannot put their own authenticator in its place.
  expect((await refusalOf(again.enrolSecondFactor())).code).toBe('SECOND_FACTOR_REQUIRED');
  const proved = await prove(again, code.toLowerCase().replaceAll('-', ''));
  expect(proved.recoveryLeft).toBe(9);
  expect((await refusalOf(prove(again, code))).code).toBe('INVALID');
  const renewed = withToken(proved.accessToken);
  const { uri: newUri } = await renewed.enrolSecondFactor();
  // Until the new one has proved itself the old one holds.
  await prove(renewed, codeOf(uri));
  const moved = await prove(renewed, codeOf(newUri));
  expect(moved.recoveryCodes).toHaveLength(10);
  server.clock.forward(31_000);
  expect((await refusalOf(prove(renewed, codeOf(uri)))).code).toBe('INVALID');
  expect((await refusalOf(prove(renewed, recoveryCodes[1] ?? ''))).code).toBe('INVALID');
  await prove(renewed, codeOf(newUri));
  const told = await server.deps.models.audit.find({ subject: 'supervisor' }).sort({ _id: 1 }).lean();
  expect(told.map(({ action }) => action)).toEqual(['factor.enrol', 'factor.recovery', 'factor.enrol']);
});

test('an administrator resets what was lost; every login of that person ends', async () => {
  const mayor = await unproved('mayor');
  const { uri } = await mayor.enrolSecondFactor();
  await prove(mayor, codeOf(uri));
  const phone = phoneOf(castNames.indexOf('mayor'));
  const body = { phone, reason: '手机丢失，已当面核实' };
  expect((await refusalOf((await unproved('admin')).resetSecondFactor({ body }))).code).toBe(
    'SECOND_FACTOR_REQUIRED',
  );
  const name = (await server.as('admin').resetSecondFactor({ body })).name;
  expect(name.length).toBeGreaterThan(1);
  expect((await refusalOf(mayor.readMe())).status).toBe(401);
  expect((await (await unproved('mayor')).readMe()).secondFactor).toBe('off');
  const own = { phone: phoneOf(castNames.indexOf('admin')), reason: '自己重置' };
  expect((await refusalOf(server.as('admin').resetSecondFactor({ body: own }))).status).toBe(403);
});

test('signing out everywhere ends the logins on every device at once', async () => {
  const enter = () => server.stranger.signInAsPersona({ body: { personaId: 'townClerk' } });
  const [phone, desktop] = [await enter(), await enter()];
  await server.stranger.signOut({ body: { refreshToken: phone.refreshToken, everywhere: true } });
  expect((await refusalOf(withToken(desktop.accessToken).listTickets())).status).toBe(401);
  const { refreshToken } = desktop;
  expect((await refusalOf(server.stranger.refreshSession({ body: { refreshToken } }))).status).toBe(401);
  await withToken((await enter()).accessToken).listTickets();
});

test('a resident who is gone does nothing more with a token that is still young', async () => {
  const { accessToken, refreshToken } = await server.stranger.signInAsPersona({
    body: { personaId: 'zhang' },
  });
  await server.stranger.signOut({ body: { refreshToken, everywhere: true } });
  const body = { kind: 'privacy' as const, version: 1, given: true };
  expect((await refusalOf(withToken(accessToken).giveConsent({ body }))).status).toBe(401);
});
