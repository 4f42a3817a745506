/** Callbacks, cancellation and reconciliation: what the platform tells is taken in once. */
import { AppError } from '@jsjb/shared/kit/errors';
import { canCancel } from '@jsjb/shared/reward/payment';
import { rewardLife } from '@jsjb/shared/reward/lifecycle';
import { currentBill } from '@jsjb/shared/reward/reward';
import type { Caller, Deps } from '../../deps';
import type { FullBill } from '../../gateways/wechatPay';
import { appendAudit } from '../../platform/audit/auditLog';
import { rewardOf, type RewardDoc } from '../store/rewardModels';
import { certifyIfOwed, followReward } from '../store/followReward';
import { isOurBill, pursueBill, takeBill } from '../store/payBill';

/** True when the bill is ours and stands in the books; false for a bill that is not, of which nothing is believed. */
export async function bookCallback(told: FullBill, deps: Deps): Promise<boolean> {
  const doc = await deps.models.rewards.findOne({ 'bills.outBillNo': told.outBillNo }).lean<RewardDoc>();
  if (!doc || !(await isOurBill(doc, told, deps))) return false;
  await takeBill(doc, told, deps);
  return true;
}

export async function cancelBill(doc: RewardDoc, deps: Deps, { actor, now }: Caller): Promise<RewardDoc> {
  const reward = rewardOf(doc);
  const bill = currentBill(reward);
  if (rewardLife.giveUp.by[actor.role] === undefined)
    throw new AppError('FORBIDDEN', { userMessage: '您没有撤销付款的权限，请联系接诉即办中心。' });
  if (!deps.pay || !bill || !canCancel(reward, actor))
    throw new AppError('ILLEGAL_TRANSITION', { userMessage: '没有等待确认的付款可以撤销。' });
  await appendAudit(deps.models, deps.keys, {
    at: now,
    personId: actor.personId,
    action: 'reward.cancel',
    subject: doc._id.toHexString(),
    reason: bill.outBillNo,
  });
  const reply = await deps.pay.cancel(bill.outBillNo);
  if (reply.outcome === 'known') return takeBill(doc, reply.value, deps);
  if (reply.outcome === 'refused')
    throw new AppError('ILLEGAL_TRANSITION', { userMessage: '对方已经确认收款或付款已结束，不能再撤销。' });
  return doc;
}

/** One pass over what is not settled: bills without an end, logs whose entries or certificates are missing. */
export async function settleBill(doc: RewardDoc, deps: Deps): Promise<void> {
  if (doc.unbooked) await followReward(await certifyIfOwed(doc, deps, deps.now()), deps);
  if (doc.status === 'paying') await pursueBill(doc, deps);
}
