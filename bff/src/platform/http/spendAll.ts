/** Several budgets at once: all of them, or none; and none for what fails. */
import type { Deps } from '../../deps';
import { spendOne, type DayBudget } from './dayBudget';

/** What gives all of it back. Throws RATE_LIMITED with the words of the first that is used up. */
async function spendAll(
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

/** What `act` comes to. All of it is given back when it throws; `act` itself gives it back for what counts already. */
export async function spending<Done>(
  wanted: Parameters<typeof spendAll>[0],
  deps: Pick<Deps, 'models' | 'env'>,
  now: Date,
  act: (giveBack: () => Promise<void>) => Promise<Done>,
): Promise<Done> {
  const giveBack = await spendAll(wanted, deps, now);
  try {
    return await act(giveBack);
  } catch (error) {
    await giveBack();
    throw error;
  }
}
