/** Whose words and pictures are checked by WeChat: pure. */
import type { EventBase, TicketEvent } from '@jsjb/shared/ticket/event';

type Written = EventBase<'ticket.submitted' | 'ticket.supplemented' | 'ticket.joined'>;

/** Joining takes a word of one's own, or none. */
const isWritten = (event: TicketEvent | Written): event is Written =>
  event.type === 'ticket.joined'
    ? Boolean((event as EventBase<'ticket.joined'>).data.text)
    : event.type === 'ticket.submitted' || event.type === 'ticket.supplemented';

/** Residents speak to the public; staff answer for their own words. */
export const isChecked = (event: TicketEvent | Written): event is Written =>
  isWritten(event) && event.by.role === 'resident';
