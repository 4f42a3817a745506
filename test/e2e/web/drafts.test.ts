/** What one caller said never stands in the form of the next. */
import { openCity, people } from '../city';
import { until } from '../screen';
import { desktop, signedIn, type Window } from './browser';
import { useWindows } from './windows';

const stage = useWindows(openCity);

const intake = 'center/intake/index';
/** Longer than fingers rest before it is written down. */
const RESTED_MS = 700;
const fields = ['form-name', 'form-phone', 'form-content'] as const;

const agents = async (): Promise<Window> =>
  stage.take({ ...desktop, ...(await signedIn(stage.city, people.agent)) });

async function takesDown(window: Window, name: string, phone: string, content: string): Promise<void> {
  await window.type('form-name', name);
  await window.type('form-phone', phone);
  await window.type('form-content', content);
  await window.page.waitForTimeout(RESTED_MS);
}

const written = async (window: Window): Promise<string[]> =>
  Promise.all(fields.map((field) => window.typed(field)));

const isEmpty = async (window: Window): Promise<void> => expect(await written(window)).toEqual(['', '', '']);

test('two calls in two tabs: neither is shown in the other’s form, nor deleted by it', async () => {
  const first = await agents();
  await first.open(intake);
  await takesDown(first, '王女士', '13900000001', '楼下的化粪池堵了，污水漫出来。');

  const second = await first.beside();
  await second.open(intake);
  await isEmpty(second);
  expect(await second.has('#left-resume')).toBe(false);
  await takesDown(second, '李先生', '13900000002', '小区门口的路灯不亮，晚上看不见。');
  await second.type('form-place', '昌荣里 3 号楼');
  await second.tap('#intake-send');
  await second.sees('已登记');

  expect(await written(first)).toEqual(['王女士', '13900000001', '楼下的化粪池堵了，污水漫出来。']);
  await first.page.reload();
  await first.sees('上一通未登记的来电');
  await isEmpty(first);
  await first.tap('#left-resume');
  expect(await written(first)).toEqual(['王女士', '13900000001', '楼下的化粪池堵了，污水漫出来。']);
});

test('a call that was left is offered by name: gone on with, or thrown away', async () => {
  const window = await agents();
  const { page } = window;
  const leaves = async (): Promise<void> => {
    for (const entry of ['工单处理', '电话登记']) {
      await page.locator('.side__link:visible', { hasText: entry }).click();
      await page.locator('.bar__title:visible', { hasText: new RegExp(`^${entry}$`) }).waitFor();
    }
  };
  await window.open(intake);
  await takesDown(window, '王女士', '13900000001', '楼下的化粪池堵了，污水漫出来。');
  await leaves();
  await window.sees('上一通未登记的来电');
  await window.sees('王女士 13900000001');
  await isEmpty(window);

  // The next caller is on the line already: both are kept.
  await takesDown(window, '李先生', '13900000002', '路灯不亮。');
  await window.tap('#left-resume');
  expect((await written(window))[0]).toBe('王女士');
  await window.sees('李先生 13900000002');
  await window.tap('#left-resume');
  expect((await written(window))[0]).toBe('李先生');

  await leaves();
  await window.sees('李先生 13900000002');
  await window.tap('#left-discard');
  await window.sees('王女士 13900000001');
  await window.tap('#left-discard');
  await window.seesNoMore('上一通未登记的来电');
  await page.reload();
  await isEmpty(window);
  expect(await window.has('#left-resume')).toBe(false);
});

test('the form is emptied with one button, and what was in it is not offered again', async () => {
  const window = await agents();
  await window.open(intake);
  expect(await window.has('#form-clear')).toBe(false);
  await takesDown(window, '王女士', '13900000001', '楼下的化粪池堵了，污水漫出来。');
  await window.tap('#form-clear');
  await window.page.locator('dialog[open] .btn--primary').click();
  await isEmpty(window);
  await window.page.reload();
  await isEmpty(window);
  expect(await window.has('#left-resume')).toBe(false);
});

test('what is wrong with a caller’s number stands at the number', async () => {
  const window = await agents();
  await window.open(intake);
  await takesDown(window, '王女士', '139', '楼下的化粪池堵了，污水漫出来。');
  await window.type('form-place', '昌荣里');
  await window.tap('#intake-send');
  await window.page.locator('#form-phone-field .field__error:visible').waitFor();
  await until('the keyboard in it', () =>
    window.page.evaluate('document.activeElement.closest("#form-phone-field") !== null'),
  );
});

test('a grid worker’s next visit and next report begin empty', async () => {
  const window = await stage.take(await signedIn(stage.city, people.gridWorker));
  await window.open('grid/visits/index');
  await window.tap('#visit-new');
  await window.type('form-household', '7 号楼 302 王奶奶');
  await window.page.waitForTimeout(RESTED_MS);
  await window.page.keyboard.press('Escape');
  await window.tap('#visit-new');
  await window.sees('上次没有登记的走访');
  expect(await window.typed('form-household')).toBe('');
  await window.tap('#left-resume');
  expect(await window.typed('form-household')).toBe('7 号楼 302 王奶奶');

  await window.open('grid/report/index');
  await window.sees('现场照片');
  await window.page.waitForTimeout(RESTED_MS);
  await window.page.reload();
  await window.sees('现场照片');
  expect(await window.has('#left-resume')).toBe(false);
  await window.type('form-content', '井盖翘起来了');
  await window.page.reload();
  await window.sees('上次没有上报的内容');
  expect(await window.typed('form-content')).toBe('');
});
