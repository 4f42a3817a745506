/** Whether posters are used: scans and submits of a period, those nobody scans, copies that hang elsewhere. */
import type { PosterHealth } from '@jsjb/shared/poster/contract';
import { DAY_MS, localDate } from '@jsjb/shared/calendar/calendar';
import { greatCircleDistance, UNITS } from 'h3-js';
import type { Models } from '../../deps';
import { listPosters, type PosterDayDoc, type PosterDoc } from '../../poster';
import { ticketIndexes } from '../../ticket';

/** A phone's own position may be off by some hundred metres; two kilometres are another place. */
const FAR_METRES = 2000;

type Submitted = { place: { posterId: string; point?: [number, number] } };

const metres = ([lng, lat]: readonly [number, number], [toLng, toLat]: readonly [number, number]): number =>
  Math.round(greatCircleDistance([lat, lng], [toLat, toLng], UNITS.m));

function healthOf(poster: PosterDoc, scans: number, submits: readonly Submitted[]): PosterHealth {
  const { _id, place, areaCode, point, revokedAt } = poster;
  const distances = point
    ? submits.flatMap(({ place: { point: at } }) => (at ? [metres(at, point)] : []))
    : [];
  const far = distances.filter((distance) => distance > FAR_METRES);
  return {
    number: _id,
    place,
    areaCode,
    scans,
    submits: submits.length,
    silent: scans === 0 && submits.length === 0,
    far: far.length,
    ...(far.length > 0 ? { farthest: Math.max(...far) } : {}),
    ...(revokedAt ? { revokedAt: revokedAt.toISOString() } : {}),
  };
}

export async function posterHealth(
  { posters, posterDays, tickets }: Models,
  { days, area }: { days: number; area?: string | undefined },
  now: Date,
): Promise<PosterHealth[]> {
  const since = new Date(now.getTime() - days * DAY_MS);
  const [docs, scans, submitted] = await Promise.all([
    listPosters(posters, { area }),
    posterDays.find({ day: { $gt: localDate(since) } }).lean<PosterDayDoc[]>(),
    tickets
      .find({
        'list.submittedDay': { $gte: localDate(since) },
        'place.posterId': { $exists: true },
        submittedAt: { $gt: since },
      })
      .hint(ticketIndexes.submittedDay)
      .select({ place: 1 })
      .lean<Submitted[]>(),
  ]);
  const scansOf = new Map<string, number>();
  for (const { posterId, scans: count } of scans) scansOf.set(posterId, (scansOf.get(posterId) ?? 0) + count);
  const submitsOf = new Map<string, Submitted[]>();
  for (const ticket of submitted) {
    const own = submitsOf.get(ticket.place.posterId);
    if (own) own.push(ticket);
    else submitsOf.set(ticket.place.posterId, [ticket]);
  }
  return docs.map((poster) =>
    healthOf(poster, scansOf.get(poster._id) ?? 0, submitsOf.get(poster._id) ?? []),
  );
}
