/** The server's WeChat gateway against the strict sandbox: good weather, bad weather, and what must never leak. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as fc from 'fast-check';
import {
  createWechat,
  mediaVerdictOf,
  WechatError,
  type CallRecord,
  type Wechat,
} from '../../bff/src/gateways/wechat';
import { chinaTime, fitFields } from '../../bff/src/gateways/wechat/fitFields';
import { demoTemplateId } from './accounts';
import { startTrial, type Json, type Trial } from './trial';
import { fieldFault } from './wechat/fieldFormats';

jest.setTimeout(60_000);
let trial: Trial;
let wechat: Wechat;
let records: CallRecord[];
let clock: number;

beforeEach(async () => {
  trial = await startTrial();
  records = [];
  clock = 0;
  const { mini, official } = trial.sandbox.world;
  wechat = createWechat(
    {
      baseUrl: trial.sandbox.baseUrl,
      timeoutMs: 4000,
      mini,
      official,
      push: {
        appId: mini.appId,
        token: mini.pushToken,
        aesKey: mini.pushAesKey,
      },
    },
    { onCall: (record) => records.push(record), now: () => Date.now() + clock },
  );
});
afterEach(() => trial.sandbox.stop());

const login = (person = '王建国', more: Json = {}): Promise<Json> =>
  trial.control('codes', { person, ...more });
const codeOf = async (...of: Parameters<typeof login>): Promise<string> => String((await login(...of)).code);
const failure = async (work: Promise<unknown>): Promise<WechatError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof WechatError) return error;
  throw new Error(`expected a WechatError, got ${String(error)}`);
};

test('a person logs in; the session key goes no further than the gateway', async () => {
  const person = await wechat.codeToSession(await codeOf());
  expect(Object.keys(person).sort()).toEqual(['openid', 'unionid']);
});

test('a person of the web version is the person of the mini-program', async () => {
  const web = await wechat.oauthSession(await codeOf('李秀英', { kind: 'web' }));
  const mini = await wechat.codeToSession(await codeOf('李秀英'));
  expect(web.unionid).toBe(mini.unionid);
  const silent = await codeOf('李秀英', { kind: 'web', scope: 'snsapi_base' });
  expect(await wechat.oauthSession(silent)).toEqual({ openid: web.openid });
});

test('the login address of the web version leads back with a code', async () => {
  const address = wechat.authorizeUrl('http://127.0.0.1:8080/enter', 'state-1');
  const response = await fetch(address, { redirect: 'manual' });
  const back = new URL(String(response.headers.get('location')));
  expect(back.searchParams.get('state')).toBe('state-1');
  expect(await wechat.oauthSession(String(back.searchParams.get('code')))).toHaveProperty('unionid');
});

test('a used, made-up or stopped login is told in the words of a person', async () => {
  const code = await codeOf();
  await wechat.codeToSession(code);
  const used = await failure(wechat.codeToSession(code));
  expect(used).toMatchObject({ kind: 'code', errcode: 40163, code: 'UNAUTHENTICATED' });
  expect(await failure(wechat.codeToSession('made-up'))).toMatchObject({ kind: 'code', errcode: 40029 });
  const blocked = await failure(wechat.codeToSession(await codeOf('黑产', { blocked: true })));
  expect(blocked).toMatchObject({ kind: 'blocked', code: 'FORBIDDEN' });
  expect(blocked.userMessage).toMatch(/12345/);
});

test('a phone number comes for its owner only', async () => {
  await trial.control('phone', { person: '赵敏', phone: '10011112222' });
  const { code, openid } = await login('赵敏', { kind: 'phone' });
  const { openid: other } = await login('钱进');
  expect(await failure(wechat.phoneNumberOf(String(code), String(other)))).toMatchObject({ kind: 'code' });
  const again = await codeOf('赵敏', { kind: 'phone' });
  expect(await wechat.phoneNumberOf(again, String(openid))).toEqual({
    countryCode: '86',
    number: '10011112222',
  });
});

test('a code comes as a picture; a bad scene costs no call, a bad page is an error', async () => {
  const picture = await wechat.makeCode({ scene: 'p=17', page: 'pages/home/index', width: 280 });
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  const before = trial.sandbox.world.calls.list().length;
  await failure(wechat.makeCode({ scene: '金昌', page: 'pages/home/index' }));
  expect(trial.sandbox.world.calls.list()).toHaveLength(before);
  expect(await failure(wechat.makeCode({ scene: 'a', page: 'no/page' }))).toMatchObject({ kind: 'page' });
});

test('before the first release codes and messages work for the trial version only', async () => {
  await trial.control('release', { released: false });
  const page = 'pages/home/index';
  const { sandbox } = trial;
  const of = (envVersion: 'release' | 'trial' | 'develop') =>
    createWechat({ baseUrl: sandbox.baseUrl, timeoutMs: 4000, mini: sandbox.world.mini, envVersion });
  const openid = String((await trial.control('visits', {})).openid);
  const templateId = demoTemplateId('callback');
  await trial.control('consents', { openid, templateId, count: 2 });
  const data = { character_string1: 'J1', thing2: '路灯', time3: chinaTime(new Date()) };
  const message = { openid, templateId, page, data };
  expect(await failure(of('release').makeCode({ scene: 'a', page }))).toMatchObject({ errcode: 41030 });
  expect(await failure(of('release').sendSubscribe(message))).toMatchObject({ errcode: 41030 });
  for (const version of ['trial', 'develop'] as const) {
    expect((await of(version).makeCode({ scene: 'a', page })).subarray(1, 4).toString()).toBe('PNG');
    expect(await of(version).sendSubscribe(message)).toBe('sent');
  }
  expect(sandbox.world.messages.map(({ state }) => state)).toEqual(['trial', 'developer']);
});

describe('a notice', () => {
  const templateId = demoTemplateId('progress');
  const data = {
    character_string1: 'J20251001-0001X',
    thing2: '新华路与广州路交叉口东南角的路灯连续一周不亮，晚上走路很危险',
    phrase3: '办理中（第2次）',
    time4: chinaTime(new Date()),
    thing5: '',
  };
  const send = (openid: string) =>
    wechat.sendSubscribe({ openid, templateId, page: 'pages/tickets/index', data });

  test('is sent once for one "allow", cut to fit', async () => {
    const { openid } = await wechat.codeToSession(await codeOf());
    expect(await send(openid)).toBe('notAllowed');
    await trial.control('consents', { openid, templateId });
    expect([await send(openid), await send(openid)]).toEqual(['sent', 'notAllowed']);
    expect(trial.sandbox.world.messages).toHaveLength(1);
    expect(await send('oNobodyHere')).toBe('unknownPerson');
  });

  test('with any text at all fits the fields of the platform', () => {
    const fields = ['thing1', 'character_string2', 'phrase3', 'name4', 'phone_number5'];
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...fields), texts, (field, text) => {
        const fitted = fitFields({ [field]: text })[field];
        expect([text, fieldFault(field, fitted)]).toEqual([text, undefined]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a content check', () => {
  const visitor = async (): Promise<string> => (await wechat.codeToSession(await codeOf())).openid;

  test('gives the gravest verdict of all parts of a long text', async () => {
    const openid = await visitor();
    const check = (text: string) => wechat.checkText({ openid, scene: 2, text });
    expect(await check('路灯不亮')).toEqual({ suggest: 'pass', label: 100 });
    expect(await check(`${'字'.repeat(2497)}沙箱违法内容${'字'.repeat(3000)}`)).toMatchObject({
      suggest: 'risky',
    });
    expect(await check('')).toEqual({ suggest: 'pass', label: 100 });
  });

  test('of somebody who was not here lately says so, so that a person can look', async () => {
    const openid = await visitor();
    await trial.control('clock', { seconds: 7200 });
    const error = await failure(wechat.checkText({ openid, scene: 2, text: '路灯' }));
    expect(error).toMatchObject({ kind: 'inactive', errcode: 61010 });
  });

  test('of a picture is answered by a push with its trace id, once accepted and never when forged', async () => {
    const openid = await visitor();
    const opened: ReturnType<Wechat['openPush']>[] = [];
    const server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
      const query = Object.fromEntries(searchParams);
      if (pathname === '/photo.jpg') return response.end('picture');
      if (request.method === 'GET') return response.end(wechat.pushEcho(query));
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        opened.push(wechat.openPush(query, Buffer.concat(chunks).toString(), new Date()));
        response.end('success');
      });
    });
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done);
    });
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      await trial.control('callback', { url: `http://${host}/push` });
      await trial.control('media', { publicHosts: [host], delayMs: 0 });
      await trial.control('verdicts', { media: [{ phrase: 'photo', suggest: 'review', label: 20002 }] });

      const { traceId } = await wechat.checkImage({ openid, scene: 1, url: `http://${host}/photo.jpg` });
      await Promise.all(trial.sandbox.world.later);
      const [push] = opened;
      const verdict = { suggest: 'review', label: 20002 };
      expect(push?.ok && mediaVerdictOf(push.event)).toEqual({ traceId, verdict });

      opened.length = 0;
      const event = { MsgType: 'event', Event: 'wxa_media_check', trace_id: traceId, result: verdict };
      await trial.control('push', { event, fault: 'duplicate' });
      expect(new Set(opened.map((one) => one.ok && one.key)).size).toBe(1);
      opened.length = 0;
      for (const fault of ['tampered', 'wrong-appid', 'wrong-signature'])
        await trial.control('push', { event, fault });
      expect(opened).toHaveLength(3);
      expect(opened.filter(({ ok }) => ok)).toEqual([]);
    } finally {
      server.close();
    }
  });
});

describe('in bad weather', () => {
  let openid: string;
  beforeEach(async () => {
    openid = String((await trial.control('visits', {})).openid);
  });
  const check = () => wechat.checkText({ openid, scene: 2, text: '路灯不亮' });
  const PATH = '/wxa/msg_sec_check';
  const fault = (change: Json): Promise<Json> => trial.control('faults', { path: PATH, ...change });

  test.each([
    [{ kind: 'errcode', errcode: -1 }, 'busy'],
    [{ kind: 'errcode', errcode: 45009 }, 'quota'],
    [{ kind: 'errcode', errcode: 48001 }, 'setup'],
    [{ kind: 'errcode', errcode: 99999 }, 'other'],
    [{ kind: 'html' }, 'nonsense'],
    [{ kind: 'nonsense' }, 'nonsense'],
    [{ kind: 'truncate' }, 'unreachable'],
    [{ kind: 'status', status: 502 }, 'unreachable'],
    [{ kind: 'hang' }, 'unreachable'],
    [{ kind: 'slow', ms: 5000 }, 'unreachable'],
    [{ kind: 'reset' }, 'unreachable'],
  ] as const)('%j is the error %s, and the next call works', async (change, kind) => {
    await fault(change);
    expect(await failure(check())).toMatchObject({ kind });
    expect(await check()).toMatchObject({ suggest: 'pass' });
  });

  test('a token that dies in mid-use costs one call more and is never forced', async () => {
    await check();
    await trial.control('tokens/revoke');
    await Promise.all([check(), check(), check()]);
    const asked = trial.sandbox.world.calls.list('/cgi-bin/stable_token');
    expect(asked.map(({ note }) => note?.forced)).toEqual([false, false]);
  });

  test('a day of work takes a token from one to the next without a failed call', async () => {
    for (let hour = 0; hour < 24; hour += 1) {
      await trial.control('visits', {});
      await check();
      await trial.control('clock', { seconds: 3600 });
      clock += 3_600_000;
    }
    const calls = trial.sandbox.world.calls.list();
    expect(calls.filter(({ errcode }) => errcode !== undefined)).toEqual([]);
    expect(calls.filter(({ path }) => path === '/cgi-bin/stable_token').length).toBeLessThanOrEqual(24);
  });

  test('a redirect is not followed: the token would go along', async () => {
    let reached = 0;
    const elsewhere = createServer((_, response) => {
      reached += 1;
      response.end('{}');
    });
    const redirecting = createServer((_, response) => {
      const { port } = elsewhere.address() as AddressInfo;
      response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end();
    });
    for (const server of [elsewhere, redirecting]) {
      await new Promise<void>((done) => {
        server.listen(0, '127.0.0.1', done);
      });
    }
    const baseUrl = `http://127.0.0.1:${(redirecting.address() as AddressInfo).port}`;
    const gateway = createWechat({ baseUrl, timeoutMs: 1000, mini: trial.sandbox.world.mini });
    expect(await failure(gateway.codeToSession('x'))).toMatchObject({ kind: 'unreachable' });
    expect(reached).toBe(0);
    redirecting.close();
    elsewhere.close();
  });

  test('no error, record or result tells a secret, a token, a code or a session key', async () => {
    const { secret } = trial.sandbox.world.mini;
    const token = await trial.token();
    const codes: string[] = [];
    const freshCode = async (): Promise<string> => {
      const code = await codeOf();
      codes.push(code);
      return code;
    };
    const told: unknown[] = [];
    const kinds = ['errcode', 'html', 'nonsense', 'truncate', 'status', 'hang', 'reset'];
    for (const path of ['/sns/jscode2session', PATH]) {
      for (const kind of kinds) {
        await trial.control('faults', { path, kind });
        const work = path === PATH ? check() : wechat.codeToSession(await freshCode());
        const error = await failure(work);
        told.push(error.message, error.stack, error.userMessage, error.cause);
      }
    }
    told.push(await wechat.codeToSession(await freshCode()), records);
    const text = JSON.stringify(told);
    for (const hidden of [secret, token, ...codes, 'session_key']) expect(text).not.toContain(hidden);
    expect(records.length).toBeGreaterThan(14);
  });
});
