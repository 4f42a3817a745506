/** Long lists and what is looked up in them. */
import { people, openCity } from '../city';
import { desktop, signedIn } from './browser';
import { useWindows } from './windows';

const stage = useWindows(openCity);

test('who has read on in a list finds the row again on coming back', async () => {
  const window = await stage.take(await signedIn(stage.city, people.dispatcher));
  const { page } = window;
  const cards = page.locator('.ticket-card:visible');
  await window.open('center/desk/index');
  await window.tap('全部');
  await window.sees('看更多');
  const first = await cards.count();
  await window.tap('看更多');
  await cards.nth(first + 3).scrollIntoViewIfNeeded();
  const words = await cards.nth(first + 3).innerText();
  await cards.nth(first + 3).click();
  await window.sees('办理记录');
  await window.back();
  // Read anew meanwhile.
  await page.waitForTimeout(1500);
  expect(await cards.count()).toBeGreaterThan(first + 3);
  expect(await cards.nth(first + 3).innerText()).toBe(words);
});

test('a number is found as it was pasted', async () => {
  const { items } = await (await stage.city.as(people.dispatcher)).listTickets({ query: { queue: 'all' } });
  const number = items[0]?.number ?? '';
  const window = await stage.take({ ...desktop, ...(await signedIn(stage.city, people.dispatcher)) });
  await window.open('center/desk/index');
  await window.tap('全部');
  const search = window.page.getByRole('searchbox', { name: '按编号查找' });
  await search.fill(` ${number.slice(0, 8)} ${number.slice(8)} `);
  await search.press('Enter');
  await window.sees('1 件');
  await window.sees(items[0]?.excerpt.slice(0, 8) ?? '');
});

test('a ticket is looked up by the number that stands there, not by the one before', async () => {
  const resident = await stage.city.as(people.served);
  const submit = (content: string) =>
    resident.submitTicket({ body: { content, place: { text: '昌安里' } }, key: crypto.randomUUID() });
  const [one, two, own] = [
    await submit('巷子里的垃圾桶满了三天没有人收。'),
    await submit('河边的长椅断了一条腿，坐不得。'),
    await submit('公厕的水龙头关不住，一直在流。'),
  ];
  const window = await stage.take({ ...desktop, ...(await signedIn(stage.city, people.dispatcher)) });
  const { page } = window;
  await window.open(`center/ticket/index?id=${own.id}`);
  await window.tap('#act-more');
  await window.tap('并单');
  await window.looksUp('parentId', `${one.number.slice(0, 8)} ${one.number.slice(8)}`);
  await window.sees('巷子里的垃圾桶');
  await window.looksUp('parentId', two.number);
  await page.keyboard.press('Enter');
  await window.seesNoMore('巷子里的垃圾桶');
  await window.tap(`#parentId-${two.id}`);
  await window.sees('更换');
  await window.sees(two.number);
});

test('categories of scores are offered to whoever may read them', async () => {
  const supervisor = await stage.take({ ...desktop, ...(await signedIn(stage.city, people.supervisor)) });
  await supervisor.open('office/scores/index');
  await supervisor.tap('诉求分类');
  await supervisor.sees('全市');
  const official = await stage.take({ ...desktop, ...(await signedIn(stage.city, people.official)) });
  await official.open('office/scores/index');
  await official.sees('本单位（区域）合计');
  expect(await official.has('诉求分类')).toBe(false);
  await official.tap('区域');
  await official.sees('本单位（区域）合计');
});
