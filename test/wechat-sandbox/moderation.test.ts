/** Content checks, and the pushes that answer picture checks. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTrial, type Json, type Trial } from './trial';

let trial: Trial;
let openid: string;
beforeEach(async () => {
  trial = await startTrial();
  openid = String((await trial.control('visits', { person: '吴霞' })).openid);
});
afterEach(() => trial.sandbox.stop());

const text = (content: string, change: Json = {}): Promise<Json> =>
  trial.tokenCall('/wxa/msg_sec_check', { version: 2, scene: 2, openid, content, ...change });

test('an ordinary complaint passes', async () => {
  expect(await text('楼下烧烤摊油烟很大，晚上睡不着。')).toMatchObject({
    errcode: 0,
    result: { suggest: 'pass', label: 100 },
  });
});

test('a risky text is no error: the verdict is in the result', async () => {
  expect(await text('沙 箱，违法-内容')).toMatchObject({
    errcode: 0,
    result: { suggest: 'risky', label: 20006 },
  });
  expect(await text('这是沙箱存疑内容')).toMatchObject({ errcode: 0, result: { suggest: 'review' } });
  await trial.control('verdicts', { text: [{ phrase: '某某', suggest: 'review', label: 20001 }] });
  expect(await text('某某')).toMatchObject({ result: { suggest: 'review', label: 20001 } });
});

test('a long text, a wrong scene and version 1 are refused', async () => {
  expect(await text('字'.repeat(2500))).toMatchObject({ errcode: 0 });
  expect(await text('字'.repeat(2501))).toMatchObject({ errcode: 45002 });
  expect(await text('字', { scene: 5 })).toMatchObject({ errcode: 40129 });
  expect(await text('字', { version: 1 })).toMatchObject({ errcode: 47001 });
});

test('a person who has not been here for two hours cannot be checked, nor one who never was', async () => {
  await trial.control('clock', { seconds: 2 * 3600 });
  expect(await text('字')).toMatchObject({ errcode: 61010 });
  expect(await text('字', { openid: 'oNobody' })).toMatchObject({ errcode: 40003 });
});

describe('a picture', () => {
  let server: Server;
  let host: string;
  let received: { query: URLSearchParams; body: string }[];
  let refusals: number;

  beforeEach(async () => {
    received = [];
    refusals = 0;
    server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
      if (pathname === '/photo.jpg') return response.end('a picture');
      if (pathname !== '/push') return response.writeHead(404).end();
      if (request.method === 'GET') return response.end(searchParams.get('echostr'));
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        received.push({ query: searchParams, body });
        refusals -= 1;
        response.end(refusals >= 0 ? 'busy' : 'success');
      });
    });
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done);
    });
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
    await trial.control('media', { publicHosts: [host], delayMs: 0 });
    await trial.control('callback', { url: `http://${host}/push`, token: 'token123', aesKey });
  });
  afterEach(() => server.close());

  const picture = (media_url: string): Promise<Json> =>
    trial.tokenCall('/wxa/media_check_async', { version: 2, scene: 1, openid, media_url, media_type: 2 });
  const answered = async (): Promise<void> => {
    while (trial.sandbox.world.later.size > 0) await Promise.all(trial.sandbox.world.later);
  };

  test('is answered by an encrypted push that shows neither the verdict nor the picture', async () => {
    const { trace_id } = await picture(`http://${host}/photo.jpg`);
    await answered();
    expect(received).toHaveLength(1);
    expect(received[0]?.query.get('encrypt_type')).toBe('aes');
    expect(received[0]?.query.get('msg_signature')).toMatch(/^[0-9a-f]{40}$/);
    expect(received[0]?.body).not.toContain(String(trace_id));
  });

  test('is pushed again when the server is busy, three times at most', async () => {
    refusals = 2;
    await picture(`http://${host}/photo.jpg`);
    await answered();
    expect(received).toHaveLength(3);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  });

  test.each([
    'http://127.0.0.1:1/x.jpg',
    'http://192.168.1.4/x.jpg',
    'http://[::1]/x.jpg',
    'http://localhost/x.jpg',
    'http://server/x.jpg',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'not an address',
  ])('at %s cannot be reached by WeChat and is refused', async (url) => {
    expect(await picture(url)).toMatchObject({ errcode: 40097 });
  });

  test('an address that does not return the echo cannot be saved', async () => {
    const refused = await trial.control('callback', {
      url: `http://${host}/elsewhere`,
      token: 'token123',
      aesKey: 'a'.repeat(43),
    });
    expect(refused).toMatchObject({ errcode: -1 });
  });
});
