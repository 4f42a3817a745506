/** The sandbox misbehaves when asked, and only then. */
import { startTrial, type Json, type Trial } from './trial';

let trial: Trial;
beforeEach(async () => {
  trial = await startTrial();
});
afterEach(() => trial.sandbox.stop());

const PATH = '/wxa/msg_sec_check';
const call = (signal?: AbortSignal): Promise<Response> =>
  fetch(`${trial.sandbox.baseUrl}${PATH}?access_token=x`, {
    method: 'POST',
    body: '{}',
    ...(signal ? { signal } : {}),
  });
const json = async (): Promise<Json> => (await (await call()).json()) as Json;
const fault = (change: Json): Promise<Json> => trial.control('faults', { path: PATH, ...change });

test('an error code, as often as asked and no more', async () => {
  await fault({ kind: 'errcode', errcode: 45009, times: 2 });
  const codes = [await json(), await json(), await json()].map(({ errcode }) => errcode);
  expect(codes).toEqual([45009, 45009, 40001]);
});

test('down for ten minutes', async () => {
  await fault({ kind: 'status', status: 503, seconds: 600 });
  expect((await call()).status).toBe(503);
  await trial.control('clock', { seconds: 599 });
  expect((await call()).status).toBe(503);
  await trial.control('clock', { seconds: 2 });
  expect((await call()).status).toBe(200);
});

test('a page of HTML, JSON of another shape, half an answer', async () => {
  await fault({ kind: 'html' });
  expect(await (await call()).text()).toContain('<html>');
  await fault({ kind: 'nonsense' });
  expect(Array.isArray(await json())).toBe(true);
  await fault({ kind: 'truncate' });
  await expect(call().then((response) => response.text())).rejects.toThrow();
});

test('a reset connection, a hanging one, a slow one', async () => {
  await fault({ kind: 'reset' });
  await expect(call()).rejects.toThrow();
  await fault({ kind: 'hang' });
  await expect(call(AbortSignal.timeout(150))).rejects.toThrow();
  await fault({ kind: 'slow', ms: 200 });
  const started = Date.now();
  expect((await call()).status).toBe(200);
  expect(Date.now() - started).toBeGreaterThanOrEqual(190);
});

test('a call can be carried out and its answer lost', async () => {
  const { code } = await trial.control('codes', { person: '郑凯' });
  const { appId: appid, secret } = trial.sandbox.world.mini;
  const login = (): Promise<Json> =>
    trial.call('/sns/jscode2session', {
      appid,
      secret,
      js_code: String(code),
      grant_type: 'authorization_code',
    });
  await trial.control('faults', { path: '/sns/jscode2session', kind: 'reset', after: true });
  await expect(login()).rejects.toThrow();
  expect(await login()).toMatchObject({ errcode: 40163 });
});

test('a chance is drawn the same way from the same seed', async () => {
  const draw = async (): Promise<unknown[]> => {
    await trial.control('faults/clear');
    await fault({ kind: 'errcode', errcode: -1, times: 1000, chance: 0.3, seed: 7 });
    const codes: unknown[] = [];
    for (let one = 0; one < 40; one += 1) codes.push((await json()).errcode);
    return codes;
  };
  const first = await draw();
  expect(await draw()).toEqual(first);
  expect(new Set(first)).toEqual(new Set([-1, 40001]));
});

test('the calls are logged with their faults, and the control calls are not', async () => {
  await fault({ kind: 'hang' });
  await call(AbortSignal.timeout(50)).catch(() => undefined);
  await call();
  const { calls } = (await trial.call('/__sandbox/calls')) as { calls: Json[] };
  expect(calls).toMatchObject([
    { path: PATH, fault: 'hang', status: 0 },
    { path: PATH, status: 200, errcode: 40001 },
  ]);
});
