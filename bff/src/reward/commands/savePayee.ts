/** Where rewards go, who gets none, and how much a year may spend. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Caller, Deps } from '../../deps';
import { appendAudit } from '../../platform/audit/auditLog';
import { assertNotLeaving } from '../../account';
import type { BudgetDoc, PayeeDoc, RewardDoc } from '../store/rewardModels';
import { sealAccount } from '../store/payee';
import { pursueBill } from '../store/payBill';

const log = (deps: Deps, { actor, now }: Caller, action: string, subject: string, reason: string) =>
  appendAudit(deps.models, deps.keys, { at: now, personId: actor.personId, action, subject, reason });

/** The account that a WeChat login has proved. A change is seen at the next payment and approved anew. */
export async function bindPayee(openid: string, deps: Deps, caller: Caller): Promise<PayeeDoc> {
  const { personId } = caller.actor;
  const set = { openid: sealAccount(personId, openid, deps.cipher), boundAt: caller.now };
  const doc = await deps.models.rewardPayees
    .findOneAndUpdate({ _id: personId }, { $set: set }, { upsert: true, returnDocument: 'after' })
    .lean<PayeeDoc>();
  await assertNotLeaving(deps.models, caller, () =>
    deps.models.rewardPayees.updateOne({ _id: personId }, { $unset: { openid: '', boundAt: '' } }),
  );
  await log(deps, caller, 'payee.bind', personId, '');
  if (!doc) throw new AppError('INTERNAL');
  return doc;
}

export async function blockPayee(
  personId: string,
  { blocked, reason }: { blocked: boolean; reason: string },
  deps: Deps,
  caller: Caller,
): Promise<void> {
  if ((await deps.models.people.countDocuments({ _id: personId })) === 0)
    throw new AppError('NOT_FOUND', { userMessage: '没有这个人。' });
  await log(deps, caller, blocked ? 'payee.block' : 'payee.unblock', personId, reason);
  await deps.models.rewardPayees.updateOne(
    { _id: personId },
    blocked
      ? { $set: { blocked: { at: caller.now, by: caller.actor.personId, reason } } }
      : { $unset: { blocked: '' } },
    { upsert: true },
  );
  if (!blocked) return;
  // A bill that waits for them is called back; the reconciliation comes again where the platform did not answer.
  for (const doc of await deps.models.rewards
    .find({ payeeId: personId, status: 'paying' })
    .lean<RewardDoc[]>())
    await pursueBill(doc, deps).catch((error: unknown) =>
      deps.log.warn({ err: error, reward: doc._id.toHexString() }, 'a bill could not be called back yet'),
    );
}

export async function setBudget(
  year: string,
  { fen, perPersonFen }: { fen: number; perPersonFen: number },
  deps: Deps,
  caller: Caller,
): Promise<BudgetDoc> {
  const doc = await deps.models.rewardBudgets
    .findOneAndUpdate(
      { _id: year },
      { $set: { fen, perPersonFen }, $setOnInsert: { setAsideFen: 0 } },
      { upsert: true, returnDocument: 'after' },
    )
    .lean<BudgetDoc>();
  await log(deps, caller, 'budget.set', year, `${fen}/${perPersonFen}`);
  if (!doc) throw new AppError('INTERNAL');
  return doc;
}
