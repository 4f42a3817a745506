/** Logging in: the sandbox refuses what WeChat refuses. */
import { startTrial, type Json, type Trial } from './trial';

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial();
});
afterAll(() => trial.sandbox.stop());

const session = (code: string, change: Record<string, string> = {}): Promise<Json> => {
  const { appId: appid, secret } = trial.sandbox.world.mini;
  return trial.call('/sns/jscode2session', {
    appid,
    secret,
    js_code: code,
    grant_type: 'authorization_code',
    ...change,
  });
};
const login = async (person: string, more: Json = {}): Promise<Json> =>
  trial.control('codes', { person, ...more });
const codeOf = async (person: string, more: Json = {}): Promise<string> =>
  String((await login(person, more)).code);

test('a person logs in with a fresh code and is the same person the next time', async () => {
  const first = await session(await codeOf('王建国'));
  const second = await session(await codeOf('王建国'));
  expect(first).toMatchObject({ openid: second.openid, unionid: second.unionid });
  expect(String(first.openid)).toMatch(/^o[\w-]{27}$/);
  expect(first).not.toHaveProperty('errcode');
});

test('two people are not taken for each other', async () => {
  const one = await session(await codeOf('王建国'));
  const other = await session(await codeOf('李秀英'));
  expect(one.openid).not.toBe(other.openid);
  expect(one.session_key).not.toBe(other.session_key);
});

test('a code works once', async () => {
  const code = await codeOf('王建国');
  await session(code);
  expect(await session(code)).toMatchObject({ errcode: 40163 });
});

test('a code of the same instant, asked twice at once, logs in once', async () => {
  const code = await codeOf('王建国');
  const answers = await Promise.all([session(code), session(code), session(code)]);
  expect(answers.filter(({ openid }) => openid)).toHaveLength(1);
});

test('a code that somebody made up is refused', async () => {
  expect(await session('0123456789abcdef')).toMatchObject({ errcode: 40029 });
});

test('a code is worthless after five minutes', async () => {
  const code = await codeOf('王建国');
  await trial.control('clock', { seconds: 301 });
  expect(await session(code)).toMatchObject({ errcode: 40029 });
});

test('a wrong secret, a wrong AppID and a missing code are told apart, and cost no code', async () => {
  const code = await codeOf('王建国');
  expect(await session(code, { secret: 'f'.repeat(32) })).toMatchObject({ errcode: 40125 });
  expect(await session(code, { appid: 'wxffffffffffffffff' })).toMatchObject({ errcode: 40013 });
  expect(await session('')).toMatchObject({ errcode: 41008 });
  expect(await session(code, { grant_type: 'password' })).toMatchObject({ errcode: 40002 });
  expect(await session(code)).toHaveProperty('openid');
});

test('a person whom risk control stops cannot log in', async () => {
  expect(await session(await codeOf('黑产', { blocked: true }))).toMatchObject({ errcode: 40226 });
});

describe('the phone number', () => {
  const ask = (body: Json): Promise<Json> => trial.tokenCall('/wxa/business/getuserphonenumber', body);

  test('comes for a code and the openid of the same person, once', async () => {
    await trial.control('phone', { person: '赵敏', phone: '10012345678' });
    const { code, openid } = await login('赵敏', { kind: 'phone' });
    const answer = await ask({ code, openid });
    expect(answer).toMatchObject({
      errcode: 0,
      phone_info: { purePhoneNumber: '10012345678', countryCode: '86' },
    });
    expect(await ask({ code, openid })).toMatchObject({ errcode: 40029 });
  });

  test('does not come for somebody else’s openid, a login code, or no token', async () => {
    const { openid: other } = await login('钱进');
    const { code } = await login('赵敏', { kind: 'phone' });
    expect(await ask({ code, openid: other })).toMatchObject({ errcode: 40029 });
    expect(await ask({ code: await codeOf('赵敏') })).toMatchObject({ errcode: 40029 });
    const bare = await trial.call('/wxa/business/getuserphonenumber', {}, { code });
    expect(bare).toMatchObject({ errcode: 41001 });
  });

  test('does not come for the button of another mini-program', async () => {
    const { code, openid } = await login('赵敏', { kind: 'phone', app: 'wxffffffffffffffff' });
    expect(await ask({ code, openid })).toMatchObject({ errcode: 40029 });
  });

  test('costs a call each time it is shown: with none left the button gives no code', async () => {
    await trial.control('phone/service', { left: 1 });
    expect(await login('赵敏', { kind: 'phone' })).toHaveProperty('code');
    expect(await login('赵敏', { kind: 'phone' })).toMatchObject({ errcode: 1400001 });
    expect(await trial.control('phone/service', { left: 1000 })).toMatchObject({ left: 1000 });
  });

  test('does not come to an account that may not use it', async () => {
    const { code, openid } = await login('赵敏', { kind: 'phone' });
    await trial.control('phone/service', { open: false });
    expect(await ask({ code, openid })).toMatchObject({ errcode: 48001 });
    await trial.control('phone/service', { open: true });
    expect(await ask({ code, openid })).toMatchObject({ errcode: 0 });
  });
});

describe('in the official account', () => {
  const world = () => trial.sandbox.world;
  const exchange = (code: string): Promise<Json> => {
    const { appId: appid, secret } = world().official;
    return trial.call('/sns/oauth2/access_token', { appid, secret, code, grant_type: 'authorization_code' });
  };
  const agree = async (change: Record<string, string>): Promise<Response> => {
    const query = new URLSearchParams({
      appid: world().official.appId,
      redirect_uri: 'http://127.0.0.1:8080/login',
      response_type: 'code',
      scope: 'snsapi_userinfo',
      state: 'abc',
      sandbox_person: '孙丽',
      ...change,
    });
    return fetch(`${trial.sandbox.baseUrl}/connect/oauth2/authorize?${query}`, { redirect: 'manual' });
  };

  test('a person returns with a code and the state, and is the same person as in the mini-program', async () => {
    const back = new URL(String((await agree({})).headers.get('location')));
    expect(back.searchParams.get('state')).toBe('abc');
    const web = await exchange(String(back.searchParams.get('code')));
    const mini = await session(await codeOf('孙丽'));
    expect(web.unionid).toBe(mini.unionid);
    expect(web.openid).not.toBe(mini.openid);
    expect(await exchange(String(back.searchParams.get('code')))).toMatchObject({ errcode: 40163 });
  });

  test('a silent authorisation tells no unionid, and a foreign address gets no code', async () => {
    const back = new URL(String((await agree({ scope: 'snsapi_base' })).headers.get('location')));
    expect(await exchange(String(back.searchParams.get('code')))).not.toHaveProperty('unionid');
    const foreign = await agree({ redirect_uri: 'https://evil.example/steal' });
    expect(foreign.headers.get('location')).toBeNull();
    expect(await foreign.json()).toMatchObject({ errcode: 10003 });
  });
});

test('the log of calls tells neither codes nor secrets nor phone numbers', async () => {
  const code = await codeOf('王建国');
  await session(code);
  const log = await (await fetch(`${trial.sandbox.baseUrl}/__sandbox/calls`)).text();
  const { secret } = trial.sandbox.world.mini;
  expect(log).toContain('/sns/jscode2session');
  for (const hidden of [code, secret, await trial.token(), '10012345678']) expect(log).not.toContain(hidden);
});
