/** On the phone: links that lost their end, pages that are gone, and pages that break. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openCity, people } from '../city';
import { sights } from '../pages';
import { until } from '../screen';
import { builtFolder } from './builtFolder';
import { usePhones } from './phones';

const stage = usePhones(openCity);

/** Everything app.json lists. */
function listed(): string[] {
  const app = JSON.parse(readFileSync(path.join(builtFolder(), 'app.json'), 'utf8')) as {
    pages: string[];
    subPackages: { root: string; pages: string[] }[];
  };
  return [
    ...app.pages,
    ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ];
}

test('every page opened without what its link should carry shows something', async () => {
  const blank: string[] = [];
  for (const address of listed()) {
    const person = sights.find(({ path: known }) => known.startsWith(address))?.person;
    const { phone, control } = await stage.hold(person && people[person]);
    await phone.open(`${address}?id=`);
    await control.idle();
    let words = '';
    // On a busy machine a page is drawn a moment after its last answer.
    await until(`words on ${address}`, async () => {
      words = await phone.text();
      return words.trim().length >= 6;
    }).catch(() => blank.push(`${address}: “${words}”`));
    if (words.includes('页面出错了')) blank.push(`${address} broke`);
    await phone.close();
  }
  expect(blank).toEqual([]);
}, 300_000);

test('a link that lost its end says so and leads home', async () => {
  const phone = await stage.take(people.neighbour);
  await phone.open('resident/ticket/index');
  await phone.sees('链接不完整');
  await phone.tap('回首页');
  await phone.sees('有烦心事');
});

test('a link of a page that is gone opens home, and says why', async () => {
  const { phone, control } = await stage.hold(people.neighbour);
  await phone.open('no/such/page');
  await phone.sees('有烦心事');
  await until('the reason', async () => control.toast?.includes('没有这个页面'));
});

test('a page that breaks says so, can be tried again, and leads home', async () => {
  const { items } = await (await stage.city.as(people.neighbour)).listTickets({ query: { queue: 'mine' } });
  const id = items[0]?.id ?? '';
  let spoilt = true;
  const phone = await stage.take(people.neighbour, {
    rewrite: (url) => {
      const to = url.replace(/^https?:\/\/[^/]+/, stage.city.url);
      return spoilt ? to.replace(`/api/tickets/${id}`, '/api/sessions/ways') : to;
    },
  });
  await phone.open(`resident/ticket/index?id=${id}`);
  await phone.sees('页面出错了');
  spoilt = false;
  await phone.tap('再试一次');
  await phone.sees(items[0]?.number ?? '');

  spoilt = true;
  await phone.open(`resident/ticket/index?id=${id}`);
  await phone.sees('页面出错了');
  await phone.tap('回首页');
  await phone.sees('有烦心事');
});
