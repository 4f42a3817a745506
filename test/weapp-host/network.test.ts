// The phone's network against a real server on this computer.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeFixtures, openFixture, type Session } from './fixtureApp';
import type { Faults } from './index';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  type: string | undefined;
  agent: string | undefined;
  body: string;
}

let server: Server;
let seen: Seen[] = [];
let delayMs = 0;
let open = 0;
let mostOpen = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    mostOpen = Math.max(mostOpen, ++open);
    response.on('close', () => open--);
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('latin1')));
    request.on('end', () => {
      const { 'content-type': type, 'user-agent': agent } = request.headers;
      seen.push({ method: request.method, url: request.url, type, agent, body });
      setTimeout(() => {
        response.setHeader('content-type', 'application/json');
        response.setHeader('set-cookie', 'a=1');
        response.end('{"ok":true}');
      }, delayMs);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => new Promise((done) => server.close(done)));
beforeEach(() => {
  [seen, delayMs, mostOpen] = [[], 0, 0];
});
afterEach(closeFixtures);

const API = 'https://api.example.test';
const openApp = (faults?: Faults): Promise<Session> => {
  const { port } = server.address() as AddressInfo;
  return openFixture({
    rewrite: (url) => url.replace(API, `http://127.0.0.1:${port}`),
    ...(faults ? { faults } : {}),
  });
};

test('a request sends JSON, a GET its data in the address, and both hear the answer', async () => {
  const app = await openApp();
  const posted = await app.wx('request', { url: `${API}/a`, method: 'POST', data: { 字: 1 } });
  expect(posted).toMatchObject({
    errMsg: 'request:ok',
    statusCode: 200,
    data: { ok: true },
    cookies: ['a=1'],
  });
  await app.wx('request', { url: `${API}/b?x=1`, data: { y: '二' } });
  expect(seen.map(({ method, url }) => [method, url])).toEqual([
    ['POST', '/a'],
    ['GET', '/b?x=1&y=%E4%BA%8C'],
  ]);
  expect(Buffer.from(seen[0]?.body ?? '', 'latin1').toString()).toBe('{"字":1}');
  expect(seen[0]).toMatchObject({
    type: 'application/json',
    agent: expect.stringContaining('MicroMessenger') as string,
  });
});

test('ten requests run at once, the eleventh waits its turn', async () => {
  const app = await openApp();
  delayMs = 40;
  const all = Array.from({ length: 15 }, (_, at) => app.wx('request', { url: `${API}/${at}` }));
  expect((await Promise.all(all)).every(({ errMsg }) => errMsg === 'request:ok')).toBe(true);
  expect(app.control.transferPeak).toBe(10);
  expect(mostOpen).toBeLessThanOrEqual(10);
});

test('a request that takes too long, or is aborted, says so', async () => {
  const app = await openApp();
  delayMs = 200;
  expect(await app.wx('request', { url: `${API}/slow`, timeout: 30 })).toEqual({
    errMsg: 'request:fail timeout',
    errno: 5,
  });
  const aborted = app.mp.evaluate(
    (url: string) =>
      new Promise((fail) => {
        const { wx } = globalThis as unknown as { wx: { request(o: object): { abort(): void } } };
        wx.request({ url, fail }).abort();
      }),
    `${API}/x`,
  );
  expect(await aborted).toEqual({ errMsg: 'request:fail abort' });
});

test('without network requests fail at once, the app is told, and it comes back', async () => {
  const app = await openApp();
  await app.mp.evaluate(() => {
    const { wx } = globalThis as unknown as { wx: { onNetworkStatusChange(f: (r: object) => void): void } };
    wx.onNetworkStatusChange((state) => console.log(state));
  });
  delayMs = 100;
  const cut = app.wx('request', { url: `${API}/under-way` });
  await new Promise((done) => setTimeout(done, 30));
  app.control.network('none');
  const lost = { errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED', errno: 600001 };
  expect(await cut).toEqual(lost);
  expect(await app.wx('request', { url: API })).toEqual(lost);
  expect((await app.wx('getNetworkType')).networkType).toBe('none');
  app.control.network('ok');
  expect((await app.wx('request', { url: API })).errMsg).toBe('request:ok');
  expect(app.control.logs.map(({ args }) => args[0])).toEqual([
    { isConnected: false, networkType: 'none' },
    { isConnected: true, networkType: 'wifi' },
  ]);
});

test('a slow network takes its time', async () => {
  const app = await openApp();
  app.control.network('slow', { latencyMs: 120, bytesPerSecond: 1_000_000 });
  const start = Date.now();
  expect((await app.wx('request', { url: API })).errMsg).toBe('request:ok');
  expect(Date.now() - start).toBeGreaterThanOrEqual(115);
});

test('an answer can get lost though the server did its work', async () => {
  let first = true;
  const app = await openApp(() => {
    const fault = first ? ({ loseAnswer: true } as const) : undefined;
    first = false;
    return fault;
  });
  const post = () => app.wx('request', { url: `${API}/once`, method: 'POST', data: {} });
  expect((await post()).errMsg).toBe('request:fail net::ERR_CONNECTION_RESET');
  expect((await post()).errMsg).toBe('request:ok');
  expect(seen.length).toBe(2);
});

test('more than five seconds in the background interrupt what is under way', async () => {
  const app = await openApp();
  delayMs = 100;
  const request = app.wx('request', { url: API });
  await new Promise((done) => setTimeout(done, 30));
  app.control.background({ seconds: 6 });
  expect(await request).toEqual({ errMsg: 'request:fail interrupted', errno: 600003 });
});

test('a picked photo is uploaded with its form fields; a missing file is refused', async () => {
  const app = await openApp();
  app.control.nextMedia([{ name: 'a.png', bytes: Buffer.from('picture') }]);
  const { tempFiles } = (await app.wx('chooseMedia')) as { tempFiles: { tempFilePath: string }[] };
  const filePath = tempFiles[0]?.tempFilePath;
  const sent = await app.wx('uploadFile', {
    url: `${API}/up`,
    name: 'file',
    filePath,
    formData: { key: 'k1' },
  });
  expect(sent).toMatchObject({ errMsg: 'uploadFile:ok', statusCode: 200, data: '{"ok":true}' });
  expect(seen[0]?.type).toMatch(/^multipart\/form-data; boundary=/);
  expect(seen[0]?.body).toMatch(
    /name="key"\r\n\r\nk1\r\n[^]*filename="tmp_\w+\.png"\r\nContent-Type: image\/png\r\n\r\npicture/,
  );
  const missing = await app.wx('uploadFile', { url: API, name: 'file', filePath: 'wxfile://tmp_none.png' });
  expect(missing.errMsg).toBe('uploadFile:fail file not found');
});

test('a download becomes a temporary file that can be read', async () => {
  const app = await openApp();
  const { tempFilePath } = await app.wx('downloadFile', { url: `${API}/poster.json` });
  expect(tempFilePath).toMatch(/^wxfile:\/\/tmp_\w+\.json$/);
  const text = await app.mp.evaluate((file: string) => {
    const { wx } = globalThis as unknown as {
      wx: { getFileSystemManager(): { readFileSync(path: string, encoding: string): string } };
    };
    return wx.getFileSystemManager().readFileSync(file, 'utf8');
  }, String(tempFilePath));
  expect(text).toBe('{"ok":true}');
});

test('an address that is no web address is refused', async () => {
  const app = await openApp();
  expect((await app.wx('request', { url: '/api' })).errMsg).toBe('request:fail invalid url "/api"');
  expect((await app.wx('request')).errMsg).toBe(
    'request:fail parameter error: parameter.url should be String instead of Undefined;',
  );
});

test('with the console’s domains set, only https addresses of the list are asked', async () => {
  const app = await openApp();
  app.control.listedDomains({ request: [API, 'http://api.example.test', 'https://127.0.0.1'] });
  expect((await app.wx('request', { url: `${API}/a` })).statusCode).toBe(200);
  const refused = { errMsg: 'request:fail url not in domain list', errno: 600002 };
  const others = [
    'http://api.example.test/a',
    `${API}:8443/a`,
    'https://127.0.0.1/a',
    'https://example.test/a',
  ];
  for (const url of others) expect([url, await app.wx('request', { url })]).toEqual([url, refused]);
  expect(await app.wx('downloadFile', { url: `${API}/a` })).toMatchObject({ errno: 600002 });
  expect(seen).toHaveLength(1);
  app.control.listedDomains();
  expect((await app.wx('downloadFile', { url: `${API}/a` })).statusCode).toBe(200);
});
