/** People without WeChat, at the plain link of a poster and at home: a matter, a number, and a way to ask about it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { phonePhoto } from '../../factories/photos';
import { openCity, people, POSTER } from '../city';
import { asks } from '../journeys/progress';
import { LAMP, numberOn } from '../journeys/resident';
import { until } from '../screen';
import { desktop } from './browser';
import { useWindows } from './windows';

const stage = useWindows(openCity);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jsjb-guest-'));
  await writeFile(path.join(folder, 'lamp.jpg'), await phonePhoto());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const stored = (number: string) => stage.city.deps.models.tickets.findOne({ number }).lean();

test.each([
  ['phone', {}],
  ['desktop', desktop],
])('who has no WeChat reports from a poster with a photo, and asks by number, at a %s', async (_, size) => {
  const window = await stage.take(size);
  await window.scanPoster(stage.city.scene(POSTER));
  await window.sees('不登录也能提交');
  await window.type('content', LAMP);
  await window.choosesPhoto(path.join(folder, 'lamp.jpg'));
  await window.tap('添加照片');
  await window.sees('提交时自动上传');
  await window.tap('#submit-send');
  await window.sees('请留一个电话');
  await window.type('contact-phone', '0935 821 2345');
  await window.tap('#submit-send');
  await window.sees('收到了，我们马上办');
  const number = await numberOn(window);
  expect(await stored(number)).toMatchObject({
    source: 'web',
    channel: 'poster',
    photos: [expect.any(String)],
  });
  await window.tap('#done-progress');
  expect(await window.typed('progress-number')).toBe(number);
  await asks(window, number, '2345');
  await window.sees('已经收到，正在受理');
  expect(await window.page.evaluate('localStorage.getItem("session")')).toBeNull();
});

test('who has no phone either is shown a code once, and prints the receipt', async () => {
  const window = await stage.take();
  const { page } = window;
  await window.open('pages/home/index');
  await window.tap('我要反映');
  await window.type('content', '小区健身器材松了，老人锻炼的时候晃得厉害。');
  await window.type('place', '昌荣里健身角');
  await window.tap('#no-phone');
  await window.tap('#submit-send');
  await window.sees('查询码只显示这一次');
  const number = await numberOn(window);
  const code = await page.locator('#done-code').innerText();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#done-number').isVisible()).toBe(true);
  expect(await page.locator('#done-print').isVisible()).toBe(false);
  expect(await page.locator('.bar:visible').count()).toBe(0);
  await page.emulateMedia({ media: 'screen' });
  await window.open('pages/tickets/index');
  await window.tap('#ask-progress');
  await asks(window, number, code);
  await window.sees('已经收到，正在受理');
});

test('what was written without a network stays in the form, and is sent once under the same key', async () => {
  const window = await stage.take();
  const words = '断网写的：菜市场后门的井盖松了，车一过就响。';
  await window.open('resident/submit/index');
  await window.type('content', words);
  await window.type('contact-phone', '13912345678');
  await window.online(false);
  await window.tap('#submit-send');
  await window.hears('网络不太通畅');
  expect(await window.typed('content')).toBe(words);
  await window.online(true);
  await window.tap('#submit-send');
  await window.sees('收到了，我们马上办');
  expect(await stage.city.deps.models.tickets.countDocuments({ content: words })).toBe(1);
});

test('photos chosen before signing in are theirs who sign in', async () => {
  const window = await stage.take();
  await window.open('resident/submit/index');
  await window.type('content', '单元门口的台阶缺了一角，老人容易绊倒。');
  await window.choosesPhoto(path.join(folder, 'lamp.jpg'));
  await window.tap('添加照片');
  await window.sees('提交时自动上传');
  await window.tap('#submit-sign-in');
  await window.tap(`#persona-${people.served}`);
  await window.seesNoMore('提交时自动上传');
  await window.tap('#submit-send');
  await window.sees('收到了，我们马上办');
  const number = await numberOn(window);
  const photo = await until('the photo', async () => (await stored(number))?.photos[0]);
  const { ownerId } = (await stage.city.deps.models.photos.findById(photo).lean()) ?? {};
  expect(ownerId).toBe(people.served);
});
