/** What travels over a weak network: small where it can be, nothing twice, never another encoding than was asked for. */
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { phonePhoto } from '../factories/photos';
import { BROWSER, receive } from '../harness/received';
import { startTestServer, type TestServer } from '../harness/server';
import { newKey, submitted } from '../harness/story';

const SCRIPT = `start('${'路灯不亮'.repeat(2000)}')`;
const page = (words: string) => `<!doctype html><title>接诉即办</title><p>${words.repeat(500)}</p>`;

let server: TestServer;
const put = (name: string, content: string | Buffer): string => {
  const file = path.join(server.deps.env.WEB_DIR, name);
  writeFileSync(file, content);
  return file;
};
beforeAll(async () => {
  server = await startTestServer();
  mkdirSync(path.join(server.deps.env.WEB_DIR, 'js'), { recursive: true });
  put('index.html', page('旧'));
  put('js/app.0a1b2c3d.js', SCRIPT);
  put('js/app.0a1b2c3d.js.br', brotliCompressSync(SCRIPT));
  put('js/page.0a1b2c3d.js', SCRIPT);
});
afterAll(() => server.close());

const get = (address: string, headers?: Record<string, string>) => receive(server.url + address, headers);

test.each(['/openapi.json', '/', '/docs/swagger-ui.css', '/js/page.0a1b2c3d.js', '/js/app.0a1b2c3d.js'])(
  '%s travels compressed in every encoding, and says the same',
  async (address) => {
    const plain = await get(address, {});
    expect(plain.headers['content-encoding']).toBeUndefined();
    for (const encoding of ['br', 'gzip']) {
      const small = await get(address, { 'accept-encoding': encoding });
      const expected = [200, encoding, plain.headers['content-type'], plain.text()];
      const { status, headers } = small;
      expect([status, headers['content-encoding'], headers['content-type'], small.text()]).toEqual(expected);
      expect(small.bytes.length).toBeLessThan(plain.bytes.length / 2);
      expect(headers.vary).toMatch(/accept-encoding/i);
    }
  },
);

test('the contract is a tenth of its size', async () => {
  expect((await get('/openapi.json')).bytes.length).toBeLessThan(50_000);
});

test('an answer of the API travels compressed', async () => {
  for (let count = 0; count < 5; count += 1) await submitted(server, 'wang');
  const answer = await get('/api/tickets?queue=mine', {
    ...BROWSER,
    authorization: `Bearer ${await server.accessToken('wang')}`,
  });
  expect([answer.status, answer.headers['content-encoding']]).toEqual([200, 'br']);
  expect((JSON.parse(answer.text()) as { items: unknown[] }).items).toHaveLength(5);
  expect(answer.headers['cache-control']).toBe('no-store');
});

test('a small answer, a refusal and a photo are left as they are', async () => {
  const { url } = await server.as('wang').uploadPhoto({ file: await phonePhoto(), key: newKey() });
  for (const address of ['/healthz', '/api/missing', url])
    expect([address, (await get(address)).headers['content-encoding']]).toEqual([address, undefined]);
});

test('what the browser holds already is not sent again', async () => {
  for (const address of ['/', '/js/app.0a1b2c3d.js', '/openapi.json', '/docs/swagger-ui.css']) {
    const { etag = '' } = (await get(address)).headers;
    const again = await get(address, { ...BROWSER, 'if-none-match': etag });
    expect([address, again.status, again.bytes.length]).toEqual([address, 304, 0]);
    const other = await get(address, { ...BROWSER, 'if-none-match': '"other"' });
    expect([address, other.status]).toEqual([address, 200]);
  }
  const { 'last-modified': date = '' } = (await get('/')).headers;
  expect((await get('/', { ...BROWSER, 'if-modified-since': date })).status).toBe(304);
  const long = { ...BROWSER, 'if-modified-since': 'Sat, 01 Jan 2000 00:00:00 GMT' };
  expect((await get('/', long)).status).toBe(200);
});

test('a step back to an older build reaches browsers that hold the newer page', async () => {
  const { etag = '', 'last-modified': date = '' } = (await get('/')).headers;
  const older = put('index.html', page('更旧'));
  utimesSync(older, new Date('2020-01-01'), new Date('2020-01-01'));
  const again = await get('/', { ...BROWSER, 'if-none-match': etag, 'if-modified-since': date });
  expect([again.status, again.text().includes('更旧')]).toEqual([200, true]);
});

test('the documentation has an icon, and asking for it is no error', async () => {
  const icon = await get('/favicon.ico');
  expect([icon.status, icon.headers['content-type']]).toEqual([200, 'image/svg+xml']);
});
