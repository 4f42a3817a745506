/** Approve, refuse, give up, refund: what people decide about a reward. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { RewardCommand } from '@jsjb/shared/reward/event';
import { spends } from '@jsjb/shared/reward/lifecycle';
import { rewardRecord } from '@jsjb/shared/reward/record';
import { APPROVALS } from '@jsjb/shared/reward/reward';
import type { Caller, Deps } from '../../deps';
import type { PersonDoc } from '../../account';
import { appendAudit } from '../../platform/audit/auditLog';
import { setAside, setFree } from '../store/rewardBudget';
import { rewardOf, type PayeeDoc, type RewardDoc } from '../store/rewardModels';
import { accountMark, openAccount } from '../store/payee';
import { actOnReward } from '../store/actOnReward';
import { certifyIfOwed, followReward } from '../store/followReward';

/** The account that the last approval is about. Without a merchant none is needed. */
async function markOf({ payeeId }: RewardDoc, { models, cipher, pay }: Deps): Promise<string | undefined> {
  const payee = await models.rewardPayees.findById(payeeId).lean<PayeeDoc>();
  if (payee?.blocked)
    throw new AppError('FORBIDDEN', { userMessage: '这位收款人的奖励已暂停发放，请联系接诉即办中心。' });
  const person = await models.people.findById(payeeId).lean<PersonDoc>();
  if (!person || person.erasedAt)
    throw new AppError('ILLEGAL_TRANSITION', {
      userMessage: '建议人已经注销账号，这笔奖励不能再批准。请写明原因，不予同意。',
    });
  if (!pay) return undefined;
  const openid = payee && openAccount(payee, cipher);
  if (!openid) {
    throw new AppError('INVALID', { userMessage: '建议人还没有绑定微信收款账户。请先通知他绑定，再批准。' });
  }
  return accountMark(payeeId, openid, cipher);
}

export type Judgement = Extract<RewardCommand, { name: 'approve' | 'refuse' | 'giveUp' | 'refund' }>;

async function freeIfOver({ _id }: RewardDoc, { models }: Deps): Promise<void> {
  const fresh = await models.rewards.findById(_id).lean<RewardDoc>();
  if (fresh && !spends(fresh.status)) await setFree(models.rewardBudgets, rewardOf(fresh));
}

export async function judgeReward(
  doc: RewardDoc,
  version: number,
  command: Judgement,
  deps: Deps,
  { actor, now, idempotencyKey: key }: Caller,
): Promise<RewardDoc> {
  const isRepeated = (stored: RewardDoc) => deps.records.rewards.isRepeated(stored, command, { actor, key });
  if (isRepeated(doc)) return doc;
  if (version !== doc.version)
    throw new AppError('CONFLICT', { userMessage: '这笔奖励刚刚被别人更新了，请刷新后再试。' });
  const last = command.name === 'approve' && doc.approvals.length + 1 >= APPROVALS;
  let wanted: RewardCommand = command;
  // Whoever may not approve hears that before anything about accounts or money.
  if (last && rewardRecord.decide(rewardOf(doc), command, actor, now).ok) {
    const payeeMark = await markOf(doc, deps);
    wanted = { name: 'approve', data: { ...command.data, ...(payeeMark ? { payeeMark } : {}) } };
    // Set aside first: a crash in between leaves money reserved for this reward, never spent twice.
    await setAside(deps.models.rewardBudgets, rewardOf(doc));
  }
  let moved: RewardDoc;
  try {
    moved = await actOnReward(doc, wanted, deps, { actor, now, key });
  } catch (error) {
    // Somebody may have refused it meanwhile: then what was just set aside belongs to nobody.
    if (last) await freeIfOver(doc, deps);
    if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error;
    // Whoever was faster may have been the same request, sent twice.
    const fresh = await deps.models.rewards.findById(doc._id).lean<RewardDoc>();
    if (!fresh || !isRepeated(fresh)) throw error;
    return fresh;
  }
  await appendAudit(deps.models, deps.keys, {
    at: now,
    personId: actor.personId,
    ...(actor.unitId ? { unitId: actor.unitId } : {}),
    action: `reward.${command.name}`,
    subject: doc._id.toHexString(),
    reason: 'reason' in command.data ? command.data.reason : '',
  });
  moved = await certifyIfOwed(moved, deps, now);
  await followReward(moved, deps);
  return moved;
}
