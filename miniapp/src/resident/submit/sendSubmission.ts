/** Hands a submission to the outbox and says what became of it. */
import type { OutboxItem } from '@/session/outbox';
import { session } from '@/session/session';
import { ticketOutbox, type Submission } from '@/session/ticketOutbox';
import type { Outcome } from './Done';

export type SendResult = Outcome | { kind: 'refused'; message: string } | { kind: 'signIn' };

export async function sendSubmission(item: OutboxItem<Submission>): Promise<SendResult> {
  ticketOutbox.add(item);
  const sent = await ticketOutbox.flush();
  const ticket = sent.get(item.key);
  if (ticket) return { kind: 'sent', id: ticket.id, number: ticket.number };
  if (!session.get()) return { kind: 'signIn' };
  const refused = ticketOutbox.items().find(({ key }) => key === item.key)?.refused;
  if (refused === undefined) return { kind: 'queued' };
  // The form is still open with everything in it, so it does not wait in two places.
  ticketOutbox.remove(item.key);
  return { kind: 'refused', message: refused };
}
