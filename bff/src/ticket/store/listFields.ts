/** Which lists a ticket stands in: pure, recomputed at every write. */
import { DAY_MS, localDate, startOfDay } from '@jsjb/shared/calendar/calendar';
import { chinaCalendar } from '@jsjb/shared/calendar/china';
import { isPending } from '@jsjb/shared/kit/embeddedRequest';
import { defaultAlarmRules, nextAlarmAt, type RulesWithAlarms } from '@jsjb/shared/ticket/alarm';
import { defaultLimitRules } from '@jsjb/shared/ticket/deadline';
import { holderOf, warnedAt } from '@jsjb/shared/ticket/holder';
import { isOpen } from '@jsjb/shared/ticket/lifecycle';
import type { Ticket, TicketStatus, Urgency } from '@jsjb/shared/ticket/ticket';
import type { ListFields } from './ticketDoc';

const centreQueues: Partial<Record<TicketStatus, readonly string[]>> = {
  submitted: ['agent'],
  pendingReview: ['dispatcher'],
  returnReview: ['dispatcher'],
  reported: ['dispatcher'],
  pendingCallback: ['agent', 'dispatcher'],
};

function queuesOf(ticket: Ticket): string[] {
  const queues = new Set(centreQueues[ticket.status]);
  if (!isOpen(ticket.status)) return [];
  for (const leg of ticket.legs) {
    const working = leg.status === 'pendingSign' || leg.status === 'handling';
    const held = leg.role === 'lead' && ticket.status === 'returnReview';
    if (working && !held) queues.add(`unit:${leg.unitId}`);
  }
  if ([ticket.extension, ticket.shelving, ticket.termination].some(isPending)) queues.add('dispatcher');
  if (ticket.status === 'reported' && ticket.place.gridId) queues.add(`grid:${ticket.place.gridId}`);
  return [...queues];
}

function doneByOf(ticket: Ticket, queues: readonly string[]): string[] {
  const touched = new Set<string>();
  if (ticket.status !== 'submitted' && ticket.status !== 'withdrawn') touched.add('agent');
  if (ticket.legs.length > 0) touched.add('dispatcher');
  for (const leg of ticket.legs) touched.add(`unit:${leg.unitId}`);
  return [...touched].filter((queue) => !queues.includes(queue));
}

function scopesOf(ticket: Ticket): string[] {
  const scopes = new Set(['city']);
  for (const leg of ticket.legs) for (const id of leg.path) scopes.add(`unit:${id}`);
  const area = ticket.place.areaCode ?? '';
  // Division codes nest by prefix: county 6 digits, township 9, village 12.
  for (const length of [6, 9, 12]) if (area.length >= length) scopes.add(`area:${area.slice(0, length)}`);
  if (ticket.place.gridId) scopes.add(`grid:${ticket.place.gridId}`);
  return [...scopes];
}

const builtIn: RulesWithAlarms = {
  calendar: chinaCalendar,
  limits: defaultLimitRules,
  alarms: defaultAlarmRules,
};

/** What is urgent comes first as long as it has reached no unit; there its limit is a shorter one. */
const HEAD_START_DAYS: Record<Urgency, number> = { normal: 0, urgent: 365, emergency: 730 };
/** Whoever works from the list does not scroll past what nobody can work on. */
const LAST_DAYS = 3650;

/** The day on which what is shelved is looked at again, while that lies ahead. */
function reviewAhead({ status, shelving }: Ticket, now: Date): Date | undefined {
  const review = status === 'shelved' && shelving?.reviewDate ? startOfDay(shelving.reviewDate) : undefined;
  return review && review > now ? review : undefined;
}

const movedBy = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS);

function nextOf(ticket: Ticket, due: Date | undefined, now: Date): Date {
  const review = reviewAhead(ticket, now);
  if (review) return movedBy(review, LAST_DAYS);
  const next = due ?? ticket.clock?.dueAt ?? ticket.submittedAt;
  return ticket.status === 'submitted' || ticket.status === 'pendingReview'
    ? movedBy(next, -HEAD_START_DAYS[ticket.urgency])
    : next;
}

/** What the lists tell of the light: the same instants for as long as nothing happens to the ticket. */
function dueFields(ticket: Ticket, rules: RulesWithAlarms): Pick<ListFields, 'due' | 'yellow'> {
  if (!isOpen(ticket.status)) return {};
  // The requester's time to answer shows no light; the centre's begins when it is over.
  const holder = holderOf(ticket, ticket.centre?.callFrom ?? ticket.updatedAt);
  const yellow = warnedAt(ticket, holder, rules.limits);
  return yellow && holder.dueAt ? { due: holder.dueAt, yellow } : {};
}

/** After reminders alone: who waits for what is as before, only the next look and the supervision may differ. */
export function listFieldsAfterAlarms(
  before: ListFields,
  ticket: Ticket,
  rules: Partial<RulesWithAlarms> = {},
): ListFields {
  const { alarmAt: _, supervised: _was, ...rest } = before;
  return { ...rest, ...schedulerFields(ticket, { ...builtIn, ...rules }, ticket.updatedAt) };
}

function schedulerFields(
  ticket: Ticket,
  rules: RulesWithAlarms,
  now: Date,
): Pick<ListFields, 'alarmAt' | 'supervised'> {
  // On its day the scheduler looks at what is shelved, and it takes its place in the lists again.
  const alarmAt = nextAlarmAt(ticket, now, rules) ?? reviewAhead(ticket, now);
  return {
    ...(alarmAt ? { alarmAt } : {}),
    ...(ticket.supervision && isOpen(ticket.status) ? { supervised: ticket.supervision.level } : {}),
  };
}

export function listFieldsOf(
  ticket: Ticket,
  given: Partial<RulesWithAlarms> = {},
  now = ticket.updatedAt,
): ListFields {
  const rules = { ...builtIn, ...given };
  const dues = dueFields(ticket, rules);
  const queues = queuesOf(ticket);
  const doneBy = doneByOf(ticket, queues);
  return {
    queues,
    ...(doneBy.length > 0 ? { doneBy } : {}),
    scopes: scopesOf(ticket),
    next: nextOf(ticket, dues.due, now),
    ...dues,
    ...schedulerFields(ticket, rules, now),
    submittedDay: localDate(ticket.submittedAt),
    ...(isOpen(ticket.status) || ticket.status === 'merged' ? {} : { endedDay: localDate(ticket.updatedAt) }),
  };
}
