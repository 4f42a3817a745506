/** The scores follow the ticket: what it contributes is worked out anew from its whole log, so repeating is harmless. */
import type { Deps } from '../deps';
import { isScored } from '../models/reactingEvents';
import { saveFacts } from '../models/scoreFacts';
import type { TicketDoc } from '../models/ticketDoc';

export async function updateScores(doc: TicketDoc, { models, book, now }: Deps): Promise<void> {
  const fresh = doc.events.some(({ seq, type }) => seq > doc.publishedSeq && isScored(type));
  if (fresh) await saveFacts(models, doc, book.scoreAt, now());
}
