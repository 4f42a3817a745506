/** What an official does before and beside tickets: signing in, posts, the second factor, what was held, posters, own data. */
import { randomUUID } from 'node:crypto';
import { importRoster } from '@jsjb/bff/account/commands/importRoster';
import { checkContent } from '@jsjb/bff/moderation/jobs/checkContent';
import { sealPerson } from '@jsjb/bff/account/store/person';
import { tableOf } from '@jsjb/bff/platform/tables/readTable';
import { localDate } from '@jsjb/shared/calendar/calendar';
import { systemActor } from '@jsjb/shared/kit/role';
import { Secret, TOTP } from 'otpauth';
import { people, POSTER, type City } from '../city';
import { until, type Screen } from '../screen';
import type { WechatCity } from '../wechatCity';
import { handled } from './forms';
import { deliverDue } from '../../harness/deliver';

export const PHONE = '13812340001';
const UNIT = '市城管执法局';

/** Who is in two posts in the roster; the row of a post is its words. */
export async function listedInRoster(city: City): Promise<void> {
  const centre = await city.deps.models.units.findOne({ kind: 'centre' }).lean();
  const csv = `姓名,手机,单位,岗位,是否负责人,网格\n李向前,${PHONE},${UNIT},承办人,否,\n李向前,${PHONE},${centre?._id ?? ''},派单员,否,\n`;
  const rows = await tableOf(Buffer.from(csv), '名册');
  const options = { write: true, disableMissing: false };
  const outcome = await importRoster(rows, options, city.deps, { actor: systemActor, now: city.deps.now() });
  if (outcome.added !== 1) throw new Error(JSON.stringify(outcome));
}

/** The first time: nobody gets in without having agreed, and what was agreed to is kept. */
export async function entersWithWechat(screen: Screen, city: City): Promise<void> {
  await screen.open('account/signin/index');
  await screen.tap('#wechat-enter');
  await screen.hears('请先阅读并同意');
  await screen.tap('#read-privacy');
  await screen.sees('我们收集什么');
  await screen.tap('关闭');
  await screen.tap('#agree');
  await screen.tap('#wechat-enter');
  await until('being signed in', async () => !(await screen.has('#wechat-enter')));
  const account = { $or: [{ openid: { $exists: true } }, { webOpenid: { $exists: true } }] };
  await until('the consent', () =>
    city.deps.models.people.exists({
      ...account,
      consents: { $elemMatch: { kind: 'privacy', given: true } },
    }),
  );
}

/** From the official's post to the dispatcher's and its desk. */
export async function switchesPost(screen: Screen, city: City): Promise<void> {
  const centre = await city.deps.models.units.findOne({ kind: 'centre' }).lean();
  await screen.open('account/posts/index');
  await screen.sees(UNIT);
  await screen.tap(`派单员${centre?.name ?? ''}`);
  await until(
    'the centre’s desk',
    async () => (await screen.path()) === 'center/desk/index',
    async () => `On ${await screen.path()}: ${await screen.text()}`,
  );
}

async function aTicket(city: City, content: string): Promise<{ number: string }> {
  const resident = await city.as(people.resident);
  const body = {
    content,
    place: { text: '昌荣里小区北门' },
    contact: { name: '王小明', phone: '13912345678' },
  };
  return resident.submitTicket({ body, key: randomUUID() });
}

const secretOn = (screen: Screen): Promise<string> =>
  until('the secret', async () =>
    /(?:[A-Z2-7]{4}\s?){8}/.exec((await screen.text()).replace(/[^\S ]/g, ' '))?.[0].replaceAll(/\s/g, ''),
  );

const codeOf = (secret: string, city: City): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: city.deps.now().getTime() });

/** A code that is none of now, before or after. */
function wrongCode(secret: string, city: City): string {
  const now = city.deps.now().getTime();
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const right = [-60_000, -30_000, 0, 30_000, 60_000].map((ms) => totp.generate({ timestamp: now + ms }));
  return (
    ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.includes(code)) ?? ''
  );
}

/** By way of the desk: a page below the ticket's must not hold back what is asked above it. */
async function asksWho(screen: Screen, number: string): Promise<void> {
  await screen.open('center/desk/index');
  await screen.tap(`#ticket-${number}`);
  await screen.tap('#unmask');
  await screen.tap('联系群众，核实情况');
  await screen.tap('#action-submit');
}

/** Looking at who it is leads to the second factor; set up and proved, the name is there and the look is written down. */
export async function proofBeforeUnmasking(screen: Screen, city: City): Promise<string> {
  const { number } = await aTicket(city, '楼下烧烤店的油烟从厨房窗户灌进来，家里老人咳嗽。');
  const looks = () => city.deps.models.audit.find({ action: 'ticket.unmask', subject: number }).lean();
  await asksWho(screen, number);
  await screen.tap('#proof-set-up');
  await screen.tap('#factor-begin');
  const secret = await secretOn(screen);
  await screen.type('factor-code', wrongCode(secret, city));
  await screen.tap('#factor-confirm');
  await screen.sees('验证码不对或已过期');
  await screen.type('factor-code', codeOf(secret, city));
  await screen.tap('#factor-confirm');
  await screen.sees('请保存恢复码');
  await screen.tap('#recovery-kept');
  await screen.sees('已开通');
  if ((await looks()).length > 0) throw new Error('seen before it was proved');
  await asksWho(screen, number);
  await screen.sees('13912345678');
  await screen.sees('王小明');
  const [look, ...more] = await looks();
  if (look?.reason !== '联系群众，核实情况' || more.length > 0)
    throw new Error(`the audit log says ${JSON.stringify([look, ...more])}`);
  return secret;
}

/** After eight hours it is asked again; five wrong codes close the door, also to the right one. */
export async function wrongCodesLock(screen: Screen, city: City, secret: string): Promise<void> {
  const { number } = await aTicket(city, '门口的快递柜挡住了盲道，推轮椅过不去。');
  city.passes(9 * 3600_000);
  await asksWho(screen, number);
  for (let tried = 0; tried < 5; tried += 1) {
    await screen.type('proof-code', wrongCode(secret, city));
    await screen.tap('#proof-send');
    await screen.sees('验证码不对或已过期');
    await until('one more miss', () =>
      city.deps.models.people.exists({ 'secondFactor.misses': { $gt: tried } }),
    );
  }
  await screen.type('proof-code', codeOf(secret, city));
  await screen.tap('#proof-send');
  await screen.sees('请15分钟后再试');
  await screen.tap('关闭');
  if (await city.deps.models.audit.exists({ action: 'ticket.unmask', subject: number }))
    throw new Error('seen with a closed door');
}

/** A ticket with these words, held until a person has judged them. Gives its id. */
export async function heldTicket(city: WechatCity, words: string): Promise<string> {
  await city.control('verdicts', { text: [{ phrase: '黑心', suggest: 'risky' }], media: [] });
  // The sandbox checks words only of those who are there.
  const client = await city.as(people.neighbour);
  const openid = String((await city.control('visits', { person: '邻居' })).openid);
  await city.deps.models.people.updateOne({ _id: people.neighbour }, { $set: { openid } });
  const { id } = await client.submitTicket({
    body: { content: words, place: { text: '3 号楼' } },
    key: randomUUID(),
  });
  await deliverDue(city.deps);
  await checkContent(city.deps);
  return id;
}

/** The neighbour's risky words are received and held; an agent lets them pass, and both are told to the neighbour. */
export async function heldContentIsJudged(
  { resident, reviewer }: Record<'resident' | 'reviewer', Screen>,
  city: WechatCity,
): Promise<void> {
  const words = '黑心物业把消防通道锁了，出了事谁负责？';
  const id = await heldTicket(city, words);

  await resident.open(`resident/ticket/index?id=${id}`);
  await resident.sees('内容待人工复核');

  await reviewer.open('center/review/index');
  await reviewer.sees('文字存疑');
  await reviewer.sees(words);
  await reviewer.tap('放行');
  await reviewer.tap('#action-submit');
  await reviewer.seesNoMore(words);

  await resident.open(`resident/ticket/index?id=${id}`);
  await resident.sees('已人工复核');
}

const unread = (city: City, person: string): Promise<number> =>
  city.deps.models.notices.countDocuments({ personId: person, readAt: { $exists: false } });

/** How many messages this official has not read, once one more matter has been handled. */
export async function unreadOf(city: City, person: string): Promise<number> {
  await handled(city, '河边的护栏断了一截，孩子常在那里玩。');
  await deliverDue(city.deps);
  const count = await unread(city, person);
  if (count === 0) throw new Error(`nothing was told to ${person}`);
  return count;
}

/** What was told is counted until it is read. */
export async function inboxIsRead(screen: Screen, city: City, person: string): Promise<void> {
  const before = await unreadOf(city, person);
  await screen.open('pages/me/index');
  await screen.sees(`提醒${before > 99 ? '99+' : before}`);
  await screen.tap('#entry-inbox');
  await screen.tap('#read-all');
  await screen.seesNoMore('全部已读');
  await until('nothing unread', async () => (await unread(city, person)) === 0);
}

/** A file in the person's hand. */
export interface Kept {
  name: string;
  bytes: Buffer;
}

/** A dispatcher prints one poster with the sheet for whoever puts it up: a PDF in hand. */
export async function posterIsPrinted(screen: Screen, kept: () => Promise<Kept>): Promise<void> {
  await screen.open('admin/posters/index');
  await screen.tap(`#poster-${POSTER}`);
  await screen.tap('打印这一张');
  await screen.tap('A5 张贴');
  await screen.tap('#action-submit');
  const { name, bytes } = await kept();
  if (name !== '海报-1张-a5.pdf' || bytes.subarray(0, 5).toString() !== '%PDF-')
    throw new Error(`kept ${bytes.length} bytes as ${name}`);
}

const NEWCOMER = { _id: 'newcomer', name: '新来的人', phone: '13812349999', persona: '刚来的市民' };
const TAKEN_BACK = '楼上装修的声音太大，已经停了，不用再办。';

/** A resident of whom nothing is being handled: what they wrote they took back. */
export async function newcomer(city: City): Promise<string> {
  const posts = [{ role: 'resident' as const }];
  await city.deps.models.people.create(sealPerson({ ...NEWCOMER, posts }, city.deps.cipher));
  const client = await city.as(NEWCOMER._id);
  const body = { content: TAKEN_BACK, place: { text: '5 号楼' } };
  const { id } = await client.submitTicket({ body, key: randomUUID() });
  await client.withdraw({ params: { id }, body: { reason: '已经停了' } });
  return NEWCOMER._id;
}

/** All of it to take along, then gone: from the screen, from the store, and the login with it. */
export async function ownDataIsTakenAndErased(
  screen: Screen,
  city: City,
  person: string,
  kept: () => Promise<Kept>,
): Promise<void> {
  await screen.open('account/data/index');
  await screen.tap('#data-export');
  const { name, bytes } = await kept();
  if (name !== `我的数据-${localDate(city.deps.now())}.json`) throw new Error(`kept as ${name}`);
  const told = bytes.toString();
  for (const word of [NEWCOMER.name, NEWCOMER.phone, TAKEN_BACK])
    if (!told.includes(word)) throw new Error(`${word} is not in ${told.slice(0, 600)}`);
  await screen.tap('#data-erase');
  await screen.type('form-confirm', '删除我的个人信息');
  await screen.tap('#action-submit');
  await screen.sees('登录后查看我的数据');
  const erased = await city.deps.models.people.findById(person).lean();
  if (!erased?.erasedAt || erased.phoneMark) throw new Error('still there');
  const held = await city.deps.models.sessions.countDocuments({
    personId: person,
    revokedAt: { $exists: false },
  });
  if (held > 0) throw new Error(`${held} logins are left`);
}
