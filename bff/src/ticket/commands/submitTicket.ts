/** Opens a ticket: one insert, and the same key twice opens it once. */
import { AppError } from '@jsjb/shared/kit/errors';
import { channelOf } from '@jsjb/shared/intake/source';
import type { EventBase } from '@jsjb/shared/ticket/event';
import { handedAtOpening } from '@jsjb/shared/ticket/handover';
import type { Requester } from '@jsjb/shared/ticket/ticket';
import { Types } from 'mongoose';
import type { Caller, Deps } from '../../deps';
import { idempotencyOfIntake, personalOf, placeOf, reachOf, type Intake } from '../../intake';
import { assertNotLeaving, rememberContact } from '../../account';
import type { TicketDoc } from '../store/ticketDoc';
import { assertOwnPhotos } from '../../photo';
import { assertOwnPrevious } from '../store/previousTicket';
import { sealPersonal, type Personal } from '../../platform/personal/personal';

const requesterOf = (intake: Intake, personal: Personal, { actor }: Caller): Requester => ({
  personId: actor.personId,
  role: actor.role === 'system' ? 'agent' : actor.role,
  anonymous: intake.anonymous,
  ...(actor.role === 'resident' ? reachOf(intake, personal) : {}),
});

/**
 * A repeat with the same key is answered with the ticket as it was when it was opened: it has another `_id` than the
 * one given here.
 */
export async function submitTicket(
  intake: Intake,
  deps: Deps,
  caller: Caller,
  _id = new Types.ObjectId(),
): Promise<TicketDoc> {
  const idempotency = idempotencyOfIntake(intake, caller);
  const [place, personal] = await Promise.all([
    placeOf(intake, deps, caller),
    personalOf(intake, deps, caller),
    assertOwnPhotos(intake.photos, deps.models.photos, caller.actor.personId),
    assertOwnPrevious(intake.previousId, deps, caller),
  ]);
  if (intake.category && !(await deps.city.snapshot()).categories.has(intake.category)) {
    throw new AppError('INVALID', { fields: { category: '没有这个分类' } });
  }
  const event: EventBase<'ticket.submitted'> = {
    type: 'ticket.submitted',
    at: caller.now,
    by: caller.actor,
    data: {
      number: await deps.nextNumber(caller.now),
      type: intake.type,
      channel: channelOf(intake.source, place.posterId !== undefined),
      source: intake.source,
      ...(intake.line ? { line: intake.line } : {}),
      ...(intake.origin ? { origin: intake.origin } : {}),
      urgency: intake.urgency,
      // 举报 is confidential by default.
      confidential: intake.type === 'tipOff',
      content: intake.content,
      photos: intake.photos,
      ...(intake.category ? { category: intake.category } : {}),
      place,
      requester: requesterOf(intake, personal, caller),
      ...(intake.previousId ? { previousId: intake.previousId } : {}),
      ...handedAtOpening(caller.now, deps.rules),
    },
  };
  const sealed = sealPersonal(personal, _id.toHexString(), deps.cipher);
  const { tickets } = deps.records;
  const doc = tickets.newDoc(event, { _id, idempotency, personal: sealed }, deps.rules);
  const stored = await tickets.create(doc, deps.rules);
  await assertNotLeaving(deps.models, caller, () => deps.models.tickets.deleteOne({ _id }));
  const { contact } = intake;
  // One's own name and number; those of a parent are not.
  if (contact?.remember && !contact.relation && caller.actor.role === 'resident')
    await rememberContact(contact, deps, caller);
  return stored;
}
