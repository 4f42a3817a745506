/** The web version before its first page shows: how much travels, and what a reader without scripts is told. */
import { BROWSER, receive } from '../../harness/received';
import { openCity } from '../city';
import { useWindows } from './windows';

const BUDGET = 300 * 1024;

const stage = useWindows(openCity);

const index = () => receive(`${stage.city.url}/`);
const filesOf = (html: string): string[] =>
  [...html.matchAll(/(?:src|href)="(\/(?:js|css)\/[^"]+)"/g)].map(([, address]) => address ?? '');

test('the page, its script and its styles are 300 KB at most, and are not sent a second time', async () => {
  const page = await index();
  const files = filesOf(page.text());
  expect(files.map((file) => file.split('.').at(-1)).sort()).toEqual(['css', 'js']);
  const answers = await Promise.all(files.map((file) => receive(stage.city.url + file)));
  for (const { headers } of answers) {
    expect(headers['content-encoding']).toBe('br');
    expect(headers['cache-control']).toContain('immutable');
  }
  const sizes = [page, ...answers].map(({ bytes }) => bytes.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`first visit: ${(total / 1024).toFixed(1)} KB (${sizes.join(' + ')} bytes)`);
  expect(total).toBeLessThanOrEqual(BUDGET);
  const again = await receive(`${stage.city.url}/`, { ...BROWSER, 'if-none-match': page.headers.etag ?? '' });
  expect([again.status, again.bytes.length]).toEqual([304, 0]);
});

test('a browser that knows gzip alone stays within it too', async () => {
  const plain = { 'accept-encoding': 'gzip' };
  const page = await receive(`${stage.city.url}/`, plain);
  const answers = await Promise.all(
    filesOf(page.text()).map((file) => receive(stage.city.url + file, plain)),
  );
  expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual(['gzip', 'gzip']);
  const total = [page, ...answers].reduce((sum, { bytes }) => sum + bytes.length, 0);
  expect(total).toBeLessThanOrEqual(BUDGET);
});

test('search engines and people without scripts are told what this is', async () => {
  const html = (await index()).text();
  expect(html).toMatch(/<meta name="description" content="接诉即办：[^"]{20,}"/);
  expect(html).toMatch(/<noscript>.*12345.*<\/noscript>/s);
  const robots = await receive(`${stage.city.url}/robots.txt`);
  expect([robots.status, robots.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(robots.text()).toMatch(/^Disallow: \/$/m);
});

test('the start page is named once, every other page by its own name too', async () => {
  const window = await stage.take();
  await window.open('pages/home/index');
  await window.sees('我要反映');
  expect(await window.page.title()).toBe('接诉即办');
  await window.open('account/signin/index');
  await window.sees('登录');
  expect(await window.page.title()).toBe('登录 · 接诉即办');
});
