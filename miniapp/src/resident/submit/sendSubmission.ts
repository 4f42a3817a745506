/** Hands a submission to the send queue and says what became of it. */
import type { QueuedItem } from '@/sendQueue/sendQueue';
import { session } from '@/auth/session';
import { ticketSendQueue, type Submission } from '@/sendQueue/ticketSendQueue';
import type { Outcome } from './Done';

export type SendResult = Outcome | { kind: 'refused'; message: string } | { kind: 'signIn' };

/** Sends what waits; undefined when this submission does not wait in this person's send queue. */
export async function resumeSubmission(key: string): Promise<SendResult | undefined> {
  const sent = await ticketSendQueue.flush();
  const ticket = sent.get(key);
  if (ticket) return { kind: 'sent', id: ticket.id, number: ticket.number };
  if (!session.get()) return { kind: 'signIn' };
  const item = ticketSendQueue.items().find((other) => other.key === key);
  if (!item) return undefined;
  if (item.refused === undefined) return { kind: 'queued' };
  // The form is still open with everything in it, so it does not wait in two places.
  ticketSendQueue.remove(key);
  return { kind: 'refused', message: item.refused };
}

export async function sendSubmission(item: QueuedItem<Submission>): Promise<SendResult> {
  ticketSendQueue.add(item);
  return (await resumeSubmission(item.key)) ?? { kind: 'queued' };
}
