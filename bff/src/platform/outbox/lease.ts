/**
 * One document is one worker's for a time. The token is new with each claim and every later write asks for it: a worker
 * that was overtaken writes nothing more.
 */
import { randomUUID } from 'node:crypto';
import type { mongo } from 'mongoose';
import { claimOldest } from './claim';
import type { Failure, OutboxDoc } from './mark';

export type OutboxCollection = mongo.Collection<OutboxDoc>;

export interface Claimed {
  doc: OutboxDoc;
  token: string;
  until: Date;
}

interface Term {
  worker: string;
  now: Date;
  leaseMs: number;
}

const endOf = ({ now, leaseMs }: Term): Date => new Date(now.getTime() + leaseMs);

/** The document that has waited longest and is nobody's. The due date stays: others see by the lease that it is taken. */
export async function claimDocument(collection: OutboxCollection, term: Term): Promise<Claimed | undefined> {
  const lease = { token: randomUUID(), worker: term.worker, until: endOf(term) };
  const doc = await claimOldest(collection, {
    due: 'outbox.due',
    filter: {
      $or: [{ 'outbox.lease': { $exists: false } }, { 'outbox.lease.until': { $lte: term.now } }],
    },
    update: { $set: { 'outbox.lease': lease } },
    now: term.now,
  });
  return doc ? { doc, token: lease.token, until: lease.until } : undefined;
}

const ours = ({ doc, token }: Claimed) => ({ _id: doc._id, 'outbox.lease.token': token });

/** A lease with the whole time before it; undefined when somebody else has the document by now. */
export async function renewLease(
  collection: OutboxCollection,
  claimed: Claimed,
  term: Term,
): Promise<Claimed | undefined> {
  const until = endOf(term);
  const renewed = await collection.updateOne(ours(claimed), { $set: { 'outbox.lease.until': until } });
  return renewed.matchedCount === 1 ? { ...claimed, until } : undefined;
}

export interface Outcome {
  /** Undefined leaves the mark where it is. */
  seq: number | undefined;
  failing: readonly Failure[];
  /** When to look again; undefined when nothing waits. */
  due: Date | undefined;
}

function settlement({ seq, failing, due }: Outcome) {
  const gone = { 'outbox.lease': '', ...(failing.length ? {} : { 'outbox.failing': '' }) };
  return {
    $set: {
      ...(seq === undefined ? {} : { 'outbox.seq': seq }),
      ...(failing.length ? { 'outbox.failing': failing } : {}),
      ...(due ? { 'outbox.due': due } : {}),
    },
    $unset: { ...gone, ...(due ? {} : { 'outbox.due': '' }) },
  };
}

/** The database refuses an empty `$set`. */
const updateOf = ({ $set, $unset }: ReturnType<typeof settlement>) =>
  (Object.keys($set).length > 0 ? { $set, $unset } : { $unset }) as mongo.UpdateFilter<OutboxDoc>;

/** Gives the document back with what became of its deliveries. False when somebody else has it by now. */
export async function settle(
  collection: OutboxCollection,
  claimed: Claimed,
  outcome: Outcome,
  now: Date,
): Promise<boolean> {
  const { version = null } = claimed.doc as { version?: number | null };
  const unmoved = { ...ours(claimed), version } as mongo.Filter<OutboxDoc>;
  const settled = await collection.updateOne(unmoved, updateOf(settlement(outcome)));
  if (settled.matchedCount === 1) return true;
  // Events were appended meanwhile: they are due.
  const moved = await collection.updateOne(ours(claimed), updateOf(settlement({ ...outcome, due: now })));
  return moved.matchedCount === 1;
}
