/** Work that several processes share: one takes the oldest piece that is due, and waits longer after each failure. */
import type { mongo } from 'mongoose';

interface Claim {
  /** The date field that says since when a document is due. */
  due: string;
  /** What else must hold; equality and the operators of the query vocabulary. */
  filter?: object;
  /** Marks the document as taken. */
  update: object;
  now: Date;
}

/** Takes the document that has been due longest, marked as taken; null when nothing is due. */
export async function claimOldest<D extends object>(
  collection: mongo.Collection<D>,
  { due, filter = {}, update, now }: Claim,
): Promise<D | null> {
  // The driver's types cannot follow a field that is named at run time.
  const claimed = await collection.findOneAndUpdate(
    { ...filter, [due]: { $lte: now } } as never,
    update as never,
    {
      sort: { [due]: 1 },
      returnDocument: 'after',
    },
  );
  return claimed as D | null;
}

export interface Pause {
  firstMs: number;
  longestMs: number;
}

/** Doubles after each failure up to the longest. `share` from 0 to 1 spreads many that failed together (full jitter). */
export const pauseAfter = (failures: number, { firstMs, longestMs }: Pause, share = 1): number =>
  Math.max(1, Math.round(share * Math.min(firstMs * 2 ** (failures - 1), longestMs)));
