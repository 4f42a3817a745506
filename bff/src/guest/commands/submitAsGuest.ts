/** Opens a ticket of somebody without an account: the same intake as everybody's, by another door. */
import type { guestEndpoints } from '@jsjb/shared/guest/contract';
import type { ParsedBody } from '@jsjb/shared/kit/endpoint';
import { Types } from 'mongoose';
import type { Caller, Deps } from '../../deps';
import { spending } from '../../platform/http/spendAll';
import { findPoster } from '../../poster';
import { submitTicket, type TicketDoc } from '../../ticket';
import { BY_ADDRESS, BY_POSTER } from '../access/budgets';
import { actorOfForm } from '../access/guestToken';

/** A repeat with the same key is answered with the same ticket, and counts once. */
export async function submitAsGuest(
  { token, noPhone, contact, ...matter }: ParsedBody<(typeof guestEndpoints)['submitAsGuest']>,
  deps: Deps,
  caller: Caller,
): Promise<TicketDoc> {
  const { now, address = '', idempotencyKey = '' } = caller;
  const actor = actorOfForm(token, deps.keys, now);
  const { scene } = matter.place;
  const poster = scene ? await findPoster(deps.models.posters, scene, deps.keys) : null;
  const { name = '', phone } = contact ?? {};
  const intake = {
    ...matter,
    contact: { name, ...(phone && !noPhone ? { phone } : {}) },
    urgency: 'normal' as const,
    onBehalf: false,
    source: 'web' as const,
  };
  const _id = new Types.ObjectId();
  // Of the caller only the form remains: who is signed in meanwhile is not the one who submits.
  const by = { actor, postIndex: 0, now, idempotencyKey };
  const budgets = [
    [BY_ADDRESS, `ip:${address}`] as const,
    ...(poster ? [[BY_POSTER, poster._id] as const] : []),
  ];
  return spending(budgets, deps, now, async (giveBack) => {
    const stored = await submitTicket(intake, deps, by, _id);
    if (!stored._id.equals(_id)) await giveBack();
    return stored;
  });
}
