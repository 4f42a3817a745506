/**
 * Due times: a pure function of the start, the limit, the pauses, the extension and the calendar.
 *
 * Hour limits run in natural time from the moment. Day limits exclude the first day and end at 24:00 +08:00
 * of the last (Civil Code, articles 201 to 203), counting working days only. A day counts when the clock is
 * running at its end, so a pause over a weekend credits no day that would not have counted anyway.
 */
import {
  DAY_MS,
  dayKind,
  localDate,
  nextDate,
  startOfDay,
  weekdayOf,
  type Calendar,
} from '../calendar/calendar';
import type { OpeningHours } from '../org/unit';
import type { CentreLimits, Length, LimitRules, Rules } from './terms';
import type { ClockLine, Limit, Pause } from './ticket';
import { afterOpenHours } from './workingTime';

/** 即办 means within one hour; the article fixes the other four. Tickets dispatched under it are judged by it. */
export const firstLimitRules: LimitRules = {
  version: 'limits-2026.1',
  lengths: {
    instant: { hours: 1 },
    '3h': { hours: 3 },
    '24h': { hours: 24 },
    '3d': { days: 3 },
    '5d': { days: 5 },
  },
  returnReview: { days: 1 },
  defaults: [
    { urgency: 'emergency', limit: '3h' },
    { urgency: 'urgent', limit: '24h' },
  ],
};

/** The centre's own; a proposal, as no source fixes them. */
export const defaultCentreLimits: CentreLimits = {
  accept: { hours: 1 },
  review: { hours: 2 },
  verify: { days: 1 },
  callback: { days: 2 },
};

/** The same limits; the centre has some of its own, and a unit is judged by the time it had the ticket. */
export const defaultLimitRules: LimitRules = {
  ...firstLimitRules,
  version: 'limits-2026.2',
  centre: defaultCentreLimits,
  ownTime: true,
};

export interface ClockInput {
  limit: Limit;
  startedAt: Date;
  pauses?: readonly Pause[];
  extendedDays?: number;
  /** A unit that keeps hours is judged by its open hours; the resident's clock never is. */
  opening?: OpeningHours | undefined;
}

export interface Due {
  dueAt: Date;
  /** Day by day, why it counts or not; empty for pure hour limits. */
  lines: ClockLine[];
}

export const HOUR_MS = 3600_000;

/** The end (24:00 +08:00) of a local date. */
const endOfDay = (date: string): Date => startOfDay(nextDate(date));

function pausedAt(pauses: readonly Pause[], at: number): boolean {
  return pauses.some((pause) => pause.from.getTime() < at && at <= (pause.to?.getTime() ?? Infinity));
}

/** Overlapping pauses credit their union once; what lies before the start, or is still open, credits nothing. */
function pushPastPauses(start: number, length: number, pauses: readonly Pause[]): number {
  let due = start + length;
  let coveredTo = start;
  const ordered = [...pauses].sort((a, b) => a.from.getTime() - b.from.getTime());
  for (const pause of ordered) {
    const from = Math.max(pause.from.getTime(), coveredTo);
    const to = pause.to?.getTime();
    if (from >= due || to === undefined || to <= from) continue;
    due += to - from;
    coveredTo = to;
  }
  return due;
}

function countWorkdays(after: string, days: number, pauses: readonly Pause[], calendar: Calendar): Due {
  const lines: ClockLine[] = [];
  let date = after;
  for (let counted = 0; counted < days;) {
    date = nextDate(date);
    const { workday, reason } = dayKind(calendar, date);
    // An open pause would never end the walk; it is settled when the ticket is resumed.
    const paused = pausedAt(
      pauses.filter((pause) => pause.to),
      endOfDay(date).getTime(),
    );
    const counts = workday && !paused;
    lines.push({
      date,
      counted: counts,
      reason: `${weekdayOf(date)} ${workday && paused ? '挂账' : reason}`,
    });
    if (counts) counted += 1;
  }
  return { dueAt: endOfDay(date), lines };
}

/** When a length that starts now is over, without pauses: for the centre's own limits. */
export function endOfLength(length: Length, startedAt: Date, calendar: Calendar): Date {
  return 'hours' in length
    ? new Date(startedAt.getTime() + length.hours * HOUR_MS)
    : countWorkdays(localDate(startedAt), length.days, [], calendar).dueAt;
}

/** The due instant of a clock and its derivation. Throws CALENDAR_NOT_COVERED beyond the calendar. */
export function deriveDue(clock: ClockInput, rules: Rules): Due {
  const length = rules.limits.lengths[clock.limit];
  const pauses = clock.pauses ?? [];
  const base: Due =
    'hours' in length
      ? {
          dueAt: clock.opening
            ? afterOpenHours(clock.startedAt, length.hours * HOUR_MS, clock.opening, pauses, rules.calendar)
            : new Date(pushPastPauses(clock.startedAt.getTime(), length.hours * HOUR_MS, pauses)),
          lines: [],
        }
      : countWorkdays(localDate(clock.startedAt), length.days, pauses, rules.calendar);
  if (!clock.extendedDays) return base;
  const lastDay = localDate(new Date(base.dueAt.getTime() - 1));
  const extended = countWorkdays(lastDay, clock.extendedDays, pauses, rules.calendar);
  return { dueAt: extended.dueAt, lines: [...base.lines, ...extended.lines] };
}

/** So many working days after the day of a due time. Throws CALENDAR_NOT_COVERED. */
export const extendedDue = (dueAt: Date, days: number, { calendar }: Pick<Rules, 'calendar'>): Date =>
  countWorkdays(localDate(new Date(dueAt.getTime() - 1)), days, [], calendar).dueAt;

/** How long before the due time the light turns yellow: the last working day, or a third of an hour limit. */
export function warningOf(limit: Limit, limits: LimitRules): number {
  const length = limits.lengths[limit];
  return 'hours' in length ? (length.hours * HOUR_MS) / 3 : DAY_MS;
}

export const lights = ['green', 'yellow', 'red'] as const;
export type Light = (typeof lights)[number];

/**
 * Yellow at one working day left, and at one third of an hour limit left; red once late.
 * Computed when asked, never stored. While a pause is open the clock stands still, and so does its light.
 */
export function lightOf(
  clock: { limit: Limit; dueAt: Date; pauses?: readonly Pause[] },
  now: Date,
  limits: LimitRules,
): Light {
  const open = clock.pauses?.find((pause) => !pause.to);
  const left = clock.dueAt.getTime() - (open?.from ?? now).getTime();
  if (left <= 0) return 'red';
  return left <= warningOf(clock.limit, limits) ? 'yellow' : 'green';
}
