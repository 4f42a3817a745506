/** Staying signed in, where a browser has two tabs and an answer gets lost. */
import { openCity, people } from '../city';
import { until } from '../screen';
import { desktop, signedIn, type Window } from './browser';
import { useWindows } from './windows';

const stage = useWindows(openCity);

const MINUTE_MS = 60_000;
const DESK = 'center/desk/index';

const atTheDesk = async (): Promise<Window> => {
  const window = await stage.take({ ...desktop, ...(await signedIn(stage.city, people.dispatcher)) });
  await window.open(DESK);
  await window.sees('从左边选一件');
  return window;
};

/** Asks the server for the list once more. */
const refreshes = async (window: Window): Promise<void> => {
  const answered = window.page.waitForResponse(
    (response) => response.url().includes('/api/tickets') && response.ok(),
  );
  await window.tap('刷新');
  await answered;
};

test('a second tab goes on with the login that the first one renewed', async () => {
  const first = await atTheDesk();
  const second = await first.beside();
  await second.open(DESK);
  await second.sees('从左边选一件');
  for (const window of [first, second, first]) {
    stage.city.passes(16 * MINUTE_MS);
    await refreshes(window);
  }
  await second.sees('从左边选一件');
});

test('signing out in one tab is signing out in all', async () => {
  const first = await atTheDesk();
  const second = await first.beside();
  await second.open('pages/me/index');
  await second.tap('#sign-out');
  await second.tap('确定');
  await second.sees('还没有登录');
  await first.sees('请先登录');
});

test('a renewal whose answer is lost signs nobody out, an hour later either', async () => {
  const window = await atTheDesk();
  let lost = 0;
  await window.page.route('**/api/sessions/refresh', async (route) => {
    await route.fetch();
    lost += 1;
    await route.abort();
  });
  stage.city.passes(16 * MINUTE_MS);
  await window.tap('刷新');
  await until('the renewal that was lost', async () => lost > 0);
  await window.page.unroute('**/api/sessions/refresh');
  stage.city.passes(60 * MINUTE_MS);
  await refreshes(window);
  await window.sees('从左边选一件');
});
