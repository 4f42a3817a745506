/** One act of a requester who proved it by number; the log says so. */
import type { ActByNumber } from '@jsjb/shared/progress/contract';
import type { Action } from '@jsjb/shared/ticket/action';
import { requesterByNumber } from '@jsjb/shared/ticket/byNumber';
import type { Caller, Deps } from '../../deps';
import { assertOwnPhotos } from '../../photo';
import type { TicketDoc } from '../../ticket';
import { provenTicket } from '../store/provenTicket';

/** Throws FORBIDDEN for a token that does not hold, or the refusal of the act in words. */
export async function actByNumber(
  token: string,
  action: Extract<Action, { name: ActByNumber }>,
  deps: Deps,
  { now, idempotencyKey: key }: Caller,
): Promise<TicketDoc> {
  const doc = await provenTicket(token, deps, now);
  const actor = requesterByNumber(doc._id.toHexString());
  const photos = 'photos' in action.data ? action.data.photos : [];
  await assertOwnPhotos(photos, deps.models.photos, actor.personId);
  return deps.records.tickets.act(doc, action, { actor, now, version: undefined, key, context: deps.rules });
}
