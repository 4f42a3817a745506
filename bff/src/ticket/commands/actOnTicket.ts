/** One action on one ticket: decided and stored, or refused in words. */
import type { Action } from '@jsjb/shared/ticket/action';
import type { Caller, Deps } from '../../deps';
import type { TicketDoc } from '../store/ticketDoc';

/**
 * `doc` is what the caller may read, `version` what the caller saw; undefined for what may be added at any time.
 * A repeat with the key of an event already logged changes nothing. Throws CONFLICT when somebody was faster.
 */
export const actOnTicket = (
  doc: TicketDoc,
  action: Action,
  version: number | undefined,
  { records, rules }: Deps,
  { actor, now, idempotencyKey: key }: Caller,
): Promise<TicketDoc> => records.tickets.act(doc, action, { actor, now, version, key, context: rules });
