/** What a resident is told while writing, and sees with the answer. */
import sharp from 'sharp';
import { openCity, people } from '../city';
import { handled } from '../journeys/forms';
import { until } from '../screen';
import { signedIn } from './browser';
import { useWindows } from './windows';

const stage = useWindows(openCity);

test('a poster whose code is not known is said to be so, and the place can be written', async () => {
  const window = await stage.take(await signedIn(stage.city, people.neighbour));
  await window.open('resident/submit/index?scene=JC-0001~forged');
  await window.sees('认不出地点');
  expect(await window.has('#poster-number')).toBe(true);
  await window.type('place', '昌荣里 3 号楼');
});

test('what is pasted beyond the room there is, is counted', async () => {
  const window = await stage.take(await signedIn(stage.city, people.neighbour));
  const { page } = window;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await window.open('resident/submit/index');
  await page.evaluate(`navigator.clipboard.writeText('长'.repeat(5003))`);
  await page.locator('#content').focus();
  await page.keyboard.press('Control+V');
  await window.hears('末尾的 3 字没有贴上');
  expect((await window.typed('content')).length).toBe(5000);
});

test('of two windows one is sent: the words in the other are still there after a reload', async () => {
  const first = await stage.take(await signedIn(stage.city, people.resident));
  await first.open('resident/submit/index');
  await first.type('content', '楼下的健身器材松了，孩子玩容易摔。');
  await first.page.waitForTimeout(700);
  const second = await first.beside();
  await second.open('resident/submit/index');
  await second.type('content', '河边的护栏断了一截，晚上看不清。');
  await second.page.waitForTimeout(700);
  await first.tap('#submit-send');
  await until(
    'an outcome',
    async () => (await first.has('#done-open')) || (await first.has('#not-the-same')),
  );
  if (await first.has('#not-the-same')) await first.tap('#not-the-same');
  await first.sees('收到了，我们马上办');
  await second.page.reload();
  expect(await second.typed('content')).toBe('河边的护栏断了一截，晚上看不清。');
});

test('the pictures of what was done stand with the answer', async () => {
  const { id, version } = await handled(stage.city, '花坛的砖塌了一角，碎砖在路上。');
  const official = await stage.city.as(people.official);
  const params = { id };
  const file = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#486' } })
    .jpeg()
    .toBuffer();
  const photo = await official.uploadPhoto({ file, key: crypto.randomUUID() });
  const contacted = await official.contact({ params, body: { version, method: 'phone', reached: true } });
  const reported = await official.report({
    params,
    body: { version: contacted.version, text: '砖已经砌好。', solved: true, photos: [photo.id] },
  });
  const dispatcher = await stage.city.as(people.dispatcher);
  await dispatcher.verify({ params, body: { version: reported.version, passed: true } });
  const window = await stage.take(await signedIn(stage.city, people.served));
  await window.open(`resident/ticket/index?id=${id}`);
  await window.sees('砖已经砌好');
  await window.page.locator('#verdict-card img').waitFor();
});
