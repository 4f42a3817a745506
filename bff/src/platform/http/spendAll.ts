/** Several budgets at once: all of them, or none. */
import type { Deps } from '../../deps';
import { spendOne, type DayBudget } from './dayBudget';

/** What gives all of it back. Throws RATE_LIMITED with the words of the first that is used up. */
export async function spendAll(
  wanted: readonly (readonly [DayBudget, subject: string])[],
  deps: Pick<Deps, 'models' | 'env'>,
  now: Date,
): Promise<() => Promise<void>> {
  const taken: (() => Promise<void>)[] = [];
  const giveBack = async (): Promise<void> => void (await Promise.all(taken.map((each) => each())));
  for (const [budget, subject] of wanted)
    try {
      taken.push((await spendOne(budget, subject, deps, now)).giveBack);
    } catch (error) {
      await giveBack();
      throw error;
    }
  return giveBack;
}
