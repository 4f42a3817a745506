/** What a resident wrote or photographed is checked after it has been received, never before. */
import type { Deps } from '../../deps';
import { isDuplicateKey } from '../../platform/records/storeNew';
import type { LoggedEvent, TicketDoc } from '../../ticket';
import { isChecked } from '../access/doubtfulContent';

type Written = LoggedEvent & { type: 'ticket.submitted' | 'ticket.supplemented' };

export async function moderate(event: Written, doc: TicketDoc, deps: Deps): Promise<void> {
  if (!isChecked(event)) return;
  const { seq } = event;
  const ticketId = doc._id.toHexString();
  await deps.models.moderation
    .create({
      _id: `${ticketId}.${seq}`,
      ticketId,
      number: doc.number,
      personId: event.by.personId,
      seq,
      state: 'waiting',
      images: event.data.photos.map((photoId) => ({ photoId })),
      traceIds: [],
      at: event.at,
      nextAt: deps.now(),
      tries: 0,
    })
    .catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    });
}
