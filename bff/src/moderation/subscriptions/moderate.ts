/** What a resident wrote or photographed is checked after it has been received, never before. */
import type { EventBase } from '@jsjb/shared/ticket/event';
import { Types } from 'mongoose';
import type { Deps } from '../../deps';
import { isDuplicateKey } from '../../platform/records/storeNew';
import type { LoggedEvent, TicketDoc, TicketFact } from '../../ticket';
import { isChecked } from '../access/doubtfulContent';
import type { ModerationDoc } from '../store/moderationModels';

type Written = EventBase<'ticket.submitted' | 'ticket.supplemented' | 'ticket.joined'>;
type Where = Pick<ModerationDoc, '_id' | 'seq' | 'fact'>;

async function check(event: Written, where: Where, doc: TicketDoc, deps: Deps): Promise<void> {
  if (!isChecked(event)) return;
  await deps.models.moderation
    .create({
      ...where,
      ticketId: doc._id.toHexString(),
      number: doc.number,
      personId: event.by.personId,
      state: 'waiting',
      images: (event.data.photos ?? []).map((photoId) => ({ photoId })),
      traceIds: [],
      at: event.at,
      nextAt: deps.now(),
      tries: 0,
    })
    .catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    });
}

export const moderate = (event: LoggedEvent & Written, doc: TicketDoc, deps: Deps): Promise<void> =>
  check(event, { _id: `${doc._id.toHexString()}.${event.seq}`, seq: event.seq }, doc, deps);

export async function moderateFact(fact: TicketFact & Written, _: unknown, deps: Deps): Promise<void> {
  const doc = await deps.records.tickets.find(new Types.ObjectId(fact.recordId));
  if (doc) await check(fact, { _id: fact._id, fact: fact._id }, doc, deps);
}
