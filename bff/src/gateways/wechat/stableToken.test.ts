import { createTokenKeeper } from './stableToken';
import { errorOfCode } from './wechatError';

/** A platform that gives one token after another, and counts. */
function platform(expiresInSeconds = 7200) {
  let asked = 0;
  let clock = 0;
  const ask = async () => {
    asked += 1;
    const value = `token-${asked}`;
    await new Promise((done) => {
      setImmediate(done);
    });
    return { value, expiresInSeconds };
  };
  const keeper = createTokenKeeper(ask, () => clock);
  return { keeper, asked: () => asked, pass: (seconds: number) => (clock += seconds * 1000) };
}
const use = async (token: string): Promise<string> => token;

test('fifty callers at once cost one token', async () => {
  const { keeper, asked } = platform();
  const tokens = await Promise.all(Array.from({ length: 50 }, () => keeper.withToken(use)));
  expect(new Set(tokens)).toEqual(new Set(['token-1']));
  expect(asked()).toBe(1);
});

test('a token is renewed five minutes before its end', async () => {
  const { keeper, pass } = platform();
  await keeper.withToken(use);
  pass(6899);
  expect(await keeper.withToken(use)).toBe('token-1');
  pass(2);
  expect(await keeper.withToken(use)).toBe('token-2');
});

test('a token that WeChat calls bad is replaced once for everybody, and each call is repeated once', async () => {
  const { keeper, asked } = platform();
  const calls: string[] = [];
  const work = async (token: string): Promise<string> => {
    calls.push(token);
    if (token === 'token-1') throw errorOfCode('any', 40001);
    return token;
  };
  const results = await Promise.all(Array.from({ length: 20 }, () => keeper.withToken(work)));
  expect(new Set(results)).toEqual(new Set(['token-2']));
  expect(calls).toHaveLength(40);
  expect(asked()).toBe(2);
});

test('a token that stays bad is reported after the second try, not tried for ever', async () => {
  const { keeper, asked } = platform();
  let calls = 0;
  const work = async (): Promise<never> => {
    calls += 1;
    throw errorOfCode('any', 42001);
  };
  await expect(keeper.withToken(work)).rejects.toMatchObject({ kind: 'token', errcode: 42001 });
  expect([calls, asked()]).toEqual([2, 2]);
});

test('any other error is not repeated', async () => {
  const { keeper } = platform();
  let calls = 0;
  const work = async (): Promise<never> => {
    calls += 1;
    throw errorOfCode('any', 45009);
  };
  await expect(keeper.withToken(work)).rejects.toMatchObject({ kind: 'quota' });
  expect(calls).toBe(1);
});

test('when no token can be had, the next caller asks again', async () => {
  let fail = true;
  const keeper = createTokenKeeper(async () => {
    if (fail) throw errorOfCode('stable_token', -1);
    return { value: 'late', expiresInSeconds: 7200 };
  }, Date.now);
  await expect(keeper.withToken(use)).rejects.toMatchObject({ kind: 'busy' });
  fail = false;
  expect(await keeper.withToken(use)).toBe('late');
});
