/** The program without a network: kept in the browser after the first visit, and honest before that. */
import { openCity, people } from '../city';
import { suggestsOffline } from '../journeys/offlineSuggestion';
import { lineTo } from '../line';
import { signedIn } from './browser';
import { useWindows } from './windows';

const stage = useWindows(openCity);

test('who was there once opens any page without a network', async () => {
  const line = await lineTo(stage.city.url);
  const { page, sees } = await stage.take();
  await page.goto(line.url);
  await sees('有烦心事');
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await line.cut();
  // Neither was opened before.
  await page.goto(`${line.url}/resident/submit/index`);
  await sees('具体情况');
  await page.goto(`${line.url}/grid/fieldReport/index`);
  await sees('登录');
  await page.reload();
  await sees('登录');
});

test('the first visit goes on without a network as soon as the program has come', async () => {
  const window = await stage.take();
  await window.open('pages/home/index');
  await window.online(false);
  await window.tap('我要反映');
  await window.sees('具体情况');
});

test('a page that has not come yet says so, and opens when the network is back', async () => {
  const window = await stage.take({ serviceWorkers: 'block' });
  await window.open('pages/home/index');
  await window.sees('有烦心事');
  await window.online(false);
  await window.tap('我要反映');
  await window.hears('现在打不开');
  await window.online(true);
  await window.tap('我要反映');
  await window.sees('具体情况');
});

test('the answers of the API are not kept', async () => {
  const window = await stage.take();
  await window.open('pages/home/index');
  const kept = await window.page.evaluate<string[]>(`navigator.serviceWorker.ready.then(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  })`);
  expect(kept).toContain('/index.html');
  expect(kept.filter((url) => !/^\/(index\.html|(js|css)\/[\w.-]+\.(js|css))$/.test(url))).toEqual([]);
});

test('a suggestion written without a network is sent with its photo once there is one', async () => {
  const window = await stage.take(await signedIn(stage.city, people.neighbour));
  await suggestsOffline(window, stage.city);
});
