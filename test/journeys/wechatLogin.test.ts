/** Signing in with WeChat, in the mini-program and on the web, and officials who bind their posts. */
import { parseEnv } from '@jsjb/bff/env';
import { phoneMark } from '@jsjb/bff/account/store/person';
import { aComplaint } from '../factories/bodies';
import { dumpOf } from '../harness/dump';
import { forwarded, suggestion } from '../harness/rewardStory';
import { newKey, refusalOf } from '../harness/story';
import { startWechatServer, type WechatServer } from '../harness/wechat';

let wechat: WechatServer;
beforeAll(async () => {
  wechat = await startWechatServer();
});
afterAll(() => wechat.close());

const people = () => wechat.server.deps.models.people;
const bind = async (person: string, accessToken: string) =>
  wechat.withToken(accessToken).bindStaff({ body: { phoneCode: await wechat.code(person, 'phone') } });
const hasPhone = (person: string, phone: string) => wechat.trial.control('phone', { person, phone });

async function listed(_id: string, phone: string, unitId = 'roads') {
  const csv = `姓名,手机,单位,岗位,是否负责人,网格\n${_id},${phone},${unitId},承办人,否,\n`;
  const answer = await wechat.server
    .as('admin')
    .importRoster({ query: { write: 'yes' }, file: Buffer.from(csv) });
  expect(answer).toMatchObject({ faults: [], added: 1 });
}

test('a resident signs in with WeChat and is the same person the next time', async () => {
  const first = await wechat.signIn('老张');
  const again = await wechat.signIn('老张');
  expect(again.me.id).toBe(first.me.id);
  expect(first.me.posts).toEqual([{ role: 'resident' }]);
  const ticket = await wechat.withToken(first.accessToken).submitTicket({ body: aComplaint, key: newKey() });
  expect(ticket.requester.own).toBe(true);
});

test('a first login sent twenty times at once makes one person', async () => {
  const signedIn = await Promise.all(Array.from({ length: 20 }, () => wechat.signIn('急性子')));
  expect(new Set(signedIn.map(({ me }) => me.id)).size).toBe(1);
  expect(await people().countDocuments({ openid: await wechat.openid('急性子') })).toBe(1);
});

test('a code works once, and a made-up one never', async () => {
  const code = await wechat.code('老张');
  await wechat.server.stranger.signInWithWechat({ body: { code } });
  for (const other of [code, 'made-up-code']) {
    const refusal = await refusalOf(wechat.server.stranger.signInWithWechat({ body: { code: other } }));
    expect([refusal.status, refusal.error.message]).toEqual([401, '微信登录凭证已失效，请重新打开后再试。']);
  }
});

test('the session key of WeChat is nowhere: not in the answer, not in the database', async () => {
  const answer = await wechat.signIn('细心人');
  expect(JSON.stringify(answer)).not.toMatch(/session_?key|openid/i);
  expect(await dumpOf(wechat.server.deps.models)).not.toMatch(/session_?key/i);
});

test('who signs in on the web is who they are in the mini-program', async () => {
  const mini = await wechat.signIn('两头跑');
  const { url, state } = await wechat.server.stranger.startWebLogin();
  expect(new URL(url).searchParams.get('state')).toBe(state);
  const web = await wechat.server.stranger.signInOnWeb({
    body: { code: await wechat.code('两头跑', 'web'), state },
  });
  expect(web.me.id).toBe(mini.me.id);
});

test('a web login that we did not begin, or began long ago, is refused', async () => {
  const code = await wechat.code('两头跑', 'web');
  const { state } = await wechat.server.stranger.startWebLogin();
  const forged = `${Date.now()}.AAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBBBB`;
  const enter = (given: string) =>
    refusalOf(wechat.server.stranger.signInOnWeb({ body: { code, state: given } }));
  expect((await enter(forged)).status).toBe(401);
  wechat.server.clock.forward(11 * 60_000);
  expect((await enter(state)).status).toBe(401);
});

test('an official proves the phone, and acts in the posts of the roster', async () => {
  await hasPhone('李科长', '13812340001');
  await listed('李科长', '13812340001');
  const resident = await wechat.signIn('李科长');
  const bound = await bind('李科长', resident.accessToken);
  expect(bound.me).toMatchObject({
    name: '李科长',
    phone: '138****0001',
    posts: [{ role: 'official', unitId: 'roads' }, { role: 'resident' }],
  });
  expect((await wechat.withToken(bound.accessToken).listTickets({ query: { queue: 'todo' } })).items).toEqual(
    [],
  );
  const audit = await wechat.server.deps.models.audit.find({ action: 'staff.bind' }).lean();
  expect(audit).toHaveLength(1);
  // The next login is the official's at once, and binding again changes nothing.
  const next = await wechat.signIn('李科长');
  expect(next.me.id).toBe(bound.me.id);
  expect((await bind('李科长', next.accessToken)).me.id).toBe(bound.me.id);
  expect(
    (await refusalOf(wechat.withToken(resident.accessToken).bindStaff({ body: { phoneCode: 'x' } }))).status,
  ).toBe(401);
});

test('an official who complained as a resident before keeps those tickets', async () => {
  await hasPhone('热心的王主任', '13812340002');
  await listed('王主任', '13812340002', 'heating');
  await wechat.server.deps.models.units.updateOne(
    { _id: 'heating' },
    {
      $set: {
        firstResponsible: (
          await people().findOne({ phoneMark: phoneMark('13812340002', wechat.server.deps.cipher) })
        )?._id,
      },
    },
  );
  const resident = await wechat.signIn('热心的王主任');
  const ticket = await wechat
    .withToken(resident.accessToken)
    .submitTicket({ body: aComplaint, key: newKey() });
  const bound = await bind('热心的王主任', resident.accessToken);
  expect(bound.me).toMatchObject({ name: '王主任', posts: [{ unitId: 'heating' }, { role: 'resident' }] });
  const mine = await wechat.withToken(bound.accessToken).listTickets({ query: { queue: 'mine' } });
  expect(mine.items.map(({ id }) => id)).toEqual([ticket.id]);
  const unit = await wechat.server.deps.models.units.findById('heating').lean();
  expect(unit?.firstResponsible).toBe(bound.me.id);
});

test.each([
  ['joined a neighbour’s matter', '附和的人', '13812340011'],
  ['co-signed a suggestion', '附议的人', '13812340012'],
])('an official who %s as a resident before stays the same person', async (how, name, phone) => {
  await hasPhone(name, phone);
  await listed(name, phone);
  const resident = await wechat.signIn(name);
  const client = wechat.withToken(resident.accessToken);
  if (how.startsWith('joined')) {
    const { id } = await wechat.server.as('wang').submitTicket({ body: aComplaint, key: newKey() });
    await client.join({ params: { id } });
  } else {
    const { id } = await forwarded(wechat.server, await suggestion(wechat.server));
    await client.cosignSuggestion({ params: { id }, body: {} });
  }
  const bound = await bind(name, resident.accessToken);
  expect(bound.me).toMatchObject({ id: resident.me.id, name, posts: [{ unitId: 'roads' }, {}] });
});

test('what an official consented to as a resident stays consented to', async () => {
  await hasPhone('细读条款的人', '13812340013');
  await listed('细读条款', '13812340013');
  const resident = await wechat.signIn('细读条款的人');
  const body = { kind: 'privacy', version: 1, given: true } as const;
  const given = await wechat.withToken(resident.accessToken).giveConsent({ body });
  const bound = await bind('细读条款的人', resident.accessToken);
  expect(bound.me.name).toBe('细读条款');
  const kept = await people().findById(bound.me.id).lean();
  expect(kept?.consents).toMatchObject([{ ...body, at: new Date(given.at) }]);
});

test('who is bound to one line of the roster and proves the phone of another loses neither', async () => {
  await hasPhone('两个号码', '13812340014');
  await listed('号码一', '13812340014');
  await listed('号码二', '13812340015', 'heating');
  const first = await bind('两个号码', (await wechat.signIn('两个号码')).accessToken);
  const before = await people().find().sort({ _id: 1 }).lean();
  await hasPhone('两个号码', '13812340015');
  const refusal = await refusalOf(bind('两个号码', first.accessToken));
  expect([refusal.status, refusal.error.message]).toEqual([422, expect.stringContaining('另一个手机号')]);
  expect(await people().find().sort({ _id: 1 }).lean()).toEqual(before);
  expect((await wechat.withToken(first.accessToken).readMe()).id).toBe(first.me.id);
});

test('posts that move to a new WeChat account are closed to the old one, in the mini-program and on the web', async () => {
  const onTheWeb = async (person: string) => {
    const { state } = await wechat.server.stranger.startWebLogin();
    return wechat.server.stranger.signInOnWeb({ body: { code: await wechat.code(person, 'web'), state } });
  };
  await hasPhone('旧微信', '13812340016');
  await listed('换微信的人', '13812340016');
  const old = await bind('旧微信', (await wechat.signIn('旧微信')).accessToken);
  expect((await onTheWeb('旧微信')).me.id).toBe(old.me.id);
  await hasPhone('新微信', '13812340016');
  const fresh = await bind('新微信', (await wechat.signIn('新微信')).accessToken);
  expect(fresh.me.id).toBe(old.me.id);
  expect((await onTheWeb('旧微信')).me.posts).toEqual([{ role: 'resident' }]);
  expect((await wechat.signIn('旧微信')).me.posts).toEqual([{ role: 'resident' }]);
});

test('a phone that is not in the roster, or disabled in it, binds nothing', async () => {
  await hasPhone('路人', '13812340003');
  const stranger = await wechat.signIn('路人');
  expect((await refusalOf(bind('路人', stranger.accessToken))).status).toBe(403);
  await listed('离职者', '13812340003');
  await people().updateOne(
    { phoneMark: phoneMark('13812340003', wechat.server.deps.cipher) },
    { $set: { disabled: true } },
  );
  expect((await refusalOf(bind('路人', stranger.accessToken))).status).toBe(403);
});

test('a phone code of somebody else proves nothing', async () => {
  await hasPhone('受害者', '13812340004');
  await listed('受害者', '13812340004');
  const thief = await wechat.signIn('贼');
  const phoneCode = await wechat.code('受害者', 'phone');
  const refusal = await refusalOf(wechat.withToken(thief.accessToken).bindStaff({ body: { phoneCode } }));
  expect(refusal.status).toBe(401);
});

test('while WeChat is away, the person is told so and nothing breaks', async () => {
  await wechat.trial.control('faults', {
    path: '/sns/jscode2session',
    kind: 'status',
    status: 502,
    times: 1,
  });
  const refusal = await refusalOf(wechat.signIn('老张'));
  expect([refusal.status, refusal.error.message]).toEqual([
    503,
    '微信暂时没有回应，请稍后再试。您填写的内容不会丢失。',
  ]);
  await wechat.signIn('老张');
});

test('production speaks to the real WeChat only', () => {
  const settings = {
    NODE_ENV: 'production',
    MONGODB_URI: 'mongodb://db/jsjb',
    SECRET_KEYS: 'k1:0123456789012345678901234567890123456789',
    WECHAT_APP_ID: 'wx1234567890abcdef',
    WECHAT_APP_SECRET: '0123456789abcdef0123456789abcdef',
  };
  expect(parseEnv(settings).WECHAT?.baseUrl).toBe('https://api.weixin.qq.com');
  for (const WECHAT_BASE_URL of [
    'http://127.0.0.1:9999',
    'https://api.weixin.qq.com.example.cn',
    'http://api.weixin.qq.com',
    'https://api.weixin.qq.com@example.cn',
  ])
    expect(() => parseEnv({ ...settings, WECHAT_BASE_URL })).toThrow('WECHAT_BASE_URL');
});
