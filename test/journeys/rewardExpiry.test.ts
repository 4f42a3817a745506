/** Time and the payee's tap: what is not confirmed lapses, what is only accepted can still be confirmed. */
import { createWechatPay } from '@jsjb/bff/gateways/wechatPay/index';
import { reconcileRewards } from '@jsjb/bff/reward/jobs/reconcileRewards';
import { DAY_MS } from '../harness/clock';
import { approvedReward, setBudget } from '../harness/rewardStory';
import { startTestServer, type TestServer } from '../harness/server';
import { announce } from '../wechat-sandbox/announcement';
import { startPayTrial, type PayTrial } from '../wechat-sandbox/payTrial';

jest.setTimeout(120_000);
let trial: PayTrial;
let server: TestServer;

beforeAll(async () => {
  trial = await startPayTrial();
  server = await startTestServer(announce(trial.sandbox).env);
  const { env } = server.deps;
  if (!env.WXPAY) throw new Error('no merchant');
  // Both sides read one clock, which the test turns; otherwise the platform would refuse the timestamps.
  const pay = createWechatPay(env.WXPAY, { now: () => new Date(trial.sandbox.world.clock.now()) });
  Object.assign(server.deps, { pay });
  Object.assign(env, { PUBLIC_URL: server.url });
  await setBudget(server);
  const { code } = await trial.control('codes', { person: '张伟', kind: 'login' });
  await server.as('wang').bindPayeeAccount({ body: { code: String(code) } });
});
afterAll(async () => {
  await server.close();
  await trial.sandbox.stop();
});

/** Time goes by on both sides; nobody does anything. */
async function passes(ms: number): Promise<void> {
  server.clock.forward(ms);
  await trial.control('clock', { seconds: ms / 1000 });
}
const settled = async () => {
  while (trial.sandbox.world.later.size > 0) await Promise.all(trial.sandbox.world.later);
};
const billsOf = async (id: string) =>
  ((await trial.ledger()).bills as { outBillNo: string; fen: number; state: string }[]).filter(
    ({ outBillNo }) => outBillNo.startsWith(`R${id}`),
  );

test('unconfirmed for a day the platform closes the bill; it can be collected again, and given up goes back to the budget', async () => {
  const reward = await approvedReward(server, 9100);
  const wang = server.as('wang');
  const params = { id: reward.id };
  const budget = async () => (await server.as('admin').readBudget({ params: { year: '2026' } })).setAsideFen;
  const before = await budget();
  const first = await wang.collectReward({ params, body: {} });
  const openedAt = server.clock.now().getTime();
  expect(first.bill?.confirmBy).toBe(new Date(openedAt + DAY_MS).toISOString());
  // Nobody cancels: only time goes by, an hour short of a day, and then past it.
  await passes(DAY_MS - 3_600_000);
  await reconcileRewards(server.deps);
  expect((await wang.readReward({ params })).status).toBe('paying');
  await passes(2 * 3_600_000);
  await reconcileRewards(server.deps);
  const lapsed = await wang.readReward({ params });
  expect(lapsed).toMatchObject({ status: 'unpaid', bill: { state: 'FAIL' }, collectable: true });
  expect(lapsed.bill?.failReason).toBe('OVERDUE_CLOSE');
  expect(lapsed.confirm).toBeUndefined();
  expect((await billsOf(reward.id)).map(({ state }) => state)).toEqual(['FAIL']);
  // Set aside for this person still: the money left the platform's hands, not the budget.
  expect(await budget()).toBe(before);
  const again = await wang.collectReward({ params, body: {} });
  expect(again.bill?.outBillNo).toBe(`R${reward.id}002`);
  await passes(DAY_MS + 3_600_000);
  await reconcileRewards(server.deps);
  const { version } = await wang.readReward({ params });
  await server.as('admin').giveUpReward({ params, body: { version, reason: '两次逾期未领' } });
  expect(before - (await budget())).toBe(9100);
  const { items } = await server.as('admin').listLedger({ query: { limit: '500' } });
  const kinds = items.filter(({ rewardId }) => rewardId === reward.id).map(({ kind }) => kind);
  expect(kinds).toEqual(['commit', 'ask', 'release', 'ask', 'release', 'free']);
  expect(
    trial.sandbox.world
      .pay()
      .book.entries.filter(({ outBillNo }) => outBillNo.startsWith(`R${reward.id}`))
      .map(({ kind }) => kind),
  ).toEqual(['freeze', 'release', 'freeze', 'release']);
});

test('where the platform first only accepts the transfer, the payee can still confirm later', async () => {
  await trial.control('pay/settings', { firstState: 'PROCESSING', processMs: 0 });
  const reward = await approvedReward(server, 9200);
  const params = { id: reward.id };
  const asked = await server.as('wang').collectReward({ params, body: {} });
  const confirm = asked.confirm ?? (await server.as('wang').collectReward({ params, body: {} })).confirm;
  await trial.control('pay/settings', { firstState: 'WAIT_USER_CONFIRM', processMs: 200 });
  expect(confirm?.package).toBeTruthy();
  await trial.control('pay/confirm', { package: confirm?.package });
  await settled();
  // The callback is dated days ahead of the server that took it in, and refused; the next look makes up for it.
  expect((await server.as('wang').readReward({ params })).status).toBe('paying');
  await reconcileRewards(server.deps);
  expect((await server.as('wang').readReward({ params })).status).toBe('paid');
  expect(await billsOf(reward.id)).toHaveLength(1);
});
