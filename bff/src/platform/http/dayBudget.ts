/**
 * Budgets of a local day in which every use counts at once: for guesses, and for what strangers leave. They are kept
 * with the other budgets, so they hold across processes and restarts.
 */
import { DAY_MS, localDate, startOfDay } from '@jsjb/shared/calendar/calendar';
import { AppError } from '@jsjb/shared/kit/errors';
import type { Deps } from '../../deps';
import { isDuplicateKey } from '../records/storeNew';

export interface DayBudget {
  /** Names it among the budgets. */
  what: string;
  limit: number;
  /** Told to whoever has used it up. */
  spent: string;
}

export interface Spent {
  /** How many are left after this one. */
  left: number;
  /** It does not count after all. */
  giveBack(): Promise<void>;
}

/** Takes one before the act, so that two at once get no more than one after the other. Throws RATE_LIMITED. */
export async function spendOne(
  { what, limit: base, spent }: DayBudget,
  subject: string,
  { models: { rateBuckets }, env }: Pick<Deps, 'models' | 'env'>,
  now: Date,
): Promise<Spent> {
  const limit = Math.max(1, Math.round(base * env.RATE_FACTOR));
  const day = localDate(now);
  const ends = startOfDay(day).getTime() + DAY_MS;
  const _id = `${what}:${subject}:${day}`;
  const add = (by: 1 | -1) =>
    rateBuckets.findOneAndUpdate(
      { _id },
      { $inc: { taken: by }, $setOnInsert: { expiresAt: new Date(ends + 1000) } },
      { upsert: true, returnDocument: 'after', lean: true },
    );
  const bucket = await add(1).catch((error: unknown) => {
    // Two may both insert the first one; the second then finds it.
    if (isDuplicateKey(error)) return add(1);
    throw error;
  });
  const giveBack = async (): Promise<void> => void (await add(-1));
  const left = limit - (bucket?.taken ?? 0);
  if (left >= 0) return { left, giveBack };
  await giveBack();
  throw new AppError('RATE_LIMITED', {
    userMessage: spent,
    retryAfterSeconds: Math.max(1, Math.ceil((ends - now.getTime()) / 1000)),
  });
}
