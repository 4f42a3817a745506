/** Hours counted only while a unit is open: on working days, within its hours, not during pauses. */
import { dayKind, localDate, nextDate, startOfDay, type Calendar } from '../calendar/calendar';
import type { OpeningHours } from '../org/unit';
import type { Pause } from './ticket';

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const MINUTE_MS = 60_000;

/** What is left of a stretch when the closed pauses are cut out; an open pause credits nothing yet. */
function withoutPauses(from: number, to: number, pauses: readonly Pause[]): [number, number][] {
  const ordered = pauses
    .flatMap((pause) => (pause.to ? [[pause.from.getTime(), pause.to.getTime()] as const] : []))
    .sort((a, b) => a[0] - b[0]);
  const left: [number, number][] = [];
  let at = from;
  for (const [start, end] of ordered) {
    if (end <= at || start >= to) continue;
    if (start > at) left.push([at, start]);
    at = Math.max(at, end);
  }
  if (at < to) left.push([at, to]);
  return left;
}

/** The instant at which so many open hours have passed. Throws CALENDAR_NOT_COVERED beyond the calendar. */
export function afterOpenHours(
  startedAt: Date,
  lengthMs: number,
  opening: OpeningHours,
  pauses: readonly Pause[],
  calendar: Calendar,
): Date {
  const open = opening.filter(([from, to]) => minutesOf(to) > minutesOf(from));
  if (open.length === 0) throw new Error('a unit without opening hours never answers');
  let left = lengthMs;
  for (let date = localDate(startedAt); ; date = nextDate(date)) {
    if (!dayKind(calendar, date).workday) continue;
    const midnight = startOfDay(date).getTime();
    for (const [from, to] of open) {
      const begin = Math.max(midnight + minutesOf(from) * MINUTE_MS, startedAt.getTime());
      for (const [a, b] of withoutPauses(begin, midnight + minutesOf(to) * MINUTE_MS, pauses)) {
        if (b - a >= left) return new Date(a + left);
        left -= b - a;
      }
    }
  }
}

/** How long a unit is open between two instants, in milliseconds. Throws CALENDAR_NOT_COVERED beyond the calendar. */
export function openTimeBetween(from: Date, to: Date, opening: OpeningHours, calendar: Calendar): number {
  let open = 0;
  for (let date = localDate(from); startOfDay(date) < to; date = nextDate(date)) {
    if (!dayKind(calendar, date).workday) continue;
    const midnight = startOfDay(date).getTime();
    for (const [begin, end] of opening) {
      const start = Math.max(midnight + minutesOf(begin) * MINUTE_MS, from.getTime());
      open += Math.max(0, Math.min(midnight + minutesOf(end) * MINUTE_MS, to.getTime()) - start);
    }
  }
  return open;
}
