/** The ticket shows what its holds come to, also when the process ended before it was marked. */
import type { Deps } from '../../deps';
import type { HoldDoc } from '../store/holdDoc';
import { markTicket } from '../store/markTicket';

export const followHold = (_: unknown, { ticketId }: HoldDoc, { models }: Deps): Promise<void> =>
  markTicket(ticketId, models);
