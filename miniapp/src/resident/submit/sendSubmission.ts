/** Hands a submission to the outbox and says what became of it. */
import type { OutboxItem } from '@/session/outbox';
import { session } from '@/session/session';
import { ticketOutbox, type Submission } from '@/session/ticketOutbox';
import type { Outcome } from './Done';

export type SendResult = Outcome | { kind: 'refused'; message: string } | { kind: 'signIn' };

/** Sends what waits; undefined when this submission does not wait in this person's outbox. */
export async function resumeSubmission(key: string): Promise<SendResult | undefined> {
  const sent = await ticketOutbox.flush();
  const ticket = sent.get(key);
  if (ticket) return { kind: 'sent', id: ticket.id, number: ticket.number };
  if (!session.get()) return { kind: 'signIn' };
  const item = ticketOutbox.items().find((other) => other.key === key);
  if (!item) return undefined;
  if (item.refused === undefined) return { kind: 'queued' };
  // The form is still open with everything in it, so it does not wait in two places.
  ticketOutbox.remove(key);
  return { kind: 'refused', message: item.refused };
}

export async function sendSubmission(item: OutboxItem<Submission>): Promise<SendResult> {
  ticketOutbox.add(item);
  return (await resumeSubmission(item.key)) ?? { kind: 'queued' };
}
