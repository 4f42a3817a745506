/** The ticket that a token opens. */
import { AppError } from '@jsjb/shared/kit/errors';
import { Types } from 'mongoose';
import type { Deps } from '../../deps';
import { isDiscreet, ticketOf, type TicketDoc } from '../../ticket';
import { claimedTicketId, isProgressToken } from './progressToken';
import { leftWith, provedBy } from './leftWith';

/** Throws FORBIDDEN for a token that does not hold. */
export async function provenTicket(token: string, deps: Deps, now: Date): Promise<TicketDoc> {
  const id = claimedTicketId(token);
  const doc = await deps.models.tickets.findById(new Types.ObjectId(id)).lean<TicketDoc>();
  const proofs = provedBy(leftWith(doc, deps.cipher));
  if (doc && isProgressToken(token, proofs, deps.keys, now) && !isDiscreet(ticketOf(doc))) return doc;
  throw new AppError('FORBIDDEN', { userMessage: '离上次查询有一会儿了，请再查一次。' });
}
