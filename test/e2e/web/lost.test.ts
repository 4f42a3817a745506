/** Addresses that lead nowhere, links that lost their end, and pages that break: words, and the way home. */
import { openCity, people } from '../city';
import { sights } from '../pages';
import { until } from '../screen';
import { signedIn, type Window } from './browser';
import { useWindows } from './windows';

const stage = useWindows(openCity);

test.each(['no/such/page', 'p/', 'c/', 'docs/x'])(
  'the address /%s is said not to be there',
  async (address) => {
    const window = await stage.take();
    const answer = await window.page.goto(`${stage.city.url}/${address}`);
    expect(answer?.status()).toBe(404);
    const { page } = window;
    await page.getByText('没有这个页面').waitFor();
    await page.getByRole('link', { name: '回首页' }).click();
    await window.sees('我要反映');
  },
);

test('the same without a network, where only the browser’s own copy answers', async () => {
  const window = await stage.take(await signedIn(stage.city, people.neighbour));
  await window.open('pages/home/index');
  await window.sees('我要反映');
  await window.online(false);
  await window.page.goto(`${stage.city.url}/no/such/page`);
  await window.sees('我要反映');
});

/** What stands on the page below its title, once nothing is being fetched any more. */
async function below({ page }: Window): Promise<string> {
  await until(
    'the page standing',
    async () => (await page.locator('.skeleton:visible').count()) === 0,
    async () => page.url(),
  );
  return page.locator('.app:visible').last().locator('.app__content').innerText();
}

test('every page opened without what its link should carry shows something, and nothing breaks', async () => {
  const listed = (await (await fetch(`${stage.city.url}/pages.json`)).json()) as string[];
  expect(listed.length).toBeGreaterThan(40);
  const blank: string[] = [];
  const visit = async (window: Window, address: string): Promise<void> => {
    await window.open(`${address.slice(1)}?id=`);
    const words = await below(window);
    if (words.trim().length < 6) blank.push(`${address}: “${words}”`);
    if (await window.page.locator('#page-failed').count()) blank.push(`${address} broke`);
  };
  const personOf = (address: string) => sights.find(({ path }) => `/${path}`.startsWith(address))?.person;
  const persons = [...new Set(listed.map(personOf))];
  // One window a person, all at once: while one page is drawn, another loads.
  await Promise.all(
    persons.map(async (person) => {
      const window = await stage.take(person ? await signedIn(stage.city, people[person]) : {});
      for (const address of listed) if (personOf(address) === person) await visit(window, address);
    }),
  );
  expect(blank).toEqual([]);
}, 300_000);

const byLink = [
  ['neighbour', 'resident/ticket/index'],
  ['dispatcher', 'center/ticket/index'],
  ['official', 'agency/ticket/index'],
  ['gridWorker', 'grid/ticket/index'],
  ['leader', 'leader/ticket/index'],
  ['supervisor', 'office/ticket/index'],
  ['supervisor', 'office/cases/index'],
  ['neighbour', 'suggestion/detail/index'],
  ['neighbour', 'suggestion/adopted/index'],
  ['neighbour', 'suggestion/campaign/index'],
  ['dispatcher', 'suggestion/reward/index'],
] as const;

test.each(byLink)(
  'for the %s a link to %s that lost its end says so and leads home',
  async (person, address) => {
    const window = await stage.take(await signedIn(stage.city, people[person]));
    await window.open(address);
    await window.sees('链接不完整');
    await window.tap('回首页');
    await until('home', async () => (await window.path()) === 'pages/home/index');
  },
);

test('a wrong number in a link is no matter of the network', async () => {
  const window = await stage.take(await signedIn(stage.city, people.neighbour));
  for (const id of ['nonsense', '0123456789abcdef01234567']) {
    await window.open(`resident/ticket/index?id=${id}`);
    await window.sees('没有找到');
    expect(await window.has('重新加载')).toBe(false);
    expect(await window.has('回首页')).toBe(true);
  }
});

test('a page that breaks says so, can be tried again, and leads home', async () => {
  const window = await stage.take(await signedIn(stage.city, people.neighbour));
  const { page } = window;
  const { items } = await (await stage.city.as(people.neighbour)).listTickets({ query: { queue: 'mine' } });
  const id = items[0]?.id ?? '';
  let spoilt = true;
  await page.route(`**/api/tickets/${id}`, (route) =>
    spoilt ? route.fulfill({ json: { id, abilities: [] } }) : route.continue(),
  );
  await window.open(`resident/ticket/index?id=${id}`);
  await window.sees('页面出错了');
  // It was written to the log.
  expect(window.errors.splice(0).length).toBeGreaterThan(0);
  await window.tap('再试一次');
  await window.sees('页面出错了');
  window.errors.splice(0);
  spoilt = false;
  await window.tap('再试一次');
  await window.sees(items[0]?.number ?? '');

  spoilt = true;
  await page.reload();
  await window.sees('页面出错了');
  window.errors.splice(0);
  await window.tap('回首页');
  await window.sees('我要反映');
});
