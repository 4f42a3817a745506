/** Money for a suggestion: two others approve, it arrives once, and the books say so to the fen. */
import { reconcileRewards } from '@jsjb/bff/reward/jobs/reconcileRewards';
import ExcelJS from 'exceljs';
import { announce } from '../wechat-sandbox/announcement';
import { startPayTrial, TRANSFERS, type PayTrial } from '../wechat-sandbox/payTrial';
import { callbackOf } from '../wechat-sandbox/pay/notify';
import { callbackFaults } from '../wechat-sandbox/pay/payWorld';
import type { CastName } from '../factories/smallCity';
import { approvedReward, approve, carriedOut, propose, setBudget } from '../harness/rewardStory';
import { startTestServer, type TestServer } from '../harness/server';
import { refusalOf } from '../harness/story';

jest.setTimeout(180_000);
let trial: PayTrial;
let server: TestServer;

const bind = async (who: CastName, person: string) => {
  const { code } = await trial.control('codes', { person, kind: 'login' });
  return server.as(who).bindPayeeAccount({ body: { code: String(code) } });
};
const settled = async () => {
  while (trial.sandbox.world.later.size > 0) await Promise.all(trial.sandbox.world.later);
};
const billsOf = async (id: string) =>
  ((await trial.ledger()).bills as { outBillNo: string; fen: number; state: string }[]).filter(
    ({ outBillNo }) => outBillNo.startsWith(`R${id}`),
  );

beforeAll(async () => {
  trial = await startPayTrial();
  server = await startTestServer({ ...announce(trial.sandbox).env, WXPAY_TIMEOUT_MS: '1500' });
  // The port is known only now; the platform is told where to call.
  Object.assign(server.deps.env, { PUBLIC_URL: server.url });
  await setBudget(server);
  await bind('wang', '张伟');
});
afterAll(async () => {
  await server.close();
  await trial.sandbox.stop();
});

test('a reward is proposed, approved by two others, collected, confirmed and booked', async () => {
  const reward = await approvedReward(server, 20_000);
  expect(reward.status).toBe('approved');
  const asked = await server.as('wang').collectReward({ params: { id: reward.id }, body: {} });
  expect(asked).toMatchObject({ status: 'paying', confirm: { mchId: '1900000109' } });
  await trial.control('pay/confirm', { package: asked.confirm?.package });
  await settled();
  const paid = await server.as('wang').readReward({ params: { id: reward.id } });
  expect(paid).toMatchObject({ status: 'paid', bill: { state: 'SUCCESS' }, collectable: false });
  expect(await server.as('wang').readSuggestion({ params: { id: reward.suggestionId } })).toMatchObject({
    status: 'rewarded',
  });
  const { items, balances } = await server.as('admin').listLedger({ query: { limit: '500' } });
  expect(items.filter(({ rewardId }) => rewardId === reward.id).map(({ kind }) => kind)).toEqual([
    'commit',
    'ask',
    'pay',
  ]);
  expect(balances.reduce((sum, { fen }) => sum + fen, 0)).toBe(0);
});

test('an answer lost after the platform had carried it out is asked again with the same number: one bill', async () => {
  const reward = await approvedReward(server, 5000);
  await trial.control('faults', { path: TRANSFERS, kind: 'reset', after: true });
  const unknown = await server.as('wang').collectReward({ params: { id: reward.id }, body: {} });
  expect(unknown).toMatchObject({ status: 'paying', bill: { state: 'ASKED' } });
  await reconcileRewards(server.deps);
  const known = await server.as('wang').readReward({ params: { id: reward.id } });
  expect(known.bill).toMatchObject({ state: 'WAIT_USER_CONFIRM', outBillNo: unknown.bill?.outBillNo });
  expect(await billsOf(reward.id)).toHaveLength(1);
});

test('a callback that is lost is made up for by reconciliation', async () => {
  const reward = await approvedReward(server, 6000);
  const asked = await server.as('wang').collectReward({ params: { id: reward.id }, body: {} });
  await trial.control('pay/callbacks', [{ fault: 'lost' }]);
  await trial.control('pay/confirm', { package: asked.confirm?.package });
  await settled();
  expect((await server.as('wang').readReward({ params: { id: reward.id } })).status).toBe('paying');
  await reconcileRewards(server.deps);
  expect((await server.as('wang').readReward({ params: { id: reward.id } })).status).toBe('paid');
});

test('spoiled callbacks change nothing and cause no request', async () => {
  const reward = await approvedReward(server, 7000);
  const asked = await server.as('wang').collectReward({ params: { id: reward.id }, body: {} });
  const { world } = trial.sandbox;
  const bill = world.pay().bills.get(asked.bill?.outBillNo ?? '');
  if (!bill) throw new Error('no bill');
  const before = await server.deps.models.rewards.findById(reward.id).lean();
  const calls = async () =>
    ((await trial.call('/__sandbox/calls')) as unknown as { calls?: unknown[] }).calls?.length;
  const known = await calls();
  const faults = callbackFaults.filter(
    (fault) => !['duplicate', 'reordered', 'hold', 'lost'].includes(fault),
  );
  const others = [
    { ...bill, state: 'SUCCESS' as const, amount: bill.amount + 1 },
    { ...bill, state: 'SUCCESS' as const, openid: 'o-somebody-else-entirely-000' },
    { ...bill, state: 'SUCCESS' as const, outBillNo: `R${'0'.repeat(24)}001` },
  ];
  const deliveries = [
    ...faults.map((fault) =>
      callbackOf(world.pay(), { ...bill, state: 'SUCCESS' }, world.clock.now(), 'x', fault),
    ),
    ...others.map((other) => callbackOf(world.pay(), other, world.clock.now(), 'x')),
  ];
  for (const { headers, body } of deliveries) {
    const answer = await fetch(`${server.url}/api/wechat-pay/transfers`, {
      method: 'POST',
      headers,
      body: new Uint8Array(body),
    });
    expect(answer.ok).toBe(false);
  }
  expect(await calls()).toBe(known);
  expect(await server.deps.models.rewards.findById(reward.id).lean()).toEqual(before);
});

test('a payee whose account changed between approval and payment is not paid: it is approved anew', async () => {
  const reward = await approvedReward(server, 8000);
  await bind('wang', '另一个人');
  const refusal = await refusalOf(server.as('wang').collectReward({ params: { id: reward.id }, body: {} }));
  expect(refusal.error.message).toBe(
    '您的收款账户在批准以后变更过。为了您的钱款安全，需要重新审批，请稍候。',
  );
  expect(await billsOf(reward.id)).toEqual([]);
  await bind('wang', '张伟');
  const again = await server.as('qian').readReward({ params: { id: reward.id } });
  expect(again).toMatchObject({ status: 'proposed', approvals: [] });
  await approve(server, again);
  expect(await server.as('wang').collectReward({ params: { id: reward.id }, body: {} })).toMatchObject({
    status: 'paying',
  });
});

test('called back before the payee confirms it can be collected again under a new number', async () => {
  const reward = await approvedReward(server, 9000);
  const wang = server.as('wang');
  const params = { id: reward.id };
  const first = await wang.collectReward({ params, body: {} });
  await server.as('qian').cancelReward({ params, body: {} });
  await settled();
  expect(await wang.readReward({ params })).toMatchObject({
    status: 'unpaid',
    bill: { state: 'CANCELLED' },
    collectable: true,
  });
  const second = await wang.collectReward({ params, body: {} });
  expect(second.bill?.outBillNo).not.toBe(first.bill?.outBillNo);
  await server.as('qian').cancelReward({ params, body: {} });
  await settled();
  const { version } = await wang.readReward({ params });
  await server.as('admin').giveUpReward({ params, body: { version, reason: '本人放弃' } });
  const { items } = await server.as('admin').listLedger({ query: { limit: '500' } });
  expect(items.filter(({ rewardId }) => rewardId === reward.id).map(({ kind }) => kind)).toEqual([
    'commit',
    'ask',
    'release',
    'ask',
    'release',
    'free',
  ]);
});

test('a refund after the money arrived frees the budget and stands in the books', async () => {
  const reward = await approvedReward(server, 11_000);
  const params = { id: reward.id };
  const asked = await server.as('wang').collectReward({ params, body: {} });
  await trial.control('pay/confirm', { package: asked.confirm?.package });
  await settled();
  const before = await server.as('admin').readBudget({ params: { year: '2026' } });
  const { version } = await server.as('wang').readReward({ params });
  await server.as('admin').refundReward({ params, body: { version, reason: '重复奖励，本人已退回' } });
  const after = await server.as('admin').readBudget({ params: { year: '2026' } });
  expect(before.setAsideFen - after.setAsideFen).toBe(11_000);
});

test('what cannot be is refused with the sentence a person would want to read', async () => {
  const { id } = await carriedOut(server, 'li');
  const sentence = async (call: Promise<unknown>) => (await refusalOf(call)).error.message;
  expect(await sentence(propose(server, id, 9))).toBe(
    '微信支付每笔最少 0.10 元，您填的是 0.09 元，请调整金额。',
  );
  await setBudget(server, 40_000_000, 10_000);
  expect(await sentence(propose(server, id, 20_000))).toMatch(/每人每年最多 100\.00 元.*就超出了/);
  await setBudget(server, 30_000);
  expect(await sentence(propose(server, id, 40_000))).toMatch(
    /2026 年奖励预算还剩 .*这笔 400\.00 元超出了预算/,
  );
  await setBudget(server);
  const reward = await propose(server, id, 2000);
  const { version } = reward;
  const params = { id: reward.id };
  expect(await sentence(server.as('roadsHead').approveReward({ params, body: { version } }))).toBe(
    '不能审批自己提出的奖励，请由另外两位同志审批。',
  );
  await server.as('qian').approveReward({ params, body: { version } });
  const second = { params, body: { version: version + 1 } };
  expect(await sentence(server.as('qian').approveReward(second))).toMatch(/还需要另一位同志审批/);
  expect(await sentence(server.as('supervisor').approveReward(second))).toMatch(/还没有绑定微信收款账户/);
  await server
    .as('admin')
    .blockPayee({ params: { person: 'li' }, body: { blocked: true, reason: '冒领嫌疑' } });
  expect(await sentence(server.as('supervisor').approveReward(second))).toMatch(/暂停发放/);
  expect(await sentence(propose(server, id, 3000))).toMatch(/暂停发放/);
});

test('ten approvals at once never spend more than the year has', async () => {
  const { setAsideFen } = await server.as('admin').readBudget({ params: { year: '2026' } });
  const rewards = [];
  for (let i = 0; i < 10; i += 1) {
    const { id, version } = await propose(server, (await carriedOut(server)).id, 1000);
    rewards.push(await server.as('qian').approveReward({ params: { id }, body: { version } }));
  }
  await setBudget(server, setAsideFen + 3500);
  const outcomes = await Promise.allSettled(
    rewards.map(({ id, version }) =>
      server.as('supervisor').approveReward({ params: { id }, body: { version } }),
    ),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  expect(await server.as('admin').readBudget({ params: { year: '2026' } })).toMatchObject({ leftFen: 500 });
});

test('finance takes the ledger along as a table without formulas; a resident may not see it', async () => {
  const file = await server.as('admin').exportLedger();
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(file as Uint8Array) as unknown as ExcelJS.Buffer);
  const sheet = book.getWorksheet('奖励台账');
  expect(sheet?.rowCount).toBeGreaterThan(10);
  sheet?.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined()));
  expect(book.getWorksheet('余额')?.getCell('B6').value).toBe(0);
  expect((await refusalOf(server.as('wang').listLedger())).status).toBe(403);
});

test('the account number is not to be read in the store', async () => {
  const payees = JSON.stringify(await server.deps.models.rewardPayees.find().lean());
  expect(payees).toContain('wang');
  expect(payees).not.toContain(trial.openid);
});
