/** Opens a ticket that comes of another one: at the same public place, under a number of its own, once however often. */
import type { EventBase } from '@jsjb/shared/ticket/event';
import type { Requester } from '@jsjb/shared/ticket/ticket';
import type { Actor } from '@jsjb/shared/kit/role';
import type { Types } from 'mongoose';
import type { Deps } from '../../deps';
import type { Idempotency } from '../../platform/records/idempotency';
import { sealPersonal, type Personal } from '../../platform/personal/personal';
import type { TicketDoc } from '../store/ticketDoc';

export interface Opening {
  _id: Types.ObjectId;
  at: Date;
  by: Actor;
  content: string;
  photos: readonly string[];
  requester: Requester;
  personal: Personal;
  idempotency: Idempotency;
  place: TicketDoc['place'];
  /** What it came of, as its first event says. */
  link: Pick<EventBase<'ticket.submitted'>['data'], 'joinedFrom'>;
}

export async function openFromTicket(from: TicketDoc, opening: Opening, deps: Deps): Promise<TicketDoc> {
  const { _id, at, by, content, photos, requester, personal, idempotency, place, link } = opening;
  const { tickets } = deps.records;
  const { type, channel, source, line, urgency, confidential, category } = from;
  const event: EventBase<'ticket.submitted'> = {
    type: 'ticket.submitted',
    at,
    by,
    data: {
      number: await deps.nextNumber(at),
      type,
      channel,
      ...(source ? { source } : {}),
      ...(line ? { line } : {}),
      urgency,
      confidential,
      content,
      photos,
      ...(category ? { category } : {}),
      place,
      requester,
      ...link,
    },
  };
  const sealed = sealPersonal(personal, _id.toHexString(), deps.cipher);
  const doc = tickets.newDoc(event, { _id, idempotency, personal: sealed }, deps.rules);
  return tickets.create(doc, deps.rules);
}
