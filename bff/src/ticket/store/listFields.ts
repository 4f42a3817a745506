/** Which lists a ticket stands in: pure, recomputed at every write. */
import { localDate } from '@jsjb/shared/calendar/calendar';
import { chinaCalendar } from '@jsjb/shared/calendar/china';
import { isPending } from '@jsjb/shared/kit/embeddedRequest';
import { defaultAlarmRules, nextAlarmAt, type RulesWithAlarms } from '@jsjb/shared/ticket/alarm';
import { defaultLimitRules } from '@jsjb/shared/ticket/deadline';
import { isOpen } from '@jsjb/shared/ticket/lifecycle';
import { leadLeg, type Ticket, type TicketStatus } from '@jsjb/shared/ticket/ticket';
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

/** The centre's own limit stands for the ticket's while a return waits to be decided. */
const nextOf = (ticket: Ticket): Date => {
  const decideBy = ticket.status === 'returnReview' ? leadLeg(ticket)?.returnRequest?.decideBy : undefined;
  const dueAt = ticket.clock?.dueAt ?? ticket.submittedAt;
  return decideBy && decideBy < dueAt ? decideBy : dueAt;
};

/** After reminders alone: who waits for what is as before, only the next look and the supervision may differ. */
export function listFieldsAfterAlarms(
  before: ListFields,
  ticket: Ticket,
  rules: Partial<RulesWithAlarms> = {},
): ListFields {
  const { alarmAt: _, supervised: _was, ...rest } = before;
  return { ...rest, ...schedulerFields(ticket, rules, ticket.updatedAt) };
}

function schedulerFields(
  ticket: Ticket,
  rules: Partial<RulesWithAlarms>,
  now: Date,
): Pick<ListFields, 'alarmAt' | 'supervised'> {
  const alarmAt = nextAlarmAt(ticket, now, { ...builtIn, ...rules });
  return {
    ...(alarmAt ? { alarmAt } : {}),
    ...(ticket.supervision && isOpen(ticket.status) ? { supervised: ticket.supervision.level } : {}),
  };
}

export function listFieldsOf(
  ticket: Ticket,
  rules: Partial<RulesWithAlarms> = {},
  now = ticket.updatedAt,
): ListFields {
  const queues = queuesOf(ticket);
  const doneBy = doneByOf(ticket, queues);
  return {
    queues,
    ...(doneBy.length > 0 ? { doneBy } : {}),
    scopes: scopesOf(ticket),
    next: nextOf(ticket),
    ...schedulerFields(ticket, rules, now),
    submittedDay: localDate(ticket.submittedAt),
    ...(isOpen(ticket.status) || ticket.status === 'merged' ? {} : { endedDay: localDate(ticket.updatedAt) }),
  };
}
