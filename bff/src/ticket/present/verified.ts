/** From the report on the requester reads what was done, so that they can say whether it was; what failed a check is withdrawn. */
import type { TicketEvent } from '@jsjb/shared/ticket/event';
import type { Leg } from '@jsjb/shared/ticket/ticket';

/** The reports of the log that a later verification found not to be so. */
export function failedReports(events: readonly TicketEvent[]): Set<TicketEvent> {
  const failed = new Set<TicketEvent>();
  let found = false;
  for (const event of events.toReversed()) {
    if (event.type === 'ticket.verified') found = !event.data.passed;
    if (event.type === 'ticket.reported' && found) failed.add(event);
  }
  return failed;
}

/** The last answer that the requester may read: a report that failed leaves the one before it in force. */
export function answerFor(events: readonly TicketEvent[], legs: readonly Leg[]): string | undefined {
  const leads = new Set(legs.filter(({ role }) => role === 'lead').map(({ id }) => id));
  const failed = failedReports(events);
  for (const event of events.toReversed()) {
    switch (event.type) {
      case 'ticket.answered':
      case 'ticket.followed':
      case 'ticket.selfResolved':
      case 'ticket.refused':
        return event.data.text;
      case 'ticket.reported':
        if (!failed.has(event) && leads.has(event.data.legId)) return event.data.text;
    }
  }
  return undefined;
}
