/**
 * Who has no account, or is not signed in, and proved by number and phone to be the requester of one ticket. Such an
 * actor is made by the server for that ticket alone and is the requester of no other.
 */
import type { Actor } from '../kit/role';
import type { Ticket } from './ticket';

export const requesterByNumber = (ticketId: string): Actor => ({
  personId: `number:${ticketId}`,
  role: 'resident',
  via: 'number',
});

export const isRequesterByNumber = ({ id }: Pick<Ticket, 'id'>, { personId, via }: Actor): boolean =>
  via === 'number' && personId === requesterByNumber(id).personId;
