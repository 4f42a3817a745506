/** One ticket in two tabs: one acts, then the other. */
import { people, openCity } from '../city';
import { begins } from '../journeys/begins';
import { desktop, signedIn } from './browser';
import { useWindows } from './windows';

const stage = useWindows(openCity);

test('who comes second is told so, keeps what was typed, and sees the ticket move in the list', async () => {
  const resident = await stage.city.as(people.served);
  const { number } = await resident.submitTicket({
    body: { content: '二号楼的电梯又停了，老人下不了楼。', place: { text: '昌安里' } },
    key: crypto.randomUUID(),
  });
  const first = await stage.take({ ...desktop, ...(await signedIn(stage.city, people.dispatcher)) });
  await first.open('center/desk/index');
  await first.tap(`#ticket-${number}`);
  await first.sees('受理');
  const second = await first.beside();
  await second.open('center/desk/index');
  await second.tap(`#ticket-${number}`);
  await second.tap('#act-answer');
  const words = '已经联系维保单位，今天下午恢复运行。';
  await second.type('form-text', words);

  await first.tap('#act-accept');
  await first.tap('#action-submit');
  await first.hears('已受理');

  await second.tap('#action-submit');
  await second.sees('刚刚被别人更新了');
  expect(await second.typed('form-text')).toBe(words);
  await second.page.keyboard.press('Escape');
  await second.page.locator(`#ticket-${number}`).waitFor({ state: 'hidden' });
});

test('a resident’s ticket that moved on while a form was open is shown as it is now', async () => {
  const resident = await stage.city.as(people.served);
  const { id } = await resident.submitTicket({
    body: { content: '菜市场门口的污水漫到了路上。', place: { text: '昌安里' } },
    key: crypto.randomUUID(),
  });
  const window = await stage.take(await signedIn(stage.city, people.served));
  await window.open(`resident/ticket/index?id=${id}`);
  await begins(window, 'withdraw');
  await window.type('form-reason', '已经有人来清理了');
  const agent = await stage.city.as(people.agent);
  await agent.answer({ params: { id }, body: { version: 1, text: '已经清理，谢谢您的提醒。' } });
  await window.tap('#action-submit');
  await window.sees('办理有了新进展');
  expect(await window.typed('form-reason')).toBe('已经有人来清理了');
  await window.page.keyboard.press('Escape');
  await window.sees('已经清理，谢谢您的提醒');
  expect(await window.has('#act-withdraw')).toBe(false);
});
