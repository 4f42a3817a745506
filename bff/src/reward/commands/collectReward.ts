/** The payee asks for the reward: the bill is written down, then the platform is asked. A second tap pays nothing twice. */
import { AppError } from '@jsjb/shared/kit/errors';
import { systemActor } from '@jsjb/shared/kit/role';
import { canCollect } from '@jsjb/shared/reward/payment';
import { billNumberOf } from '@jsjb/shared/reward/reward';
import type { Caller, Deps } from '../../deps';
import { appendAudit } from '../../platform/audit/auditLog';
import { actOnReward } from '../store/actOnReward';
import { rewardOf, type RewardDoc } from '../store/rewardModels';
import { approvedAccount, pursueBill } from '../store/payBill';

export async function collectReward(doc: RewardDoc, deps: Deps, { actor, now }: Caller): Promise<RewardDoc> {
  const { models, keys } = deps;
  if (!deps.pay)
    throw new AppError('ILLEGAL_TRANSITION', { userMessage: '还没有开通微信发放，请联系接诉即办中心。' });
  if (!canCollect(rewardOf(doc), actor))
    throw new AppError('ILLEGAL_TRANSITION', { userMessage: '这笔奖励现在不能领取，请刷新后再看。' });
  const account = await approvedAccount(doc, deps);
  if (doc.status === 'paying') return pursueBill(doc, deps);
  if (!account) {
    const reason = '收款账户与批准时的不一致';
    await actOnReward(doc, { name: 'payeeChanged', data: { reason } }, deps, { actor: systemActor, now });
    await appendAudit(models, keys, {
      at: now,
      personId: actor.personId,
      action: 'reward.payeeChanged',
      subject: doc._id.toHexString(),
      reason,
    });
    throw new AppError('FORBIDDEN', {
      userMessage: '您的收款账户在批准以后变更过。为了您的钱款安全，需要重新审批，请稍候。',
    });
  }
  const outBillNo = billNumberOf(doc._id.toHexString(), doc.bills.length + 1);
  // Stored before the call: whatever happens to the call or to this process, the number is the same.
  const opened = await actOnReward(doc, { name: 'openBill', data: { outBillNo } }, deps, {
    actor: systemActor,
    now,
  });
  return pursueBill(opened, deps);
}
