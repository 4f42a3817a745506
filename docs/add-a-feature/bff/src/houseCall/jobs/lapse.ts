/** Nobody answered within two days: whoever asked hears so, and may ask again. */
import { systemActor } from '@jsjb/shared/kit/role';
import { AppError } from '@jsjb/shared/kit/errors';
import type { Deps } from '../../deps';
import type { HouseCallDoc } from '../store';

const DAYS_MS = 2 * 86_400_000;
const AT_ONCE = 100;

/** How many lapsed. One that is answered at the same moment stays answered. */
export async function lapseUnanswered({ models, records, now }: Deps): Promise<number> {
  const waiting = await models.houseCalls
    .find({ status: 'asked', askedAt: { $lt: new Date(now().getTime() - DAYS_MS) } })
    .limit(AT_ONCE)
    .lean<HouseCallDoc[]>();
  let lapsed = 0;
  for (const doc of waiting)
    try {
      await records.houseCalls.act(
        doc,
        { name: 'lapse', data: {} },
        { actor: systemActor, now: now(), context: undefined },
      );
      lapsed += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  return lapsed;
}
