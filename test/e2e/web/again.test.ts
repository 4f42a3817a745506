/** The same form a second time: after an answer that was lost, and on a page there is no way back from. */
import { until } from '../screen';
import { people, openCity } from '../city';
import { desktop, signedIn } from './browser';
import { useWindows } from './windows';

const stage = useWindows(openCity);

test('what an agent corrects after a lost answer is told to be another one, and can be sent', async () => {
  const window = await stage.take({ ...desktop, ...(await signedIn(stage.city, people.agent)) });
  const { page } = window;
  await window.open('center/intake/index');
  await window.type('form-phone', '13900000001');
  await window.type('form-content', '来电人说楼下的烧烤摊每晚冒烟。');
  await window.type('form-place', '昌安里 3 号楼');
  // It arrives; the answer does not.
  await page.route('**/api/tickets', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await window.tap('#intake-send');
  await window.sees('网络不太通畅');
  await page.unroute('**/api/tickets');
  await window.type('form-content', '来电人说楼下的烧烤摊每晚冒烟，还占了消防通道。');
  await window.tap('#intake-send');
  await window.sees('刚才那一版已经收到了');
  await window.tap('#intake-send');
  await window.sees('已登记');
});

test('a grid worker reports two matters from one page', async () => {
  const window = await stage.take(await signedIn(stage.city, people.gridWorker));
  const report = async (words: string): Promise<void> => {
    await window.type('form-content', words);
    await window.tap('#report-send');
    await window.hears('已上报');
    // The word for the one before may still stand there.
    await until('an empty form', async () => (await window.typed('form-content')) === '');
  };
  await window.open('grid/fieldReport/index');
  await report('巷口的井盖翘起来了。');
  await report('墙上的电线垂到了地面。');
  const { items } = await (await stage.city.as(people.gridWorker)).listTickets({ query: { queue: 'mine' } });
  expect(items.map(({ excerpt }) => excerpt)).toEqual(
    expect.arrayContaining(['巷口的井盖翘起来了。', '墙上的电线垂到了地面。']),
  );
});
