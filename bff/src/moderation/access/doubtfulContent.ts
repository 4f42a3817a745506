/** Whose words and pictures are checked by WeChat: pure. */
import type { EventBase, TicketEvent } from '@jsjb/shared/ticket/event';

type Written = EventBase<'ticket.submitted' | 'ticket.supplemented'>;

/** Residents speak to the public; staff answer for their own words. */
export const isChecked = (event: TicketEvent | Written): event is Written =>
  (event.type === 'ticket.submitted' || event.type === 'ticket.supplemented') && event.by.role === 'resident';
