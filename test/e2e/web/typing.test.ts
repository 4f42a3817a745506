/** What hurried and unlucky hands do while they type: leave at once, paste a number as it was written, miss a question. */
import { openCity, people } from '../city';
import { dispatched } from '../journeys/forms';
import { until } from '../screen';
import { signedIn } from './browser';
import { useWindows } from './windows';

const stage = useWindows(openCity);

test('what was typed a moment before leaving or reloading is still there', async () => {
  const window = await stage.take(await signedIn(stage.city, people.neighbour));
  const { page } = window;
  await window.open('pages/home/index');
  await window.tap('我要反映');
  await window.type('content', '写完马上按了返回键。');
  await window.back();
  await window.tap('我要反映');
  expect(await window.typed('content')).toBe('写完马上按了返回键。');

  await window.type('content', '写完马上刷新了页面。');
  await page.reload();
  expect(await window.typed('content')).toBe('写完马上刷新了页面。');

  await window.open('suggestion/submit/index');
  await window.type('suggestion-title', '路口装一盏路灯');
  await page.reload();
  expect(await window.typed('suggestion-title')).toBe('路口装一盏路灯');
});

test('a form in a sheet outlives a reload in the middle of a word', async () => {
  const { id } = await dispatched(stage.city, '小区西门的铁门关不上，夜里谁都能进来。');
  const window = await stage.take(await signedIn(stage.city, people.official));
  await window.open(`agency/ticket/index?id=${id}`);
  await window.tap('#act-more');
  await window.tap('申请退单');
  await window.type('form-evidence', '铁门由物业管理，请转');
  await window.page.reload();
  await window.tap('#act-more');
  await window.tap('申请退单');
  expect(await window.typed('form-evidence')).toBe('铁门由物业管理，请转');
});

test('a telephone number is taken as it is pasted', async () => {
  const window = await stage.take(await signedIn(stage.city, people.neighbour));
  const { page } = window;
  await window.open('resident/submit/index');
  for (const pasted of ['139 0000 0000', '+86 139-0000-0000', '１３９００００００００']) {
    await window.type('contact-phone', '');
    await page.locator('#contact-phone').focus();
    await page.keyboard.insertText(pasted);
    expect(await window.typed('contact-phone')).toBe('13900000000');
  }
});

test('a question that was missed comes into sight with the keyboard in it', async () => {
  const window = await stage.take(await signedIn(stage.city, people.neighbour));
  const { page } = window;
  await window.open('resident/submit/index');
  await page.locator('#anonymous').scrollIntoViewIfNeeded();
  await window.tap('#submit-send');
  await window.sees('请至少写 5 个字');
  await until('the keyboard in it', () => page.evaluate('document.activeElement.id === "content"'));
  expect((await page.locator('#content').boundingBox())?.y).toBeGreaterThan(0);
});

test('what became of a long form is read from its beginning', async () => {
  const window = await stage.take({
    viewport: { width: 320, height: 640 },
    ...(await signedIn(stage.city, people.neighbour)),
  });
  await window.open('resident/submit/index');
  await window.type('content', '井盖松了，车一过就响，夜里睡不着。');
  await window.type('place', '昌安里东门');
  await window.page.locator('#anonymous').scrollIntoViewIfNeeded();
  await window.tap('#submit-send');
  await window.sees('收到了，我们马上办');
  const bar = await window.page.locator('.bar:visible').boundingBox();
  const mark = await window.page.locator('.done__mark').boundingBox();
  expect(mark?.y).toBeGreaterThan((bar?.y ?? 0) + (bar?.height ?? 0));
});

test('an answer that follows from another one is no longer asked for', async () => {
  const window = await stage.take(await signedIn(stage.city, people.served));
  const { page } = window;
  const mine = await (await stage.city.as(people.served)).listTickets({ query: { queue: 'mine' } });
  const id = mine.items.find(({ abilities }) => abilities.includes('rate'))?.id;
  await window.open(`resident/ticket/index?id=${id}`);
  await window.tap('#act-rate');
  await window.tap('#action-submit');
  await until('two questions asked for', async () => (await page.locator('.field--wrong').count()) === 2);
  await page.getByLabel('2 星').click();
  await until('none asked for', async () => (await page.locator('.field--wrong').count()) === 0);
  // What is missing now is where the keyboard goes.
  await window.tap('#action-submit');
  await until('the reasons asked for', () =>
    page.evaluate('document.activeElement.closest("#form-reasons-field") !== null'),
  );
});
