/**
 * What a document carries for the outbox, beside its log and written in the same update as the event: nothing else has
 * to be stored for an event to be delivered.
 */
import type { IndexDefinition, IndexOptions, Types } from 'mongoose';

export interface OutboxEvent {
  seq: number;
  type: string;
  at: Date;
}

/** A delivery that failed and waits for its next attempt; the other subscriptions are done. */
export interface Failure {
  /** `seq.subscription`: one entry for each. */
  key: string;
  seq: number;
  /** The first of several events that were handed over together. */
  from?: number;
  subscription: string;
  attempts: number;
  reason: string;
  firstAt: Date;
  nextAt: Date;
}

export interface Lease {
  /** New with each claim: a worker that lost its lease cannot settle over the next one. */
  token: string;
  worker: string;
  until: Date;
}

export interface OutboxMark {
  /** Events up to here have been handed to every subscription that wants them. */
  seq: number;
  /** When the document is to be looked at; absent: nothing waits. */
  due?: Date;
  lease?: Lease;
  failing?: Failure[];
}

export interface OutboxDoc {
  _id: Types.ObjectId | string;
  /** The number of its events; every append raises it. */
  version: number;
  events: OutboxEvent[];
  outbox: OutboxMark;
}

type Wants = (type: string) => boolean;
type Written = Pick<OutboxEvent, 'seq' | 'type'>;

/** The mark of a document that is inserted with these events. */
export function markNew(events: readonly Written[], wants: Wants, now: Date): OutboxMark {
  if (events.some(({ type }) => wants(type))) return { seq: 0, due: now };
  return { seq: events.at(-1)?.seq ?? 0 };
}

/** The mark of a document whose events are history: they are not delivered, only what comes after. */
export const markDelivered = (events: readonly Written[]): OutboxMark => ({ seq: events.at(-1)?.seq ?? 0 });

export interface Appended {
  /** For the `$set` of the update that appends the events, guarded by the version. */
  set: Record<string, unknown>;
  /** The mark as it is afterwards. */
  mark: OutboxMark;
}

/**
 * What an update that appends events must set. A worker may settle the document between our reading and our writing
 * without raising the version, so a due date is always written, never assumed to be there still.
 */
export function markAppended(
  before: OutboxMark | undefined,
  events: readonly Written[],
  wants: Wants,
  now: Date,
): Appended {
  const known = before ?? { seq: (events[0]?.seq ?? 1) - 1 };
  const base = before ? {} : { 'outbox.seq': known.seq };
  if (events.some(({ type }) => wants(type))) {
    const due = known.due && known.due < now ? known.due : now;
    return { set: { ...base, 'outbox.due': due }, mark: { ...known, due } };
  }
  // What waits is looked at first; these events are passed over then.
  if (known.due) return { set: base, mark: known };
  const seq = events.at(-1)?.seq ?? known.seq;
  return { set: { 'outbox.seq': seq }, mark: { ...known, seq } };
}

export const outboxIndex: readonly [IndexDefinition, IndexOptions] = [
  { 'outbox.due': 1 },
  { partialFilterExpression: { 'outbox.due': { $exists: true } } },
];
