/** Impatient payees, blocked payees, repeated news, changed keys: one bill, one entry, the right account. */
import { reconcileRewards } from '@jsjb/bff/reward/jobs/reconcileRewards';
import { rotateKeys } from '@jsjb/bff/privacy/commands/rotateKeys';
import { createFieldCipher } from '@jsjb/bff/platform/personal/fieldCipher';
import { parseKeys } from '@jsjb/bff/platform/secrets';
import { approvedReward, carriedOut, propose, setBudget } from '../harness/rewardStory';
import { startTestServer, type TestServer } from '../harness/server';
import { refusalOf } from '../harness/story';
import { announce } from '../wechat-sandbox/announcement';
import { callbackOf } from '../wechat-sandbox/pay/notify';
import { startPayTrial, type PayTrial } from '../wechat-sandbox/payTrial';

const OLD = 'k1:an-old-key-that-is-long-enough-for-it-all';
const NEW = 'k2:a-new-key-that-is-long-enough-for-it-all!';

jest.setTimeout(120_000);
let trial: PayTrial;
let server: TestServer;
beforeAll(async () => {
  trial = await startPayTrial();
  server = await startTestServer({ ...announce(trial.sandbox).env, SECRET_KEYS: OLD });
  Object.assign(server.deps.env, { PUBLIC_URL: server.url });
  await setBudget(server);
  const { code } = await trial.control('codes', { person: '张伟', kind: 'login' });
  await server.as('wang').bindPayeeAccount({ body: { code: String(code) } });
});
afterAll(async () => {
  await server.close();
  await trial.sandbox.stop();
});

const settled = async () => {
  while (trial.sandbox.world.later.size > 0) await Promise.all(trial.sandbox.world.later);
};
const billsOf = async (id: string) =>
  ((await trial.ledger()).bills as { outBillNo: string; state: string }[])
    .filter(({ outBillNo }) => outBillNo.startsWith(`R${id}`))
    .map(({ state }) => state);
const kindsOf = async (id: string) =>
  (await server.deps.models.rewardLedger.find({ rewardId: id }).sort({ _id: 1 }).lean()).map(
    ({ kind }) => kind,
  );
const collect = (id: string) => server.as('wang').collectReward({ params: { id }, body: {} });
const blocks = (blocked: boolean) =>
  server.as('admin').blockPayee({ params: { person: 'wang' }, body: { blocked, reason: '核查中' } });
const sentence = async (call: Promise<unknown>) => (await refusalOf(call)).error.message;

test('twenty taps on 领取 and twenty callbacks of the same news are one bill and one entry', async () => {
  const { id } = await approvedReward(server, 4100);
  const taps = await Promise.allSettled(Array.from({ length: 20 }, () => collect(id)));
  expect(taps.some(({ status }) => status === 'fulfilled')).toBe(true);
  expect(await billsOf(id)).toEqual(['WAIT_USER_CONFIRM']);
  const { confirm, bill } = await collect(id);
  await trial.control('pay/confirm', { package: confirm?.package });
  await settled();
  const { world } = trial.sandbox;
  const paid = world.pay().bills.get(bill?.outBillNo ?? '');
  if (!paid) throw new Error('no bill');
  const { headers, body } = callbackOf(world.pay(), paid, world.clock.now(), 'the-same');
  const statuses = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const post = { method: 'POST', headers, body: new Uint8Array(body) };
      return (await fetch(`${server.url}/api/wechat-pay/transfers`, post)).status;
    }),
  );
  expect(new Set(statuses)).toEqual(new Set([204]));
  expect(await kindsOf(id)).toEqual(['commit', 'ask', 'pay']);
});

test('a payee blocked after the approval is not paid, and is when the block is lifted', async () => {
  const { id } = await approvedReward(server, 4200);
  await blocks(true);
  expect(await sentence(collect(id))).toMatch(/暂停发放/);
  expect(await billsOf(id)).toEqual([]);
  await blocks(false);
  expect((await collect(id)).status).toBe('paying');
});

test('a bill that waits for a payee who is then blocked is called back, and cannot be confirmed', async () => {
  const { id } = await approvedReward(server, 4300);
  const asked = await collect(id);
  await blocks(true);
  await settled();
  await reconcileRewards(server.deps);
  expect(await billsOf(id)).toEqual(['CANCELLED']);
  const confirmed = await trial.control('pay/confirm', { package: asked.confirm?.package });
  expect(confirmed['state']).toBeUndefined();
  expect((await server.as('wang').readReward({ params: { id } })).confirm).toBeUndefined();
  expect(await sentence(collect(id))).toMatch(/暂停发放/);
  await blocks(false);
  expect((await collect(id)).bill?.outBillNo).toBe(`R${id}002`);
});

test('a database that fails for a moment is no changed account: the bill is asked again, not booked as failed', async () => {
  const { id } = await approvedReward(server, 4350);
  const transfers = '/v3/fund-app/mch-transfer/transfer-bills';
  await trial.control('faults', { path: transfers, kind: 'reset', after: false });
  expect((await collect(id)).bill?.state).toBe('ASKED');
  expect(await billsOf(id)).toEqual([]);
  server.clock.forward(11 * 60_000);
  const { rewardPayees } = server.deps.models;
  const spy = jest.spyOn(rewardPayees, 'findById').mockImplementation(() => {
    const failing = { lean: () => ({ exec: () => Promise.reject(new Error('connection lost')) }) };
    return failing as unknown as ReturnType<typeof rewardPayees.findById>;
  });
  await reconcileRewards(server.deps).finally(() => spy.mockRestore());
  expect((await server.as('wang').readReward({ params: { id } })).bill?.state).toBe('ASKED');
  await reconcileRewards(server.deps);
  await settled();
  expect(await billsOf(id)).toEqual(['WAIT_USER_CONFIRM']);
});

test('blocked while the platform was silent: reconciliation asks nothing more and calls back what it finds', async () => {
  const { id } = await approvedReward(server, 4400);
  await trial.control('faults', {
    path: '/v3/fund-app/mch-transfer/transfer-bills',
    kind: 'reset',
    after: true,
  });
  expect((await collect(id)).bill?.state).toBe('ASKED');
  await blocks(true);
  for (let round = 0; round < 3; round += 1) {
    await reconcileRewards(server.deps);
    await settled();
  }
  expect(await billsOf(id)).toEqual(['CANCELLED']);
  expect(await kindsOf(id)).toEqual(['commit', 'ask', 'release']);
  await blocks(false);
});

test('keys are changed between approval and payment: paid; without the old key it is approved anew', async () => {
  const first = await approvedReward(server, 4500);
  const second = await approvedReward(server, 4600);
  const ring = createFieldCipher(parseKeys(`${NEW},${OLD}`));
  Object.assign(server.deps, { cipher: ring });
  await rotateKeys(server.deps, true);
  expect((await collect(first.id)).status).toBe('paying');
  Object.assign(server.deps, { cipher: createFieldCipher(parseKeys(NEW)) });
  expect(await sentence(collect(second.id))).toMatch(/需要重新审批/);
  expect(await billsOf(second.id)).toEqual([]);
  Object.assign(server.deps, { cipher: ring });
});

test.each([[-500], [0], [0.5], [99.999], [10_000_001], [2 ** 53], [1e300], ['500'], [null], [Number.NaN]])(
  'an amount of %p fen is refused in words and stored nowhere',
  async (fen) => {
    const { id } = await carriedOut(server, 'li');
    const refusal = await refusalOf(propose(server, id, fen as number));
    expect(refusal.status).toBe(422);
    expect(Object.values(refusal.error.fields ?? {}).join()).toMatch(/[\u4e00-\u9fff]{4}/);
    expect(await server.deps.models.rewards.countDocuments({ suggestionId: id })).toBe(0);
    if (fen === 10_000_001) return;
    const body = { fen: fen as number, perPersonFen: 1 };
    const set = server.as('admin').setBudget({ params: { year: '2026' }, body });
    expect((await refusalOf(set)).status).toBe(422);
  },
);

test('a budget cut below what is spent leaves nothing, not less than nothing', async () => {
  const { setAsideFen } = await server.as('admin').readBudget({ params: { year: '2026' } });
  await setBudget(server, setAsideFen - 1);
  expect(await server.as('admin').readBudget({ params: { year: '2026' } })).toMatchObject({ leftFen: 0 });
  const { id } = await carriedOut(server);
  expect(await sentence(propose(server, id, 10))).toMatch(/预算还剩 .*超出了预算/);
});
