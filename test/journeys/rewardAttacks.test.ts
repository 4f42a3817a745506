/** People who hurry, repeat, reach for what is not theirs or spend what is not there: money and suggestions stay right. */
import { reconcileRewards } from '@jsjb/bff/reward/jobs/reconcileRewards';
import { actOnReward } from '@jsjb/bff/reward/store/actOnReward';
import { setAside } from '@jsjb/bff/reward/store/rewardBudget';
import type { RewardDoc } from '@jsjb/bff/reward/store/rewardModels';
import ExcelJS from 'exceljs';
import type { CastName } from '../factories/smallCity';
import { castNames } from '../factories/smallCity';
import { cst, START } from '../harness/clock';
import {
  approve,
  approvedReward,
  carriedOut,
  forwarded,
  suggestion,
  propose,
  setBudget,
} from '../harness/rewardStory';
import { startTestServer, type TestServer } from '../harness/server';
import { newKey, refusalOf } from '../harness/story';

jest.setTimeout(180_000);
let server: TestServer;
beforeAll(async () => {
  // Without a merchant: a last approval is a certificate at once.
  server = await startTestServer();
  await setBudget(server);
});
afterAll(() => server.close());

const budgetOf = async (year = '2026') => server.as('admin').readBudget({ params: { year } });
const outcomes = async (calls: Promise<unknown>[]) => {
  const settled = await Promise.allSettled(calls);
  return settled.filter(({ status }) => status === 'fulfilled').length;
};

test('two who approve at the same instant are two, one who taps twice is one', async () => {
  const { id, version } = await propose(server, (await carriedOut(server)).id, 1000);
  const tap = (who: CastName, seen: number) =>
    server.as(who).approveReward({ params: { id }, body: { version: seen } });
  expect(await outcomes([tap('qian', version), tap('qian', version), tap('supervisor', version)])).toBe(1);
  const first = await server.as('admin').readReward({ params: { id } });
  expect(first).toMatchObject({ status: 'seconded' });
  expect(first.approvals).toHaveLength(1);
  expect(
    await outcomes([
      tap('qian', first.version),
      tap('qian', first.version),
      tap('supervisor', first.version),
      tap('mayor', first.version),
    ]),
  ).toBe(1);
  const done = await server.as('admin').readReward({ params: { id } });
  expect(done.status).toBe('certified');
  const events = (await server.deps.models.rewards.findById(id).lean())?.events ?? [];
  const people = events.filter(({ type }) => type === 'reward.approved').map(({ by }) => by.personId);
  expect(new Set(people).size).toBe(2);
});

test('a server killed right after the last approval makes the certificate when it is back', async () => {
  const { id, version } = await propose(server, (await carriedOut(server)).id, 1100);
  await server.as('qian').approveReward({ params: { id }, body: { version } });
  const { models } = server.deps;
  const doc = await models.rewards.findById(id).lean<RewardDoc>();
  if (!doc) throw new Error('not stored');
  // All that the process came to: the approval is written, nothing after it.
  const approval = { name: 'approve', data: { note: '' } } as const;
  const supervisor = { personId: 'supervisor', role: 'supervisor' } as const;
  await setAside(models.rewardBudgets, { ...doc, id });
  await actOnReward(doc, approval, server.deps, { actor: supervisor, now: server.clock.now() });
  await reconcileRewards(server.deps);
  const done = await server.as('wang').readReward({ params: { id } });
  expect(done).toMatchObject({ status: 'certified', certificateNumber: expect.stringMatching(/^ZS/) });
  expect(await server.as('wang').readSuggestion({ params: { id: done.suggestionId } })).toMatchObject({
    status: 'rewarded',
  });
});

test('a judgement sent many times at once with one key is one, and its key serves no other judgement', async () => {
  const { id, version } = await propose(server, (await carriedOut(server)).id, 1100);
  const key = newKey();
  const params = { id };
  const body = { version };
  const taps = Array.from({ length: 5 }, () => server.as('qian').approveReward({ params, body, key }));
  const answers = await Promise.all(taps);
  expect(answers.every(({ status }) => status === 'seconded')).toBe(true);
  expect(answers.at(0)?.approvals).toHaveLength(1);
  const other = server
    .as('qian')
    .refuseReward({ params, body: { version: version + 1, reason: '弄错了' }, key });
  expect(await refusalOf(other)).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
});

test('a refusal at the instant of the last approval leaves nothing set aside for nobody', async () => {
  for (let round = 0; round < 6; round += 1) {
    const before = (await budgetOf()).setAsideFen;
    const { id, version } = await propose(server, (await carriedOut(server)).id, 1234);
    const seconded = await server.as('qian').approveReward({ params: { id }, body: { version } });
    const params = { id };
    const body = { version: seconded.version };
    expect(
      await outcomes([
        server.as('supervisor').approveReward({ params, body }),
        server.as('mayor').refuseReward({ params, body: { ...body, reason: '缺少照片' } }),
      ]),
    ).toBe(1);
    expect((await budgetOf()).setAsideFen).toBe(before);
  }
});

test('a thousand at once never spend more than a small budget has, and use all of it', async () => {
  const year = '2031';
  await server.as('admin').setBudget({ params: { year }, body: { fen: 12_345, perPersonFen: 5000 } });
  const wanted = Array.from({ length: 1000 }, (_, i) => ({
    id: String(i).padStart(24, '0'),
    fen: 100,
    year,
    payeeId: `person-${i % 300}`,
  }));
  const { rewardBudgets } = server.deps.models;
  const settled = await Promise.allSettled(wanted.map((each) => setAside(rewardBudgets, each)));
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(123);
  expect(await budgetOf(year)).toMatchObject({ setAsideFen: 12_300, leftFen: 45 });
  const stored = await rewardBudgets.findById(year).lean();
  expect(Object.keys(stored?.holds ?? {})).toHaveLength(123);
  expect(Object.values(stored?.persons ?? {}).reduce((sum, fen) => sum + fen, 0)).toBe(12_300);
  // The same again sets nothing more aside.
  const [first] = wanted.filter((_, i) => settled[i]?.status === 'fulfilled');
  if (first) await setAside(rewardBudgets, first);
  expect((await budgetOf(year)).setAsideFen).toBe(12_300);
});

test('nobody gets more in a year than a person may, however many approve at once', async () => {
  const year = '2032';
  await server.as('admin').setBudget({ params: { year }, body: { fen: 1_000_000, perPersonFen: 550 } });
  const { rewardBudgets } = server.deps.models;
  const wanted = Array.from({ length: 60 }, (_, i) => ({
    id: `${i}`.padStart(24, 'a'),
    fen: 100,
    year,
    payeeId: 'one',
  }));
  expect(await outcomes(wanted.map((each) => setAside(rewardBudgets, each)))).toBe(5);
  expect((await budgetOf(year)).setAsideFen).toBe(500);
});

test('the last minutes of a year belong to that year, in the city', async () => {
  await server
    .as('admin')
    .setBudget({ params: { year: '2027' }, body: { fen: 10_000, perPersonFen: 10_000 } });
  server.clock.set(cst('2026-12-31 23:50'));
  const old = await propose(server, (await carriedOut(server)).id, 700);
  server.clock.set(cst('2027-01-01 00:10'));
  const fresh = await propose(server, (await carriedOut(server, 'li')).id, 800);
  expect([old.year, fresh.year]).toEqual(['2026', '2027']);
  // Approved after midnight it still weighs on the year in which it was asked for.
  await approve(server, old);
  await approve(server, fresh);
  const { items } = await server.as('admin').listLedger({ query: { year: '2027' } });
  expect(items.map(({ fen }) => fen)).toEqual([800, 800]);
  server.clock.set(START);
});

test('every post sees of a reward exactly what is its own', async () => {
  const { id, suggestionId } = await approvedReward(server, 900);
  const params = { id };
  const readers: CastName[] = [];
  const printers: CastName[] = [];
  for (const who of castNames) {
    if ((await outcomes([server.as(who).readReward({ params })])) === 1) readers.push(who);
    if ((await outcomes([server.as(who).readCertificate({ params })])) === 1) printers.push(who);
    const listed = await server.as(who).listRewards({ query: { suggestionId } });
    expect([who, listed.items.length > 0]).toEqual([who, readers.includes(who)]);
    expect((await refusalOf(server.as(who).collectReward({ params, body: {} }))).status).toBeGreaterThan(399);
    // Its author's name is nobody's who judges.
    if (who !== 'wang') expect(JSON.stringify(listed)).not.toContain('王小甲');
  }
  const offices = [
    'qian',
    'roadsHead',
    'roadsClerk',
    'supervisor',
    'mayor',
    'townLeader',
    'farLeader',
    'admin',
    'lent',
  ];
  expect(readers).toEqual(expect.arrayContaining(['wang', ...offices]));
  expect(readers.filter((who) => !['wang', ...offices].includes(who))).toEqual([]);
  expect(printers).toEqual(readers);
});

test('a payment is called back by those who may give it up, and by no official', async () => {
  const { id } = await approvedReward(server, 950);
  for (const who of ['waterClerk', 'roadsHead', 'roadsClerk', 'supervisor', 'mayor'] as const) {
    const refusal = await refusalOf(server.as(who).cancelReward({ params: { id }, body: {} }));
    expect(refusal.status).toBeGreaterThan(400);
    expect(refusal.error.message).toMatch(/权限|没有找到/);
  }
});

test('no post acts on a suggestion that is not its own, and what one may not know is not there', async () => {
  const fresh = await suggestion(server, 'wang', {
    anonymous: true,
    content: '我是王小甲，电话 139 1234 5678，建议装灯。',
  });
  const open = await forwarded(
    server,
    await suggestion(server, 'wang', { content: '电话 139-1234-5678，建议装灯。' }),
  );
  for (const who of castNames.filter((name) => name !== 'wang')) {
    const client = server.as(who);
    const centre = ['zhao', 'qian', 'supervisor', 'mayor', 'townLeader', 'farLeader', 'admin'].includes(who);
    const seen = await outcomes([client.readSuggestion({ params: { id: fresh.id } })]);
    expect([who, seen]).toEqual([who, centre ? 1 : 0]);
    for (const call of [
      client.reviseSuggestion({
        params: { id: open.id },
        body: { version: open.version, title: '改标题', content: '改掉别人的建议内容' },
      }),
      client.withdrawSuggestion({ params: { id: open.id }, body: {} }),
    ])
      expect((await refusalOf(call)).status).toBeGreaterThan(399);
    if (!['roadsHead', 'roadsClerk', 'lent'].includes(who)) {
      const call = client.adoptSuggestion({
        params: { id: open.id },
        body: { version: open.version, reason: 'x', reply: 'y' },
      });
      expect((await refusalOf(call)).status).toBeGreaterThan(399);
    }
    if (['li', 'zhang', 'waterClerk', 'gridWorker'].includes(who)) {
      const read = JSON.stringify(await client.readSuggestion({ params: { id: open.id } }));
      expect(read).not.toMatch(/1234.?5678/);
    }
  }
});

test('what is written as a page stays words: nothing of it is taken for one', async () => {
  const attack = '<img src=x onerror=alert(1)>建议装灯';
  const { id, version } = await carriedOut(server, 'wang', { title: attack });
  await server.as('qian').publishSuggestion({
    params: { id },
    body: { version, title: attack, text: `${attack}，请研究`, reply: '=cmd|calc!A1' },
  });
  const answer = await fetch(`${server.url}/api/adopted-suggestions/${id}`);
  expect(answer.headers.get('content-type')).toMatch(/application\/json/);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(((await answer.json()) as { title: string }).title).toBe(attack);
});

test('a hundred taps on one proposal are one reward', async () => {
  const { id } = await carriedOut(server, 'zhang');
  const key = newKey();
  const body = { fen: 500, reason: '采纳并落实' };
  const all = await Promise.all(
    Array.from({ length: 20 }, () => server.as('roadsHead').proposeReward({ params: { id }, body, key })),
  );
  expect(new Set(all.map((reward) => reward.id)).size).toBe(1);
  expect(await outcomes([propose(server, id, 600), propose(server, id, 700)])).toBe(0);
});

test('an official of another unit finds no reward, by its number, in a list or as a paper', async () => {
  const { id, suggestionId } = await approvedReward(server, 970);
  const water = server.as('waterClerk');
  expect((await refusalOf(water.readCertificate({ params: { id } }))).status).toBe(404);
  expect((await refusalOf(water.readReward({ params: { id } }))).status).toBe(404);
  expect((await water.listRewards({ query: { suggestionId } })).items).toEqual([]);
  expect((await refusalOf(water.listLedger())).status).toBe(403);
});

test('no title of a suggestion can act as a formula in the file that offices open', async () => {
  const formulas = ['=HYPERLINK("http://x","看")', '+1+1', '@SUM(A1)', '-2+3|cmd'];
  for (const title of formulas) await suggestion(server, 'zhang', { title });
  const bytes = (await server.as('qian').exportSuggestionFile()) as Uint8Array;
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  const texts: string[] = [];
  book.worksheets[0]?.eachRow((row) =>
    row.eachCell((cell) => {
      expect(cell.formula).toBeUndefined();
      texts.push(cell.text);
    }),
  );
  expect(texts).toEqual(expect.arrayContaining(formulas.map((title) => `'${title}`)));
  expect(texts.filter((text) => /^[=+@-]/.test(text))).toEqual([]);
});

test('an author who left between the carrying out and the reward gets none, and leaves no name behind', async () => {
  const { id } = await carriedOut(server, 'li');
  const asked = await carriedOut(server, 'li');
  const reward = await propose(server, asked.id, 980);
  const leave = () => server.as('li').eraseMyData({ body: { confirm: '删除我的个人信息' } });
  expect((await refusalOf(leave())).error.message).toMatch(/1 笔奖励没有到账/);
  const { version } = reward;
  await server
    .as('qian')
    .refuseReward({ params: { id: reward.id }, body: { version, reason: '本人要求注销账号' } });
  const own = await server.as('li').exportMyData();
  expect(own.rewards).toContainEqual(
    expect.objectContaining({ suggestionNumber: asked.number, fen: 980, status: 'refused' }),
  );
  expect(own.suggestions).toContainEqual(expect.objectContaining({ number: asked.number }));
  await server.deps.models.rewardPayees.create({ _id: 'li', openid: 'sealed', boundAt: START });
  await leave();
  expect((await refusalOf(propose(server, id, 990))).error.message).toBe(
    '建议人已经注销账号，不能再申请奖励。',
  );
  expect((await server.as('qian').readSuggestion({ params: { id } })).author.name).toBe('市民');
  expect(await server.deps.models.rewardPayees.findById('li').lean()).toEqual({ _id: 'li' });
  const left = await server.deps.models.suggestions.find({ 'author.personId': 'li' }).lean();
  expect(left.length).toBeGreaterThan(1);
  expect(left.filter(({ personal }) => personal !== undefined)).toEqual([]);
});

test('an official does not decide on the suggestion they had as a resident, nor register it as carried out', async () => {
  const { id, version } = await forwarded(
    server,
    await suggestion(server, 'wang', { title: '给自己的金点子' }),
  );
  await server.deps.models.suggestions.updateOne({ _id: id }, { $set: { 'author.personId': 'roadsClerk' } });
  const params = { id };
  const author = server.as('roadsClerk');
  const verdict = { reason: '列入今年计划。', reply: '您的建议已采纳。' };
  const refusal = await refusalOf(author.adoptSuggestion({ params, body: { version, ...verdict } }));
  expect(refusal).toMatchObject({ status: 403, message: expect.stringContaining('自己提的建议') });
  expect((await author.readSuggestion({ params })).abilities).not.toContain('adopt');
  await server.as('roadsHead').adoptSuggestion({ params, body: { version, ...verdict } });
  await server.as('qian').answerSuggestion({ params, body: { version: version + 1, text: '谢谢您。' } });
  expect(
    await refusalOf(author.carryOutSuggestion({ params, body: { version: version + 2, text: '已装好。' } })),
  ).toMatchObject({ status: 403 });
});
