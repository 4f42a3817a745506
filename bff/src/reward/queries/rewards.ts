/** Rewards, the ledger, budgets and payees. Reads only. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Actor } from '@jsjb/shared/kit/role';
import { balancesOf, type Account } from '@jsjb/shared/reward/ledger';
import { blocksAnother } from '@jsjb/shared/reward/lifecycle';
import type { RewardStatus } from '@jsjb/shared/reward/reward';
import { Types } from 'mongoose';
import type { Models } from '../../deps';
import type { BudgetDoc, LedgerDoc, PayeeDoc, RewardDoc } from '../store/rewardModels';
import type { SuggestionDoc } from '../../suggestion';
import { decodeCursor, encodeCursor } from '../../platform/records/cursor';

export { rewardOf } from '../store/rewardModels';

const finance: readonly Actor['role'][] = ['dispatcher', 'supervisor', 'leader', 'admin'];

/** What the reader may see of rewards at all. */
const mineOf = ({ role, personId, unitId }: Actor): Record<string, unknown> =>
  finance.includes(role) ? {} : role === 'official' ? { unitId } : { payeeId: personId };

export async function readReward({ rewards }: Models, id: string, actor: Actor): Promise<RewardDoc> {
  const doc = await rewards.findById(new Types.ObjectId(id)).lean<RewardDoc>();
  const { unitId, payeeId } = doc ?? {};
  const fits =
    finance.includes(actor.role) ||
    payeeId === actor.personId ||
    (actor.role === 'official' && unitId === actor.unitId);
  if (!doc || !fits) throw new AppError('NOT_FOUND', { userMessage: '没有找到这笔奖励。' });
  return doc;
}

export async function listRewards(
  { rewards }: Models,
  actor: Actor,
  query: {
    status?: RewardStatus | undefined;
    suggestionId?: string | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<{ docs: RewardDoc[]; next?: string }> {
  const docs = await rewards
    .find({
      ...mineOf(actor),
      ...(query.status ? { status: query.status } : {}),
      ...(query.suggestionId ? { suggestionId: query.suggestionId } : {}),
      ...(query.cursor ? { _id: { $lt: decodeCursor(query.cursor).id } } : {}),
    })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<RewardDoc[]>();
  const page = docs.slice(0, query.limit);
  const last = page.at(-1);
  return {
    docs: page,
    ...(docs.length > query.limit && last ? { next: encodeCursor(new Date(0), last._id) } : {}),
  };
}

/** Whether this person's unit may ask for a reward now; the command asks again. */
export async function canPropose(
  { rewards }: Models,
  { _id, status, channel, unit, author }: SuggestionDoc,
  { role, unitId, personId }: Actor,
): Promise<boolean> {
  const theirs = role === 'official' && unitId !== undefined && unit?.path.includes(unitId);
  if (!theirs || status !== 'carriedOut' || channel === 'provincial' || author.personId === personId)
    return false;
  const earlier = await rewards.find({ suggestionId: _id.toHexString() }).select({ status: 1 }).lean();
  return !earlier.some((reward) => blocksAnother(reward.status));
}

export const unsettledRewards = ({ rewards }: Models, limit: number, after?: string): Promise<RewardDoc[]> =>
  rewards
    .find({
      $or: [{ status: 'paying' }, { unbooked: true }],
      ...(after ? { _id: { $gt: new Types.ObjectId(after) } } : {}),
    })
    .sort({ _id: 1 })
    .limit(limit)
    .lean<RewardDoc[]>()
    .exec();

export const ledgerEntries = (
  { rewardLedger }: Models,
  year: string | undefined,
  page: { after?: string | undefined; limit: number },
): Promise<LedgerDoc[]> =>
  rewardLedger
    .find({ ...(year ? { year } : {}), ...(page.after ? { _id: { $gt: page.after } } : {}) })
    .sort({ _id: 1 })
    .limit(page.limit)
    .lean<LedgerDoc[]>()
    .exec();

/** Sums by the two sides, made into balances. */
export async function ledgerBalances(
  { rewardLedger }: Models,
  year?: string,
): Promise<Record<Account, number>> {
  const sums = await rewardLedger.aggregate<{ _id: { debit: Account; credit: Account }; fen: number }>([
    { $match: year ? { year } : {} },
    { $group: { _id: { debit: '$debit', credit: '$credit' }, fen: { $sum: '$fen' } } },
  ]);
  return balancesOf(sums.map(({ _id, fen }) => ({ ..._id, fen })));
}

export const findBudget = ({ rewardBudgets }: Models, year: string): Promise<BudgetDoc | null> =>
  rewardBudgets.findById(year).lean<BudgetDoc>().exec();

/** Which of these are paid nothing at present. */
export async function blockedPayees(
  { rewardPayees }: Models,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const docs = await rewardPayees.find({ _id: { $in: ids }, blocked: { $exists: true } }).lean<PayeeDoc[]>();
  return new Set(docs.map(({ _id }) => _id));
}

export const findPayee = ({ rewardPayees }: Models, personId: string): Promise<PayeeDoc | null> =>
  rewardPayees.findById(personId).lean<PayeeDoc>().exec();
