/** What the unit reports is the office's own draft: the requester reads it once it has been verified. */
import type { TicketEvent } from '@jsjb/shared/ticket/event';
import type { Leg } from '@jsjb/shared/ticket/ticket';

export type Verdict = 'waits' | 'passed' | 'failed';

/** For each report of the log, what the next verification made of it. */
export function verdictsOn(events: readonly TicketEvent[]): Map<TicketEvent, Verdict> {
  const verdicts = new Map<TicketEvent, Verdict>();
  let next: Verdict = 'waits';
  for (const event of events.toReversed()) {
    if (event.type === 'ticket.verified') next = event.data.passed ? 'passed' : 'failed';
    if (event.type === 'ticket.reported') verdicts.set(event, next);
  }
  return verdicts;
}

/** The last answer that the requester may read: a report that failed leaves the one before it in force. */
export function verifiedAnswer(events: readonly TicketEvent[], legs: readonly Leg[]): string | undefined {
  const leads = new Set(legs.filter(({ role }) => role === 'lead').map(({ id }) => id));
  const verdicts = verdictsOn(events);
  for (const event of events.toReversed()) {
    switch (event.type) {
      case 'ticket.answered':
      case 'ticket.followed':
      case 'ticket.selfResolved':
      case 'ticket.refused':
        return event.data.text;
      case 'ticket.reported':
        if (verdicts.get(event) === 'passed' && leads.has(event.data.legId)) return event.data.text;
    }
  }
  return undefined;
}
