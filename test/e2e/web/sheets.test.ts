/** What a person at a keyboard meets at a sheet: where the focus goes, and what is said when it has closed. */
import { openCity, people } from '../city';
import { handled } from '../journeys/forms';
import { desktop, phoneSize, signedIn } from './browser';
import { useWindows } from './windows';

const stage = useWindows(openCity);

test('the focus goes back to the button that opened a sheet, and what was done is said once it has closed', async () => {
  const { id } = await handled(stage.city, '单元门口的台阶缺了一角，老人容易绊倒。');
  const window = await stage.take({ ...desktop, ...(await signedIn(stage.city, people.official)) });
  const { page } = window;
  const focused = () => page.evaluate<string>('document.activeElement.id');
  await window.open(`agency/ticket/index?id=${id}`);
  await window.sees('记录联系');

  await page.locator('#act-contact').focus();
  await page.keyboard.press('Enter');
  await window.sees('联系上了吗');
  await page.keyboard.press('Escape');
  await window.seesNoMore('联系上了吗');
  expect(await focused()).toBe('act-contact');

  await page.keyboard.press('Enter');
  await window.tap('联系上了');
  await window.tap('#action-submit');
  await window.seesNoMore('联系上了吗');
  expect(await page.locator('.toast--on').innerText()).toBe('联系情况已记录');

  // A sheet that leads to another one.
  await page.locator('#act-more').focus();
  await page.keyboard.press('Enter');
  await window.tap('转派');
  await window.seesNoMore('更多操作');
  await page.keyboard.press('Escape');
  expect(await page.locator('dialog[open]').count()).toBe(0);
  expect(await focused()).toBe('act-more');
});

test('a double tap opens a sheet: its second half neither closes it nor sends it', async () => {
  const resident = await stage.city.as(people.served);
  const { id } = await resident.submitTicket({
    body: { content: '楼道的灯整夜不灭，开关坏了。', place: { text: '昌安里' } },
    key: crypto.randomUUID(),
  });
  const person = await signedIn(stage.city, people.dispatcher);
  for (const size of [desktop, {}]) {
    const window = await stage.take({ ...size, ...person });
    await window.open(`center/ticket/index?id=${id}`);
    await window.sees('受理');
    await window.page.locator('#act-accept:visible').dblclick();
    await window.sees('核对类型和紧急程度');
    await window.page.waitForTimeout(500);
    expect(await window.has('#action-submit')).toBe(true);
  }
});

test('a window made narrow in the middle of a form keeps the form, and is a phone’s page once it is closed', async () => {
  const { number } = await handled(stage.city, '人行道上的地砖翘起来了，绊了好几个人。');
  const window = await stage.take({ ...desktop, ...(await signedIn(stage.city, people.official)) });
  const { page } = window;
  await window.open('agency/desk/index');
  await window.tap(`#ticket-${number}`);
  await window.tap('#act-contact');
  await window.type('form-note', '约了下午三点');
  await page.setViewportSize(phoneSize);
  await page.waitForTimeout(300);
  expect(await window.typed('form-note')).toBe('约了下午三点');
  await page.keyboard.press('Escape');
  await page.locator('.desk--two').waitFor({ state: 'detached' });
});
