/** What a joint meeting ruled is kept as a precedent. */
import type { Deps } from '../deps';
import { recordRuling } from '../models/recordRuling';
import type { LoggedEvent, TicketDoc } from '../models/ticketDoc';

export async function saveRuling(doc: TicketDoc, event: LoggedEvent, deps: Deps): Promise<void> {
  if (event.type === 'ticket.ruled' || event.type === 'ticket.dispatched')
    await recordRuling(deps.models.rulings, doc, event);
}
