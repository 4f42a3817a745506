/** Goes on with erasures that were cut short, e.g. by a server that stopped in the middle of one. */
import { AppError } from '@jsjb/shared/kit/errors';
import { finishErasure } from './ownData';
import type { Deps } from '../../deps';
import type { PersonDoc } from '../../org/store/cityModels';

/** One that began so lately may be under way. */
const UNDER_WAY_MS = 10 * 60_000;

/** How many were finished. One with something open goes back to its owner, who may ask again. */
export async function finishErasures(deps: Deps): Promise<number> {
  const now = deps.now();
  const begun = await deps.models.people
    .find({ erasingAt: { $lt: new Date(now.getTime() - UNDER_WAY_MS) } })
    .select({ erasingAt: 1 })
    .lean<(Pick<PersonDoc, '_id'> & { erasingAt: Date })[]>();
  let finished = 0;
  for (const { _id, erasingAt } of begun)
    try {
      await finishErasure(_id, erasingAt, deps, now);
      finished += 1;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'INVALID')) throw error;
    }
  return finished;
}
