/** The addresses of the web version: its pages open, everything else says that it is not there. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startTestServer, type TestServer } from '../harness/server';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const folder = server.deps.env.WEB_DIR;
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'index.html'),
    '<!doctype html><title>接诉即办</title><div id="app"></div>',
  );
  writeFileSync(path.join(folder, 'pages.json'), '["/pages/home/index","/resident/submit/index"]');
});
afterAll(() => server.close());

const get = (address: string) => fetch(server.url + address);

test.each(['/', '/pages/home/index', '/resident/submit/index?scene=JC-0001'])(
  'the page %s opens',
  async (address) => {
    const answer = await get(address);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('id="app"');
  },
);

test.each(['/no/such/page', '/p/', '/c/', '/docs/x', '/pages/home', '/as/'])(
  'the unknown address %s is answered in words, with the way home',
  async (address) => {
    const answer = await get(address);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('text/html');
    const words = await answer.text();
    expect(words).toContain('没有这个页面');
    expect(words).toContain('<a href="/">回首页</a>');
  },
);

test('a build made while the server runs brings its pages along', async () => {
  expect((await get('/knowledge/home/index')).status).toBe(404);
  await new Promise((resolve) => setTimeout(resolve, 20));
  writeFileSync(
    path.join(server.deps.env.WEB_DIR, 'pages.json'),
    '["/pages/home/index","/knowledge/home/index"]',
  );
  expect((await get('/knowledge/home/index')).status).toBe(200);
});
