/** A grid worker's own visits, the newest first. */
import { DAY_MS, startOfDay } from '@jsjb/shared/calendar/calendar';
import type { Models } from '../../deps';
import type { VisitDoc } from '../store/visitModel';
import { decodeCursor, encodeCursor } from '../../platform/records/cursor';

export interface VisitQuery {
  day?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

export async function listVisits(
  visits: Models['visits'],
  workerId: string,
  { day, cursor, limit }: VisitQuery,
): Promise<{ docs: VisitDoc[]; next?: string }> {
  const from = day ? startOfDay(day) : undefined;
  const window = from ? { at: { $gte: from, $lt: new Date(from.getTime() + DAY_MS) } } : {};
  const past = cursor ? decodeCursor(cursor) : undefined;
  const docs = await visits
    .find({
      workerId,
      ...window,
      ...(past ? { $or: [{ at: { $lt: past.value } }, { at: past.value, _id: { $lt: past.id } }] } : {}),
    })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .lean<VisitDoc[]>();
  const page = docs.slice(0, limit);
  const last = page.at(-1);
  return { docs: page, ...(docs.length > limit && last ? { next: encodeCursor(last.at, last._id) } : {}) };
}
