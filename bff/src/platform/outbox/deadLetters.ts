/** Dead letters: put there by the worker, listed for a person, put back into the document or laid aside. */
import type { mongo } from 'mongoose';
import type { DeadLetterDoc, DeadLetterModel } from './deadLetterModel';
import type { OutboxCollection } from './lease';
import type { Failure, OutboxDoc } from './mark';
import { keyOf } from './plan';

export interface BuriedIn {
  record: string;
  doc: OutboxDoc;
  label?: string | undefined;
}

/** Before the failure leaves the document, so that a crash in between loses nothing. */
export async function bury(
  letters: DeadLetterModel,
  { record, doc, label }: BuriedIn,
  failure: Failure,
  lastAt: Date,
): Promise<void> {
  const { seq, from, subscription, reason, attempts, firstAt } = failure;
  const type = Array.isArray(doc.events) ? doc.events.find((event) => event?.seq === seq)?.type : undefined;
  const letter = { record, docId: doc._id, label, seq, from, subscription, type, reason, attempts, lastAt };
  const known = Object.entries(letter).filter(([, value]) => value !== undefined);
  await letters.collection.updateOne(
    { _id: `${record}.${String(doc._id)}.${keyOf(failure)}` as never },
    { $set: Object.fromEntries(known), $setOnInsert: { firstAt } },
    { upsert: true },
  );
}

export interface DeadLetterList {
  /** The newest first. */
  items: DeadLetterDoc[];
  total: number;
  bySubscription: { subscription: string; count: number }[];
}

export async function listDeadLetters(
  letters: DeadLetterModel,
  { subscription, limit = 100 }: { subscription?: string | undefined; limit?: number } = {},
): Promise<DeadLetterList> {
  const filter = subscription === undefined ? {} : { subscription };
  const [items, counts] = await Promise.all([
    letters.find(filter).sort({ lastAt: -1, _id: 1 }).limit(limit).lean<DeadLetterDoc[]>(),
    letters.aggregate<{ _id: string; count: number }>([
      { $group: { _id: '$subscription', count: { $sum: 1 } } },
      { $sort: { count: -1, _id: 1 } },
    ]),
  ]);
  const bySubscription = counts.map(({ _id, count }) => ({ subscription: _id, count }));
  const counted = bySubscription.filter(
    (row) => subscription === undefined || row.subscription === subscription,
  );
  return { items, bySubscription, total: counted.reduce((sum, { count }) => sum + count, 0) };
}

/** `gone`: its document is no more, so it stays listed until somebody lays it aside. */
export type Replayed = 'replayed' | 'missing' | 'gone';

const entryOf = ({ seq, from, subscription, reason }: DeadLetterDoc, now: Date): Failure => ({
  key: keyOf({ seq, subscription }),
  seq,
  ...(from === undefined ? {} : { from }),
  subscription,
  attempts: 0,
  reason,
  firstAt: now,
  nextAt: now,
});

/**
 * Puts the delivery back into its document, due now, then removes the letter: after a crash in between it is there
 * twice and delivered once. A worker that has the document at this moment is overtaken, or it would write over it.
 */
export async function replayDeadLetter(
  letters: DeadLetterModel,
  collectionOf: (record: string) => OutboxCollection | undefined,
  id: string,
  now: Date,
): Promise<Replayed> {
  const letter = await letters.findById(id).lean<DeadLetterDoc>();
  if (!letter) return 'missing';
  const collection = collectionOf(letter.record);
  if (!collection) return 'gone';
  const entry = entryOf(letter, now);
  const put = await collection.updateOne(
    { _id: letter.docId, 'outbox.failing.key': { $ne: entry.key } } as mongo.Filter<OutboxDoc>,
    {
      $push: { 'outbox.failing': entry },
      $set: { 'outbox.due': now },
      $unset: { 'outbox.lease': '' },
    } as mongo.UpdateFilter<OutboxDoc>,
  );
  const there = put.matchedCount === 1 || (await collection.countDocuments({ _id: letter.docId })) === 1;
  if (!there) return 'gone';
  await letters.deleteOne({ _id: id });
  return 'replayed';
}

const PAGE = 100;

/** All identifiers, in pieces: what is replayed meanwhile leaves the list, what is gone stays in it. */
export async function* deadLetterIds(
  letters: DeadLetterModel,
  subscription?: string,
): AsyncGenerator<string> {
  for (let last = ''; ;) {
    const page = await letters
      .find({ _id: { $gt: last }, ...(subscription === undefined ? {} : { subscription }) }, { _id: 1 })
      .sort({ _id: 1 })
      .limit(PAGE)
      .lean<{ _id: string }[]>();
    for (const { _id } of page) yield _id;
    if (page.length < PAGE) return;
    last = page.at(-1)?._id ?? last;
  }
}

/** Gives the letter up for good; who did it and why is for the caller to record. */
export const discardDeadLetter = (letters: DeadLetterModel, id: string): Promise<DeadLetterDoc | null> =>
  letters.findOneAndDelete({ _id: id }).lean<DeadLetterDoc>().exec();
