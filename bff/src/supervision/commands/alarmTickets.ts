/** Fires what is due on a batch of tickets: each rule once per ticket, however many processes do it at once. */
import { systemActor } from '@jsjb/shared/kit/role';
import { defaultAlarmRules, dueAlarms } from '@jsjb/shared/ticket/alarm';
import type { TicketEvent } from '@jsjb/shared/ticket/event';
import { rulesFor } from '@jsjb/shared/ticket/frozenRules';
import { ticketRecord } from '@jsjb/shared/ticket/record';
import type { Rules } from '@jsjb/shared/ticket/terms';
import type { Deps } from '../../deps';
import { rescheduleAlarms } from '../store/rescheduleAlarms';
import { ticketOf, type TicketDoc } from '../../ticket';

/** Every rule that is due now, one event each, decided one after the other. */
export function alarmsOf(doc: TicketDoc, now: Date, rules: Rules): TicketEvent[] {
  const before = ticketOf(doc);
  const frozen = rulesFor(rules, before.clock);
  const due = dueAlarms(before, now, { ...frozen, alarms: rules.alarms ?? defaultAlarmRules });
  const events: TicketEvent[] = [];
  due.reduce((ticket, { rule: { level } }) => {
    const decision = ticketRecord.decide(ticket, { name: 'alarm', data: { level } }, systemActor, now, rules);
    if (!decision.ok) return ticket;
    events.push(decision.event);
    return ticketRecord.evolve(ticket, decision.event);
  }, before);
  return events;
}

/** How many tickets were moved. A ticket that somebody else moved meanwhile is left for the next pass. */
export async function alarmTickets(docs: readonly TicketDoc[], deps: Deps): Promise<number> {
  const { rules } = deps;
  const now = deps.now();
  const moves = docs.map((doc) => ({ doc, events: alarmsOf(doc, now, rules) }));
  const moved = await deps.records.tickets.appendEach(
    moves.filter(({ events }) => events.length > 0),
    rules,
  );
  await rescheduleAlarms(
    deps.models.tickets,
    moves.filter(({ events }) => events.length === 0).map(({ doc }) => doc),
    rules,
    now,
  );
  return moved;
}
