/** Work at a desk with a keyboard, magnified, by link, and with the way back. */
import { openCity, people } from '../city';
import { dispatched } from '../journeys/forms';
import { signIn } from '../journeys/resident';
import { until } from '../screen';
import { desktop, signedIn, type Window } from './browser';
import { useWindows } from './windows';

const stage = useWindows(openCity);

/** The rows of the list: which has the focus, which is chosen, and how many there are. */
const rowsOf = ({ page }: Window) =>
  page.evaluate<{ focused: number; chosen: number; count: number }>(`(() => {
    const rows = [...document.querySelectorAll('[role="option"]')].filter((row) => row.getClientRects().length);
    return {
      focused: rows.indexOf(document.activeElement),
      chosen: rows.findIndex((row) => row.getAttribute('aria-selected') === 'true'),
      count: rows.length,
    };
  })()`);

async function standsAt(window: Window, row: number): Promise<void> {
  await until(
    `row ${row} being focused and chosen`,
    async () => {
      const { focused, chosen } = await rowsOf(window);
      return focused === row && chosen === row;
    },
    async () => JSON.stringify(await rowsOf(window)),
    5000,
  );
}

/** On the page of this title, which stands: its address is there a little earlier. */
const on = ({ page }: Window, title: string): Promise<void> =>
  page.locator('.bar__title:visible', { hasText: new RegExp(`^${title}$`) }).waitFor();
const goes = (window: Window, entry: string): Promise<void> =>
  window.page.locator('.side__link:visible, .tabbar__link:visible', { hasText: entry }).click();

const desks = [
  ['the centre’s', people.dispatcher, 'center/desk/index', ''],
  ['a unit’s', people.official, 'agency/desk/index', ''],
  ['the leader’s', people.leader, 'leader/tickets/index', ''],
  ['the supervisor’s', people.supervisor, 'office/supervision/index', '重点督办'],
  ['the suggestions’', people.dispatcher, 'suggestion/desk/index', '全部'],
] as const;

beforeAll(async () => {
  const matters = ['单元门的灯不亮，晚上摸黑上楼。', '垃圾站的水流到人行道上，绕不过去。'];
  const supervisor = await stage.city.as(people.supervisor);
  for (const content of matters) {
    const { id, version } = await dispatched(stage.city, content);
    await supervisor.supervise({ params: { id }, body: { version, level: 'key', note: '请抓紧办理。' } });
  }
});

test.each(desks)('the arrow keys walk through %s desk', async (_, person, address, tab) => {
  const window = await stage.take({ ...desktop, ...(await signedIn(stage.city, person)) });
  const { keyboard } = window.page;
  await window.open(address);
  if (tab) await window.tap(tab);
  const { count } = await until('two rows', async () => {
    const rows = await rowsOf(window);
    return rows.count > 1 && rows;
  });
  await window.sees('用 ↑ ↓ 键可以逐');
  // As the empty pane says: nothing has been chosen yet.
  await keyboard.press('ArrowDown');
  await standsAt(window, 0);
  await keyboard.press('ArrowDown');
  await standsAt(window, 1);
  await keyboard.press('ArrowUp');
  await standsAt(window, 0);
  await keyboard.press('ArrowUp');
  await standsAt(window, 0);
  await keyboard.press('End');
  await standsAt(window, count - 1);
  await keyboard.press('Home');
  await standsAt(window, 0);
  await window.seesNoMore('用 ↑ ↓ 键可以逐');
});

test('in a search box and in a form the arrow keys stay with the words', async () => {
  const window = await stage.take({ ...desktop, ...(await signedIn(stage.city, people.dispatcher)) });
  await window.open('center/desk/index?tab=all');
  await until('rows', async () => (await rowsOf(window)).count > 1);
  await window.page.getByRole('searchbox', { name: '按编号查找' }).focus();
  await window.page.keyboard.press('ArrowDown');
  expect((await rowsOf(window)).chosen).toBe(-1);
});

/** Buttons of the bar that are not wholly inside the window. */
const outside = ({ page }: Window, bar: string) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('${bar} .btn')]
    .filter((button) => button.getClientRects().length)
    .filter((button) => {
      const { left, top, right, bottom } = button.getBoundingClientRect();
      return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
    })
    .map((button) => button.innerText)`);

test.each([
  ['100 %', { width: 1280, height: 800 }],
  ['117 %', { width: 1093, height: 614 }],
  ['125 %', { width: 1024, height: 640 }],
  ['150 %', { width: 853, height: 533 }],
])('at %s every button of a ticket is in sight', async (_, viewport) => {
  const resident = await stage.city.as(people.served);
  const { id, number } = await resident.submitTicket({
    body: { content: '楼道里的应急灯全不亮，停电时看不见台阶。', place: { text: '昌安里' } },
    key: crypto.randomUUID(),
  });
  await (await stage.city.as(people.agent)).accept({ params: { id }, body: { version: 1 } });
  const window = await stage.take({ viewport, ...(await signedIn(stage.city, people.dispatcher)) });
  await window.open('center/desk/index?tab=review');
  const row = window.page.locator(`#ticket-${number}:visible, .ticket-card:visible`).first();
  await row.click();
  await until('the main button', () => window.has('#act-more'));
  const bar = viewport.width < 1024 ? '.app__foot' : '.pane__bar';
  expect(await window.page.locator(`${bar} .btn:visible`).count()).toBeGreaterThan(1);
  expect(await outside(window, bar)).toEqual([]);
});

test('from one page of work to another and back: Back never leaves the product', async () => {
  const window = await stage.take(desktop);
  await window.open('account/signin/index');
  await signIn(window, people.supervisor);
  await on(window, '运行概览');
  await goes(window, '督办');
  await on(window, '督办');
  await goes(window, '裁定先例');
  await on(window, '裁定先例');
  await window.back();
  await on(window, '督办');
  await window.sees('专班调度');
  expect(await window.path()).toBe('office/supervision/index');
  await goes(window, '我的诉求');
  await on(window, '我的诉求');
  await window.back();
  await on(window, '督办');
  await window.sees('专班调度');
  // The page’s own arrow leads the same way.
  await goes(window, '裁定先例');
  await on(window, '裁定先例');
  await window.page.locator('.bar__back:visible').click();
  await on(window, '督办');
});

test('on a phone Back goes from tab to tab', async () => {
  const window = await stage.take(await signedIn(stage.city, people.neighbour));
  await window.open('pages/home/index');
  await goes(window, '我的诉求');
  await on(window, '我的诉求');
  await window.page.locator('.tabbar:visible .tabbar__link').nth(2).click();
  await on(window, '我的');
  await window.back();
  await on(window, '我的诉求');
  await window.back();
  await window.sees('我要反映');
  expect(await window.path()).toBe('pages/home/index');
});

test('twelve pages of work later every one of them is found again by Back', async () => {
  const window = await stage.take({ ...desktop, ...(await signedIn(stage.city, people.supervisor)) });
  await window.open('office/supervision/index');
  const names = ['裁定先例', '督办'];
  for (let turn = 0; turn < 12; turn += 1) {
    const name = names[turn % 2] ?? '';
    await goes(window, name);
    await on(window, name);
  }
  for (let turn = 11; turn > 0; turn -= 1) {
    await window.back();
    await on(window, names[(turn - 1) % 2] ?? '');
  }
});

test('the tab and the chosen ticket are in the address: reload, Back and a copied link keep them', async () => {
  const { id, number } = await dispatched(stage.city, '公园西门的路灯一闪一闪，晚上不敢走。');
  const window = await stage.take({ ...desktop, ...(await signedIn(stage.city, people.dispatcher)) });
  const { page } = window;
  await window.open('center/desk/index');
  await window.tap('全部');
  await window.tap(`#ticket-${number}`);
  await window.sees('公园西门的路灯一闪一闪');
  expect(new URL(page.url()).search).toBe(`?tab=all&id=${id}`);
  await page.reload();
  const isThere = async (): Promise<void> => {
    await page.locator('.pane__number:visible', { hasText: number }).waitFor();
    await page.locator(`#ticket-${number}[aria-selected="true"]:visible`).waitFor();
  };
  await isThere();
  await goes(window, '我的诉求');
  await on(window, '我的诉求');
  await window.back();
  await isThere();

  const colleague = await window.beside();
  await colleague.page.goto(page.url());
  await colleague.page.locator('.pane__number:visible', { hasText: number }).waitFor();
  // A desk made narrow opens the ticket by itself: only from an empty page is it the link that does.
  await colleague.page.goto('about:blank');
  await colleague.page.setViewportSize({ width: 375, height: 812 });
  await colleague.page.goto(page.url());
  await until('the ticket alone', async () => (await colleague.path()) === 'center/ticket/index');
  await colleague.sees('公园西门的路灯一闪一闪');
});

test('a row opens in a tab of its own with Ctrl', async () => {
  const { id, number } = await dispatched(stage.city, '桥头的护栏松了，孩子们爱靠在上面。');
  const window = await stage.take({ ...desktop, ...(await signedIn(stage.city, people.dispatcher)) });
  const { page } = window;
  await window.open('center/desk/index?tab=all');
  const row = page.locator(`#ticket-${number}`);
  await row.waitFor();
  const coming = page.context().waitForEvent('page');
  await row.click({ modifiers: ['Control'] });
  const tab = await coming;
  await tab.locator('#staff-ticket:visible').waitFor();
  expect(tab.url()).toContain(`center/ticket/index?id=${id}`);
  expect((await rowsOf(window)).chosen).toBe(-1);
});
