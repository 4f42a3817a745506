/** How far behind the outbox is. */
import type { DeadLetterModel } from './deadLetterModel';
import type { OutboxCollection } from './lease';

export interface OutboxLag {
  /** Documents that are due, counted up to a limit for each record kind. */
  waiting: number;
  /** How long the oldest of them has been due. */
  oldestMs: number;
  /** Documents with a failure whose next attempt is still to come. */
  retrying: number;
  deadLetters: number;
}

/** Whoever asks often must not count a backlog of a million. */
export const MOST_COUNTED = 10_000;

async function lagOf(collection: OutboxCollection, now: Date) {
  const [waiting, retrying, oldest] = await Promise.all([
    collection.countDocuments({ 'outbox.due': { $lte: now } }, { limit: MOST_COUNTED }),
    collection.countDocuments({ 'outbox.due': { $gt: now } }, { limit: MOST_COUNTED }),
    collection.findOne(
      { 'outbox.due': { $lte: now } },
      { sort: { 'outbox.due': 1 }, projection: { 'outbox.due': 1 } },
    ),
  ]);
  return { waiting, retrying, oldestMs: now.getTime() - (oldest?.outbox.due ?? now).getTime() };
}

export async function measureLag(
  collections: readonly OutboxCollection[],
  letters: DeadLetterModel,
  now: Date,
): Promise<OutboxLag> {
  const [deadLetters, ...lags] = await Promise.all([
    letters.countDocuments({}, { limit: MOST_COUNTED }),
    ...collections.map((collection) => lagOf(collection, now)),
  ]);
  return {
    waiting: lags.reduce((sum, { waiting }) => sum + waiting, 0),
    oldestMs: Math.max(0, ...lags.map(({ oldestMs }) => oldestMs)),
    retrying: lags.reduce((sum, { retrying }) => sum + retrying, 0),
    deadLetters,
  };
}
