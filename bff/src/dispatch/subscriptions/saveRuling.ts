/** What a joint meeting ruled is kept as a precedent. */
import type { Deps } from '../../deps';
import { recordRuling } from '../store/recordRuling';
import type { LoggedEvent, TicketDoc } from '../../ticket';

type Ruled = LoggedEvent & { type: 'ticket.ruled' | 'ticket.dispatched' };

export const saveRuling = (event: Ruled, doc: TicketDoc, { models }: Deps): Promise<void> =>
  recordRuling(models.rulings, doc, event);
