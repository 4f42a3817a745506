/** Forms under unkind hands: interrupted, tapped twice, filled in on two phones, sent over a bad line. */
import { openCity, people } from '../city';
import { handled, killedInMidForm, officialsLoginLapses } from '../journeys/forms';
import { roundWithoutSignal } from '../journeys/grid';
import { suggestsOffline } from '../journeys/offlineSuggestion';
import { LAMP, reportsFromPoster, send } from '../journeys/resident';
import { until } from '../screen';
import type { Phone } from './phone';
import { usePhones } from './phones';

const stage = usePhones(openCity);

/** A thumb that hits twice before the page has answered. */
async function tapTwice(phone: Phone, id: string): Promise<void> {
  const element = await phone.found(id);
  await Promise.all([element.tap(), element.tap()]);
  await phone.host?.control.idle();
}

test('an official whose login lapses in the middle of a form goes on where it was', async () => {
  const phone = await stage.take();
  await officialsLoginLapses(phone, stage.city);
});

test('a program killed in the middle of a form still has what was typed', async () => {
  const phone = await stage.take(people.neighbour);
  await reportsFromPosterSignedIn(phone, people.neighbour);
  await killedInMidForm(phone, stage.city, people.neighbour);
});

async function reportsFromPosterSignedIn(phone: Phone, person: string): Promise<void> {
  const client = await stage.city.as(person);
  await client.submitTicket({
    body: { content: '楼下烧烤摊油烟大，晚上不敢开窗。', place: { text: '南门' } },
    key: crypto.randomUUID(),
  });
  await phone.open('pages/tickets/index');
}

test('a grid worker’s round without a signal arrives whole, each thing once', async () => {
  const phone = await stage.take();
  await roundWithoutSignal(phone, stage.city);
});

test('a double tap writes down one visit, submits one matter, urges once', async () => {
  const phone = await stage.take(people.gridWorker);
  await phone.open('grid/visits/index');
  await phone.tap('#visit-new');
  await phone.type('form-household', '7 号楼 1 单元 302 王奶奶');
  await tapTwice(phone, '#action-submit');
  await phone.sees('7 号楼 1 单元 302 王奶奶');
  expect(
    (await (await stage.city.as(people.gridWorker)).listVisits({ query: { limit: '50' } })).items.filter(
      ({ household }) => household.includes('王奶奶'),
    ),
  ).toHaveLength(1);

  const other = await stage.take(people.served);
  await other.open('resident/submit/index');
  await other.type('content', '连点两下：健身器材的螺丝松了。');
  await tapTwice(other, '#submit-send');
  await until(
    'an outcome',
    async () => (await other.has('#done-open')) || (await other.has('#not-the-same')),
  );
  if (await other.has('#not-the-same')) await tapTwice(other, '#not-the-same');
  await other.tap('#done-open');
  await other.tap('#act-urge');
  await tapTwice(other, '#action-submit');
  await other.seesNoMore('催一催');
  const stored = await stage.city.deps.models.tickets.find({ content: /^连点两下/ }).lean();
  expect(stored.map(({ counts }) => counts?.['urge'])).toEqual([1]);
});

test('of two phones that act on one ticket the second is told, and its words stay in the form', async () => {
  const { id } = await handled(stage.city, '单元门的闭门器坏了，关门声音很大。');
  const [first, second] = [await stage.hold(people.official), await stage.hold(people.official)];
  for (const { phone } of [first, second]) {
    await phone.open(`agency/ticket/index?id=${id}`);
    await phone.tap('#act-contact');
    await phone.tap('联系上了');
  }
  await first.phone.type('form-note', '甲：已经约好时间。');
  await second.phone.type('form-note', '乙：群众说下周才在家。');
  await first.phone.tap('#action-submit');
  await first.phone.sees('甲：已经约好时间');
  await second.phone.tap('#action-submit');
  await second.phone.sees('刚刚被别人更新了');
  expect(await second.phone.typed('form-note')).toBe('乙：群众说下周才在家。');
  await second.phone.tap('#action-submit');
  await second.phone.sees('乙：群众说下周才在家');
  await second.phone.sees('甲：已经约好时间');
});

test('an answer lost on the way makes no second ticket; a slow line tells that it is being sent', async () => {
  const { phone, control } = await stage.hold(people.neighbour);
  await phone.open('resident/submit/index');
  await phone.type('content', '答复丢了：楼道灯一直闪，看着头晕。');
  let lost = 0;
  control.faults(({ method, url }) =>
    method === 'POST' && url.endsWith('/api/tickets') && lost++ === 0 ? { loseAnswer: true } : undefined,
  );
  await phone.tap('#submit-send');
  if (await phone.has('#not-the-same')) await phone.tap('#not-the-same');
  await until('the ticket was made', async () =>
    (await stage.city.deps.models.tickets.countDocuments({ content: /^答复丢了/ })) > 0 ? true : undefined,
  );
  control.network('none');
  control.network('ok');
  await phone.open('pages/tickets/index');
  await phone.sees('楼道灯一直闪');
  await phone.seesNoMore('等待提交');
  expect(await stage.city.deps.models.tickets.countDocuments({ content: /^答复丢了/ })).toBe(1);
});

test('a suggestion written without a network is sent with its photo once there is one', async () => {
  await suggestsOffline(await stage.take(people.neighbour), stage.city);
});

test('a suggestion whose answer was lost is one suggestion; what is written then is another one', async () => {
  const { phone, control } = await stage.hold(people.served);
  const send = async () => {
    await phone.tap('#suggestion-send');
    await until(
      'an outcome',
      async () => (await phone.has('#not-the-same')) || (await phone.has('看看别人的好建议')),
    );
    if (await phone.has('#not-the-same')) await phone.tap('#not-the-same');
  };
  const stored = () => stage.city.deps.models.suggestions.countDocuments({ title: '给公交站装座椅' });
  const writes = async (content: string) => {
    await phone.open('suggestion/submit/index');
    await phone.type('suggestion-title', '给公交站装座椅');
    await phone.type('suggestion-content', content);
    await send();
  };
  let lost = 0;
  control.faults(({ method, url }) =>
    method === 'POST' && url.endsWith('/api/suggestions') && lost++ === 0 ? { loseAnswer: true } : undefined,
  );
  await writes('老人等车没有地方坐，站久了腿疼。');
  await phone.sees('已经存在手机里');
  expect(await stored()).toBe(1);
  control.network('none');
  control.network('ok');
  await phone.open('suggestion/home/index?tab=mine');
  await phone.sees('给公交站装座椅');
  await phone.seesNoMore('等待提交');
  expect(await stored()).toBe(1);
  await writes('老人等车没有地方坐，站久了腿疼，雨天也没有地方躲。');
  await until('the other one', async () => (await stored()) === 2);
});

test.each([
  ['表情和从右往左的文字', '😀👵🏽 مرحبا שלום ‮反过来‬ <b>&amp;"\'`${x}` {{y}} \\n 路灯坏了'],
  ['零宽和组合字符', 'e\u0301\u200d\u200b 灯\ufe0f 𠮷野家门口的路灯坏了'],
  ['五千字', `开头。${'门口积水很深，老人出门要绕路。'.repeat(312)}结尾`],
])('%s arrive and are read as they were written', async (_, words) => {
  const phone = await stage.take(people.served);
  await phone.open('resident/submit/index');
  await phone.type('content', words);
  const number = await send(phone);
  const stored = await stage.city.deps.models.tickets.findOne({ number }).lean();
  expect(stored?.content).toBe(words.trim());
  await phone.tap('#done-open');
  await phone.sees(words.trim().slice(0, 40));
});

test('a storm of ways back and of taps on one card leaves the program standing', async () => {
  const { phone, control } = await stage.hold(people.served);
  await phone.open('pages/tickets/index');
  const card = await phone.found('.ticket-card');
  await Promise.all(Array.from({ length: 15 }, () => card.tap()));
  await control.idle();
  expect((await phone.mp.pageStack()).length).toBeLessThanOrEqual(10);
  await Promise.all(Array.from({ length: 20 }, () => control.back()));
  await control.idle();
  expect(await phone.path()).toBe('pages/tickets/index');
  await phone.sees('待受理');
});

test('a photo that WeChat has thrown away does not hold the words up', async () => {
  const { phone, control } = await stage.hold(people.neighbour);
  await phone.open('resident/submit/index');
  control.network('none');
  await phone.type('content', `照片丢了：${LAMP}`);
  const held = { key: 'gone', path: 'wxfile://store_gone.jpg' };
  await phone.tap('#submit-send');
  await phone.sees('已经存在手机里');
  const [place, items] =
    Object.entries(control.storage()).find(([name]) => name.startsWith('sendQueue:')) ?? [];
  control.setStorage(
    String(place),
    (items as object[]).map((item) => ({ ...item, photos: [held] })),
  );
  control.network('ok');
  await phone.open('pages/tickets/index');
  await phone.sees('照片丢了');
  await phone.seesNoMore('等待提交');
  expect(await stage.city.deps.models.tickets.countDocuments({ content: /^照片丢了/ })).toBe(1);
});

test('one reports from a poster in the largest type of the system', async () => {
  const { phone, control } = await stage.hold();
  control.fontSize(23);
  await reportsFromPoster(phone, stage.city, people.neighbour);
});
