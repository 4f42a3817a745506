/** Many rewards in bad weather: the books of the sandbox and those of a careful caller agree to the fen. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isEnd } from '@jsjb/shared/reward/reward';
import { z } from 'zod';
import { createWechatPay, type Reply, type WechatPay } from '../../bff/src/gateways/wechatPay';
import { paySettings, wxpayVariables } from '../../bff/src/gateways/wechatPay/settings';
import { announce } from './announcement';
import { startPayTrial, type PayTrial } from './payTrial';
import type { Json } from './trial';

jest.setTimeout(120_000);
const REWARDS = 150;
let trial: PayTrial;
let pay: WechatPay;

beforeAll(async () => {
  trial = await startPayTrial();
  const { env } = announce(trial.sandbox);
  const variables = z.object(wxpayVariables).parse({ ...env, WXPAY_TIMEOUT_MS: '150' });
  const settings = paySettings(variables, env.WECHAT_APP_ID, false);
  if (!settings) throw new Error('the announcement lacks the settings of a merchant');
  pay = createWechatPay(settings);
});
afterAll(() => trial.sandbox.stop());

/** Repeats the same call while nothing is known of it, with a pause: the platform allows a hundred a second. */
async function persist<T>(call: () => Promise<Reply<T>>): Promise<T> {
  for (let tries = 0; tries < 40; tries += 1) {
    const reply = await call();
    if (reply.outcome === 'known') return reply.value;
    if (reply.outcome === 'refused') throw new Error(`${reply.code} ${reply.message}`);
    await sleep(20 * tries);
  }
  throw new Error('nothing known after forty tries');
}

test('three in ten answers are lost after the money moved, and nobody is paid twice or not at all', async () => {
  const lost = { path: '/v3/*', after: true, times: 100_000, seed: 5 };
  await trial.control('faults', [{ ...lost, kind: 'hang', chance: 0.1 }]);
  const own = new Map<string, { fen: number; state: string }>();
  for (let index = 0; index < REWARDS; index += 1) {
    if (index === 50) {
      await trial.control('faults/clear');
      await trial.control('faults', { ...lost, kind: 'reset', chance: 0.3 });
    }
    if (index === 100) {
      await trial.control('faults/clear');
      await trial.control('faults', { ...lost, kind: 'status', status: 502, chance: 0.3 });
    }
    const outBillNo = `T${String(index).padStart(6, '0')}`;
    const fen = 10 + index;
    const transfer = {
      outBillNo,
      openid: trial.openid,
      fen,
      remark: '奖励',
      purpose: '奖励',
      notifyUrl: 'http://127.0.0.1:9/none',
    };
    await persist(() => pay.transfer(transfer));
    if (index % 5 !== 4) await trial.control('pay/confirm', { outBillNo });
    const bill = await persist(() => pay.query(outBillNo));
    own.set(outBillNo, { fen: bill.fen, state: bill.state });
  }
  const ledger = await trial.ledger();
  const bills = ledger.bills as Json[];
  expect(bills).toHaveLength(REWARDS);
  expect(bills.map(({ outBillNo, fen, state }) => [outBillNo, { fen, state }])).toEqual([...own]);
  const paid = [...own.values()].filter(({ state }) => state === 'SUCCESS');
  expect(ledger).toMatchObject({
    balanced: true,
    paidFen: paid.reduce((total, { fen }) => total + fen, 0),
  });
  expect(paid).toHaveLength(REWARDS * 0.8);
  expect([...own.values()].filter(({ state }) => !isEnd(state as 'SUCCESS'))).toHaveLength(REWARDS * 0.2);
});
