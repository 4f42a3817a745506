/**
 * Sets money of a year aside. The limit of the year, the limit of the person and what is set aside stand in one
 * document, so one conditional update decides, however many approve at once; repeating it changes nothing.
 */
import { createHash } from 'node:crypto';
import { AppError } from '@jsjb/shared/kit/errors';
import { yuan, type Reward } from '@jsjb/shared/reward/reward';
import type { Model } from 'mongoose';
import type { BudgetDoc } from './rewardModels';

type Wanted = Pick<Reward, 'id' | 'fen' | 'year' | 'payeeId'>;

/** A safe field name for any identifier. */
const fieldOf = (personId: string): string =>
  createHash('sha256').update(personId).digest('hex').slice(0, 32);

/** The sentence for money that is not there; undefined when it is. */
export function refusalOfBudget(
  budget: BudgetDoc | null,
  { fen, year, payeeId }: Wanted,
): string | undefined {
  if (!budget) return `${year} 年的奖励预算还没有设定，请先请管理员设定。`;
  const left = budget.fen - budget.setAsideFen;
  if (fen > left) {
    return `${year} 年奖励预算还剩 ${yuan(left)} 元，这笔 ${yuan(fen)} 元超出了预算。请调整金额，或等预算追加后再办。`;
  }
  const had = budget.persons?.[fieldOf(payeeId)] ?? 0;
  if (had + fen > budget.perPersonFen) {
    return `每人每年最多 ${yuan(budget.perPersonFen)} 元，这位市民今年已有 ${yuan(had)} 元，再加 ${yuan(fen)} 元就超出了。请调整金额。`;
  }
  return undefined;
}

const TRIES = 20;

/** Throws INVALID with the sentence for a person when the year or the person has no more. */
export async function setAside(budgets: Model<BudgetDoc>, wanted: Wanted): Promise<void> {
  const hold = `holds.${wanted.id}`;
  const person = `persons.${fieldOf(wanted.payeeId)}`;
  for (let left = TRIES; ; left -= 1) {
    const budget = await budgets.findById(wanted.year).lean<BudgetDoc>();
    if (budget?.holds?.[wanted.id] !== undefined) return;
    const refusal = refusalOfBudget(budget, wanted);
    if (refusal) throw new AppError('INVALID', { userMessage: refusal, fields: { fen: refusal } });
    const { fen = 0, perPersonFen = 0, persons } = budget ?? {};
    // Whoever else approves meanwhile is in nobody's way as long as there is enough for both.
    const done = await budgets.updateOne(
      {
        _id: wanted.year,
        fen,
        perPersonFen,
        setAsideFen: { $lte: fen - wanted.fen },
        [hold]: { $exists: false },
        [person]:
          persons?.[fieldOf(wanted.payeeId)] === undefined
            ? { $exists: false }
            : { $lte: perPersonFen - wanted.fen },
      },
      { $set: { [hold]: wanted.fen }, $inc: { setAsideFen: wanted.fen, [person]: wanted.fen } },
    );
    if (done.matchedCount > 0) return;
    if (left === 0) throw new AppError('CONFLICT', { userMessage: '预算正在被多人使用，请稍后再试。' });
  }
}

/** Frees it again; a second time changes nothing. */
export async function setFree(budgets: Model<BudgetDoc>, { id, fen, year, payeeId }: Wanted): Promise<void> {
  await budgets.updateOne(
    { _id: year, [`holds.${id}`]: { $exists: true } },
    {
      $unset: { [`holds.${id}`]: '' },
      $inc: { setAsideFen: -fen, [`persons.${fieldOf(payeeId)}`]: -fen },
    },
  );
}
