/** What a resident wrote or photographed is checked after it has been received, never before. */
import type { TicketEvent } from '@jsjb/shared/ticket/event';
import type { Deps } from '../deps';
import { isDuplicateKey } from '../models/duplicateKey';
import type { LoggedEvent, TicketDoc } from '../models/ticketDoc';

const photosOf = (event: TicketEvent): readonly string[] =>
  event.type === 'ticket.submitted' || event.type === 'ticket.supplemented' ? event.data.photos : [];

export async function moderate(doc: TicketDoc, event: TicketEvent, deps: Deps): Promise<void> {
  if (event.type !== 'ticket.submitted' && event.type !== 'ticket.supplemented') return;
  if (event.by.role !== 'resident' || !deps.wechat) return;
  const { seq } = event as LoggedEvent;
  const ticketId = doc._id.toHexString();
  await deps.models.moderation
    .create({
      _id: `${ticketId}.${seq}`,
      ticketId,
      number: doc.number,
      personId: event.by.personId,
      seq,
      state: 'waiting',
      images: photosOf(event).map((photoId) => ({ photoId })),
      traceIds: [],
      at: event.at,
      nextAt: deps.now(),
      tries: 0,
    })
    .catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    });
}
