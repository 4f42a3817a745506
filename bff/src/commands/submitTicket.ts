/** Opens a ticket: one insert, and the same key twice opens it once. */
import { AppError } from '@jsjb/shared/errors';
import { channelOf } from '@jsjb/shared/intake/source';
import type { EventBase } from '@jsjb/shared/ticket/event';
import { ticketRecord } from '@jsjb/shared/ticket/record';
import type { Requester } from '@jsjb/shared/ticket/ticket';
import { Types } from 'mongoose';
import type { Caller, Deps } from '../deps';
import { idempotencyOfIntake, personalOf, type Intake } from '../intake/intake';
import { placeOf } from '../intake/place';
import { isDuplicateKey } from '../models/duplicateKey';
import { assertNotLeaving } from '../models/leavers';
import { listFieldsOf } from '../models/listFields';
import { newTicketDoc } from '../models/moveTicket';
import { storeTicket } from '../models/storeTicket';
import type { TicketDoc } from '../models/ticketDoc';
import { assertOwnPhotos } from '../models/ownPhotos';
import { sealPersonal } from '../privacy/personal';
import { nextNumber } from '../models/nextNumber';
import { assertSameBody, type Idempotency } from '../models/idempotency';

const requesterOf = ({ anonymous }: Intake, { actor }: Caller): Requester => ({
  personId: actor.personId,
  role: actor.role === 'system' ? 'agent' : actor.role,
  anonymous,
});

/** The ticket as it was when it was opened, so that a repeat is answered as the first time. */
function asOpened(doc: TicketDoc): TicketDoc {
  const [first] = doc.events;
  if (!first) return doc;
  const opened = ticketRecord.open(doc._id.toHexString(), first as EventBase<'ticket.submitted'>);
  const { id: _, ...state } = opened;
  return {
    _id: doc._id,
    ...state,
    events: [first],
    ...(doc.personal ? { personal: doc.personal } : {}),
    list: listFieldsOf(opened),
    outbox: doc.outbox,
  };
}

async function repeated(deps: Deps, idempotency: Idempotency): Promise<TicketDoc | undefined> {
  const stored = await deps.models.tickets.findOne({ 'idempotency.key': idempotency.key }).lean<TicketDoc>();
  if (!stored) return undefined;
  assertSameBody(stored.idempotency, idempotency);
  return asOpened(stored);
}

export async function submitTicket(intake: Intake, deps: Deps, caller: Caller): Promise<TicketDoc> {
  const idempotency = idempotencyOfIntake(intake, caller);
  const [place, personal] = await Promise.all([
    placeOf(intake, deps, caller),
    personalOf(intake, deps, caller),
    assertOwnPhotos(intake.photos, deps.models.photos, caller.actor.personId),
  ]);
  if (intake.category && !(await deps.city.snapshot()).categories.has(intake.category)) {
    throw new AppError('INVALID', { fields: { category: '没有这个分类' } });
  }
  const event: EventBase<'ticket.submitted'> = {
    type: 'ticket.submitted',
    at: caller.now,
    by: caller.actor,
    data: {
      number: await nextNumber(deps.models.counters, caller.now),
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
      requester: requesterOf(intake, caller),
    },
  };
  const _id = new Types.ObjectId();
  const sealed = sealPersonal(personal, _id.toHexString(), deps.cipher);
  const doc = newTicketDoc(event, { _id, idempotency, personal: sealed }, deps.outbox);
  try {
    await storeTicket(deps.models.tickets, doc);
  } catch (error) {
    const first = isDuplicateKey(error) ? await repeated(deps, idempotency) : undefined;
    if (!first) throw error;
    return first;
  }
  await assertNotLeaving(deps.models, caller, () => deps.models.tickets.deleteOne({ _id }));
  if (doc.outbox.due) deps.outbox.nudge('tickets');
  return doc;
}
