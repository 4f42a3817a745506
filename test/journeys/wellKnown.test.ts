/** Verification files: WeChat's console fetches them before it accepts a domain, and nothing else leaves the folder. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { posterScene } from '@jsjb/bff/poster/access/posterCode';
import { POSTER } from '../factories/smallCity';
import { say, statusesOf } from '../harness/rawHttp';
import { startTestServer, type TestServer } from '../harness/server';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { DATA_DIR, WELL_KNOWN_DIR } = server.deps.env;
  const put = (name: string, text: string | Buffer) => writeFileSync(path.join(WELL_KNOWN_DIR, name), text);
  mkdirSync(path.join(WELL_KNOWN_DIR, 'folder.txt'), { recursive: true });
  put('MP_verify_aB3dE.txt', 'aB3dE');
  put('Ab12Cd34.txt', '0123456789abcdef0123456789abcdef\n');
  put('large.txt', 'x'.repeat(5000));
  put('binary.txt', Buffer.from([0, 255, 1]));
  put('page.html', '<h1>');
  put('.hidden.txt', 'hidden');
  writeFileSync(path.join(DATA_DIR, 'secret.txt'), 'SECRET');
  symlinkSync('Ab12Cd34.txt', path.join(WELL_KNOWN_DIR, 'inside.txt'));
  symlinkSync(path.join(DATA_DIR, 'secret.txt'), path.join(WELL_KNOWN_DIR, 'link.txt'));
});
afterAll(() => server.close());

const get = (address: string) => fetch(server.url + address, { redirect: 'manual' });

test.each([
  ['/MP_verify_aB3dE.txt', 'aB3dE'],
  ['/p/Ab12Cd34.txt', '0123456789abcdef0123456789abcdef\n'],
  ['/inside.txt', '0123456789abcdef0123456789abcdef\n'],
  ['/c/Ab12Cd34.txt', '0123456789abcdef0123456789abcdef\n'],
])('%s is served as plain text', async (address, text) => {
  const answer = await get(address);
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    200,
    'text/plain; charset=utf-8',
    text,
  ]);
});

test('a file put there later is served without a restart', async () => {
  expect((await get('/MP_verify_later.txt')).status).toBe(404);
  writeFileSync(path.join(server.deps.env.WELL_KNOWN_DIR, 'MP_verify_later.txt'), 'later');
  expect(await (await get('/MP_verify_later.txt')).text()).toBe('later');
});

test.each(['large.txt', 'binary.txt', 'page.html', '.hidden.txt', 'link.txt', 'folder.txt', 'none.txt'])(
  '%s is not served',
  async (name) => {
    expect((await get(`/${name}`)).status).toBe(404);
  },
);

test.each([
  '/../secret.txt',
  '/p/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/p/..%2f..%2fsecret.txt',
  '/p/..%5c..%5csecret.txt',
  '/folder.txt/../../secret.txt',
  '//secret.txt',
])('nobody climbs out of the folder by %s', async (address) => {
  const heard = await say(server.url, `GET ${address} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
  expect(statusesOf(heard)).toHaveLength(1);
  expect(heard).not.toContain('SECRET');
});

test('a poster’s code below the same prefix still leads into the web version', async () => {
  const scene = posterScene(POSTER, server.deps.keys);
  const answer = await get(`/p/${scene}`);
  expect([answer.status, answer.headers.get('location')]).toEqual([
    302,
    `/?scene=${encodeURIComponent(scene)}`,
  ]);
});
