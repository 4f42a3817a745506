/** One more scan of a poster today. A count that fails must not keep anybody from submitting. */
import { localDate } from '@jsjb/shared/calendar/calendar';
import type { Deps } from '../../deps';

export async function countScan(posterId: string, deps: Deps, now: Date): Promise<void> {
  const day = localDate(now);
  await deps.models.posterDays
    .updateOne(
      { _id: `${posterId}:${day}` },
      { $inc: { scans: 1 }, $setOnInsert: { posterId, day } },
      { upsert: true },
    )
    .catch((error: unknown) => deps.log.warn({ err: error }, 'a scan was not counted'));
}
