/** Tickets under one light as a condition of a query: the light is computed when asked, so it is asked by due times. */
import { openStatuses } from '@jsjb/shared/ticket/lifecycle';
import { warningOf, type Light } from '@jsjb/shared/ticket/deadline';
import type { LimitRules } from '@jsjb/shared/ticket/terms';
import type { Limit } from '@jsjb/shared/ticket/ticket';

/** A shelved ticket's clock stands still and shows no light; without a clock there is none either. */
const running = openStatuses.filter((status) => status !== 'shelved');

/** The same as `lightOf` says of each row at `now`. */
export function lightFilter(light: Light, now: Date, limits: LimitRules): Record<string, unknown> {
  const within = (limit: Limit): Record<string, unknown> => {
    const yellowFrom = new Date(now.getTime() + warningOf(limit, limits));
    return light === 'yellow' ? { $gt: now, $lte: yellowFrom } : { $gt: yellowFrom };
  };
  const due =
    light === 'red'
      ? { 'clock.dueAt': { $lte: now } }
      : {
          $or: (Object.keys(limits.lengths) as Limit[]).map((limit) => ({
            'clock.limit': limit,
            'clock.dueAt': within(limit),
          })),
        };
  return { $and: [{ status: { $in: running } }, due] };
}
