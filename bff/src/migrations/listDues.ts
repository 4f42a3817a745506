/**
 * Open tickets say in their lists when whoever has them is due. Stored before the centre had limits of its own, they are
 * judged as they were: units by the requester's clock, a return by its own limit. What is shelved comes last until the
 * day on which it is looked at again; the scheduler puts it back on that day.
 */
import { DAY_MS, startOfDay } from '@jsjb/shared/calendar/calendar';
import { firstLimitRules, warningOf } from '@jsjb/shared/ticket/deadline';
import type { Ticket } from '@jsjb/shared/ticket/ticket';
import { changeDocuments, defineMigration, type Stored, type Update } from '../platform/db/migration';

const LAST_DAYS = 3650;

type Old = Partial<Pick<Ticket, 'status' | 'clock' | 'legs' | 'shelving'>> & {
  list?: Record<string, unknown>;
};

/** A return turns yellow a day before, or when a third of a shorter limit is left. */
function reviewWarning(at: Date, decideBy: Date): number {
  const length = decideBy.getTime() - at.getTime();
  return length > DAY_MS ? DAY_MS : length / 3;
}

const until = (due: Date, warning: number): Update => ({
  $set: { 'list.due': due, 'list.yellow': new Date(due.getTime() - warning) },
});

export function toDues(doc: Stored): Update | undefined {
  const { status, clock, legs = [], shelving, list } = doc as Old;
  if (!list || 'due' in list) return undefined;
  if (status === 'returnReview') {
    const asked = legs.findLast((leg) => leg.role === 'lead' && leg.status !== 'ended')?.returnRequest;
    return asked?.decideBy && until(asked.decideBy, reviewWarning(asked.at, asked.decideBy));
  }
  if (status === 'shelved' && shelving?.reviewDate && !('alarmAt' in list)) {
    const review = startOfDay(shelving.reviewDate);
    return { $set: { 'list.next': new Date(review.getTime() + LAST_DAYS * DAY_MS), 'list.alarmAt': review } };
  }
  if ((status === 'pendingSign' || status === 'handling') && clock)
    return until(clock.dueAt, warningOf(clock.limit, firstLimitRules));
  return undefined;
}

export const listDues = defineMigration({
  number: 8,
  name: 'dues of whoever has a ticket',
  steps: [changeDocuments({ collection: 'tickets', change: toDues })],
});
