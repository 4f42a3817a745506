/** Access tokens: stable, overlapping, rationed. */
import { startTrial, type Json, type Trial } from './trial';

let trial: Trial;
beforeEach(async () => {
  trial = await startTrial();
});
afterEach(() => trial.sandbox.stop());

const ask = (force = false, change: Json = {}): Promise<Json> => {
  const { appId: appid, secret } = trial.sandbox.world.mini;
  const body = { grant_type: 'client_credential', appid, secret, force_refresh: force, ...change };
  return trial.call('/cgi-bin/stable_token', {}, body);
};
/** A call that needs only a good token: without a scene it complains of the scene. */
const works = async (token: unknown): Promise<unknown> =>
  (await trial.call('/wxa/getwxacodeunlimit', { access_token: String(token) }, {})).errcode;
const GOOD = 40169;

test('everybody gets the same token while it is valid', async () => {
  const [one, other] = await Promise.all([ask(), ask()]);
  expect(one.access_token).toBe(other.access_token);
  expect(Number(one.expires_in)).toBeGreaterThan(7100);
});

test('near the end a new token comes and the old one still works', async () => {
  const old = await ask();
  await trial.control('clock', { seconds: 7200 - 299 });
  const fresh = await ask();
  expect(fresh.access_token).not.toBe(old.access_token);
  expect([await works(old.access_token), await works(fresh.access_token)]).toEqual([GOOD, GOOD]);
  await trial.control('clock', { seconds: 300 });
  expect([await works(old.access_token), await works(fresh.access_token)]).toEqual([42001, GOOD]);
});

test('forcing kills the old token, waits 30 seconds, and stops at twenty a day', async () => {
  const old = await ask();
  const fresh = await ask(true);
  expect(await works(old.access_token)).toBe(40001);
  expect((await ask(true)).access_token).toBe(fresh.access_token);
  for (let used = 2; used < 20; used += 1) {
    await trial.control('clock', { seconds: 31 });
    expect(await ask(true)).toHaveProperty('access_token');
  }
  expect(await ask(true)).toMatchObject({ errcode: 45009 });
  expect(await ask()).toHaveProperty('access_token');
});

test('a token that was revoked in mid-use is 40001, and asking again mends it', async () => {
  const { access_token } = await ask();
  await trial.control('tokens/revoke');
  expect(await works(access_token)).toBe(40001);
  expect(await works((await ask()).access_token)).toBe(GOOD);
});

test('a wrong secret, a form instead of JSON and a made-up token are refused', async () => {
  expect(await ask(false, { secret: 'x' })).toMatchObject({ errcode: 40125 });
  const form = await fetch(`${trial.sandbox.baseUrl}/cgi-bin/stable_token`, { method: 'POST', body: 'a=b' });
  expect(await form.json()).toMatchObject({ errcode: 47001 });
  expect(await works('90_madeup')).toBe(40001);
});
