/** A fact as the outbox reads it: a document that is one event. */
import type { OutboxDoc, OutboxEvent } from '../outbox/mark';
import type { FactDoc } from './recordDoc';

/** A fact of these events; `seq` is the outbox's own, its identifier tells it from any other. */
export type FactOf<E extends { type: string }> = E &
  Pick<FactDoc, '_id' | 'recordId' | 'action'> & { seq: number };

/** For `subscribeTo`: what subscriptions to facts are given. */
export interface FactOutboxDoc<E extends { type: string; at: Date }> extends OutboxDoc {
  events: FactOf<E>[];
}

export const factEvents = (doc: OutboxDoc): OutboxEvent[] => [{ ...(doc as unknown as OutboxEvent), seq: 1 }];
