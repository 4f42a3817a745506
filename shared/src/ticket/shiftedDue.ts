/**
 * The due of a leg after others had the ticket: what was left when the unit let it go is left when it has it again. Hours
 * are counted as they pass, or while the unit is open; days by the working days that were still to end. A unit that was
 * late already is exactly as late as it was.
 */
import { dayKind, localDate, nextDate, startOfDay, type Calendar } from '../calendar/calendar';
import { AppError } from '../kit/errors';
import { deriveDue } from './deadline';
import type { Rules } from './terms';
import type { Leg, Limit, ResidentClock } from './ticket';
import { afterOpenHours, openTimeBetween } from './workingTime';

/** While others had the ticket. */
export interface Away {
  from: Date;
  to: Date;
}

/** How many working days end after `from`, at `to` at the latest. */
function workdayEnds(from: Date, to: Date, calendar: Calendar): number {
  let count = 0;
  for (let date = localDate(from); startOfDay(nextDate(date)) <= to; date = nextDate(date))
    if (startOfDay(nextDate(date)) > from && dayKind(calendar, date).workday) count += 1;
  return count;
}

/** The end of the last of so many working days that end after `at`. */
function afterWorkdayEnds(at: Date, days: number, calendar: Calendar): Date {
  let date = localDate(at);
  for (let left = days; ; date = nextDate(date)) {
    if (dayKind(calendar, date).workday) left -= 1;
    if (left <= 0) return startOfDay(nextDate(date));
  }
}

/** The day on which a leg's own limit began does not count; one that took over what was left of another counts all. */
function countedFrom(leg: Leg, limit: Limit, rules: Rules): Date {
  const { startedAt, dueAt } = leg;
  const ownDue = deriveDue({ limit, startedAt }, rules).dueAt;
  return dueAt < ownDue ? startedAt : startOfDay(nextDate(localDate(startedAt)));
}

const later = (one: Date, other: Date): Date => (one > other ? one : other);

function whatWasLeft(leg: Leg, { from, to }: Away, limit: Limit, rules: Rules): Date {
  const { dueAt, opening } = leg;
  const { calendar } = rules;
  if ('days' in rules.limits.lengths[limit]) {
    const first = countedFrom(leg, limit, rules);
    return afterWorkdayEnds(later(to, first), workdayEnds(later(from, first), dueAt, calendar), calendar);
  }
  if (opening)
    return afterOpenHours(to, openTimeBetween(from, dueAt, opening, calendar), opening, [], calendar);
  return new Date(dueAt.getTime() + to.getTime() - from.getTime());
}

export function shiftedDue(
  leg: Leg,
  away: Away,
  { limit }: Pick<ResidentClock, 'limit'>,
  rules: Rules,
): Date {
  const natural = new Date(leg.dueAt.getTime() + away.to.getTime() - away.from.getTime());
  if (leg.dueAt <= away.from) return natural;
  try {
    return whatWasLeft(leg, away, limit, rules);
  } catch (error) {
    // Nobody keeps a ticket because next year's calendar is not known yet: then every day counts.
    if (error instanceof AppError && error.code === 'CALENDAR_NOT_COVERED') return natural;
    throw error;
  }
}
