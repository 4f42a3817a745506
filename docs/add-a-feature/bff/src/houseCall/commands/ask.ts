/** Asks the unit that handles a ticket to come. The same key twice is one house call. */
import { AppError } from '@jsjb/shared/kit/errors';
import { Types } from 'mongoose';
import type { Caller, Deps } from '../../deps';
import { assertOwnPhotos } from '../../photo';
import { idempotencyOf } from '../../platform/records/idempotency';
import { ticketOf, type TicketDoc } from '../../ticket';
import type { HouseCallDoc } from '../store';

export interface Asking {
  doorway: string;
  phone: string;
  photos: string[];
}

export async function askForHouseCall(
  doc: TicketDoc,
  { doorway, phone, photos }: Asking,
  deps: Deps,
  { actor, now, idempotencyKey = '' }: Caller,
): Promise<HouseCallDoc> {
  const ticket = ticketOf(doc);
  const lead = ticket.legs.findLast(({ role, status }) => role === 'lead' && status !== 'ended');
  if (ticket.requester.personId !== actor.personId || !lead)
    throw new AppError('ILLEGAL_TRANSITION', { userMessage: '工单派到承办单位以后，才能请人上门。' });
  await assertOwnPhotos(photos, deps.models.photos, actor.personId);
  const _id = new Types.ObjectId();
  const sealed = (field: 'doorway' | 'phone', value: string) =>
    deps.cipher.seal(value, { collection: 'houseCalls', id: _id.toHexString(), field });
  const { houseCalls } = deps.records;
  const asked = { ticketId: ticket.id, ticketNumber: ticket.number, unitId: lead.unitId, photos };
  const event = { type: 'houseCall.asked', at: now, by: actor, data: asked } as const;
  const body = JSON.stringify([ticket.id, doorway, phone, photos]);
  const beside = {
    _id,
    doorway: sealed('doorway', doorway),
    phone: sealed('phone', phone),
    idempotency: idempotencyOf(actor.personId, idempotencyKey, body),
  };
  return houseCalls.create(houseCalls.newDoc(event, beside, undefined), undefined);
}
