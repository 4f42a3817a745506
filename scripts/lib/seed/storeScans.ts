/** Behind every report from a poster stand scans: of those who reported, and of those who only looked. */
import type { Deps } from '@jsjb/bff/deps';
import type { TicketDoc } from '@jsjb/bff/ticket/store/ticketDoc';
import { localDate } from '@jsjb/shared/calendar/calendar';

/** For each report so many more who looked, in turn. */
const LOOKED = [2, 0, 5, 1, 3];

/** Counted from the stored tickets; a day that has its count keeps it, so doing it again changes nothing. */
export async function storeScans({ models }: Deps): Promise<void> {
  const scans = new Map<string, number>();
  const fromPosters = models.tickets
    .find({ 'place.posterId': { $exists: true } })
    .sort({ _id: 1 })
    .select({ place: 1, submittedAt: 1 })
    .lean<Pick<TicketDoc, 'place' | 'submittedAt'>[]>();
  for (const [turn, { place, submittedAt }] of (await fromPosters).entries()) {
    const day = `${place.posterId}:${localDate(submittedAt)}`;
    scans.set(day, (scans.get(day) ?? 0) + 1 + (LOOKED[turn % LOOKED.length] ?? 0));
  }
  for (const [_id, count] of scans) {
    const [posterId, day] = _id.split(':');
    await models.posterDays.updateOne(
      { _id },
      { $setOnInsert: { posterId, day, scans: count } },
      { upsert: true },
    );
  }
}
