/** Control of WeChat Pay: the payee's tap, failures, money, callbacks, and the books for audits. */
import { z } from 'zod';
import { WechatFault, type Endpoint } from '../endpoint';
import { isFinal, type Bill } from '../pay/bill';
import { moveBill, settle, settleAll } from '../pay/moveBill';
import { callbackOf } from '../pay/notify';
import { callbackFaults } from '../pay/payWorld';
import { draws } from '../state/draws';
import type { World } from '../world';
import { post } from './post';

function billOf(world: World, fits: (bill: Bill) => boolean): Bill {
  const bill = [...world.pay().bills.values()].find(fits);
  if (!bill) throw new WechatFault(-1, 'no such bill');
  settle(world, bill);
  return bill;
}

/** `wx.requestMerchantTransfer` and the tap on 确认收款. The page opens for the payee only. */
const confirm = post(
  'pay/confirm',
  z.strictObject({
    package: z.string().optional(),
    outBillNo: z.string().optional(),
    mchId: z.string().optional(),
    appId: z.string().optional(),
    openid: z.string().optional(),
  }),
  ({ package: info, outBillNo, mchId, appId, openid }, world) => {
    const bill = billOf(world, (one) => (info ? one.packageInfo === info : one.outBillNo === outBillNo));
    const { merchant } = world.pay();
    const fits = [
      [mchId, merchant.mchId],
      [appId, bill.appId],
      [openid, bill.openid],
    ].every(([given, right]) => given === undefined || given === right);
    if (!fits) throw new WechatFault(-1, 'the package is not of this payee, app or merchant');
    if (bill.state !== 'WAIT_USER_CONFIRM') throw new WechatFault(-1, `the bill is ${bill.state}`);
    moveBill(world, bill, 'TRANSFERING');
    settle(world, bill);
    return { state: bill.state };
  },
);

const fail = post(
  'pay/fail',
  z.strictObject({ outBillNo: z.string(), reason: z.string().default('ACCOUNT_FROZEN') }),
  ({ outBillNo, reason }, world) => {
    const bill = billOf(world, (one) => one.outBillNo === outBillNo);
    if (isFinal(bill.state) || bill.state === 'CANCELING')
      throw new WechatFault(-1, `the bill is ${bill.state}`);
    moveBill(world, bill, 'FAIL', reason);
    return { state: bill.state };
  },
);

const settings = post(
  'pay/settings',
  z.strictObject({
    firstState: z.enum(['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM']).optional(),
    processMs: z.int().min(0).optional(),
    transferMs: z.int().min(0).optional(),
    cancelMs: z.int().min(0).optional(),
    retryMs: z.array(z.int().min(0)).optional(),
    availableFen: z.int().min(0).optional(),
  }),
  ({ availableFen, ...rest }, world) => {
    const pay = world.pay();
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    Object.assign(pay.settings, given);
    if (availableFen !== undefined) pay.book.setAvailable(availableFen);
    return { ...pay.settings, availableFen: pay.book.available() };
  },
);

const callbackFault = z.strictObject({
  fault: z.enum(callbackFaults),
  times: z.int().min(1).default(1),
  chance: z.number().min(0).max(1).default(1),
  seed: z.int().default(1),
});
const faults = post('pay/callbacks', z.array(callbackFault), (list, world) => {
  world.pay().callbackFaults.push(...list.map(({ seed, ...one }) => ({ ...one, draw: draws(seed) })));
  return { ok: true };
});

/** Lets go of the callbacks that were held, the last first unless told otherwise. */
const release = post(
  'pay/callbacks/release',
  z.strictObject({ order: z.enum(['reversed', 'same']).default('reversed') }),
  async ({ order }, world) => {
    const held = world.pay().held.splice(0);
    for (const deliver of order === 'reversed' ? held.reverse() : held) await deliver();
    return { released: held.length };
  },
);

/** A callback as it would go over the wire, for tests that deliver it themselves. */
const sample = post(
  'pay/callbacks/sample',
  z.strictObject({ outBillNo: z.string(), fault: z.enum(callbackFaults).optional() }),
  ({ outBillNo, fault }, world) => {
    const bill = billOf(world, (one) => one.outBillNo === outBillNo);
    const { headers, body } = callbackOf(world.pay(), bill, world.clock.now(), 'sample', fault);
    return { headers, body: body.toString() };
  },
);

const ledger: Endpoint = {
  method: 'GET',
  path: '/__sandbox/pay/ledger',
  answer(_request, world) {
    settleAll(world);
    const { book, bills, notices, acceptedForgeries } = world.pay();
    const delivered = notices.filter((notice) => notice.delivered).length;
    const callbacks = { sent: notices.length, delivered, acceptedForgeries };
    return { json: { ...book.ledger([...bills.values()]), callbacks } };
  },
};

export const payControl: readonly Endpoint[] = [confirm, fail, settings, faults, release, sample, ledger];
