/** One act of a requester who proved it by number; the log says so. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { ActByNumber } from '@jsjb/shared/progress/contract';
import type { Action } from '@jsjb/shared/ticket/action';
import { requesterByNumber } from '@jsjb/shared/ticket/byNumber';
import { Types } from 'mongoose';
import type { Caller, Deps } from '../../deps';
import { isDiscreet, ticketOf, type TicketDoc } from '../../ticket';
import { claimedTicketId, isProgressToken } from '../access/progressToken';
import { phoneOf } from '../store/phoneOf';

const over = () => new AppError('FORBIDDEN', { userMessage: '离上次查询有一会儿了，请再查一次。' });

/** Throws FORBIDDEN for a token that does not hold, or the refusal of the act in words. */
export async function actByNumber(
  token: string,
  action: Extract<Action, { name: ActByNumber }>,
  deps: Deps,
  { now, idempotencyKey: key }: Caller,
): Promise<TicketDoc> {
  const id = claimedTicketId(token);
  if (!/^[0-9a-f]{24}$/.test(id)) throw over();
  const doc = await deps.models.tickets.findById(new Types.ObjectId(id)).lean<TicketDoc>();
  const proofs = phoneOf(doc, deps.cipher) ?? '';
  if (!doc || !isProgressToken(token, proofs, deps.keys, now) || isDiscreet(ticketOf(doc))) throw over();
  const actor = requesterByNumber(id);
  return deps.records.tickets.act(doc, action, { actor, now, version: undefined, key, context: deps.rules });
}
