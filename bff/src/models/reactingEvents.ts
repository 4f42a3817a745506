/** The events that something must follow; only these are marked for publishing. */
import type { TicketEventType } from '@jsjb/shared/ticket/event';

const reacting: ReadonlySet<TicketEventType> = new Set([
  'ticket.verified',
  'ticket.answered',
  'ticket.calledBack',
  'ticket.ruled',
]);

export const hasReaction = (type: TicketEventType): boolean => reacting.has(type);
