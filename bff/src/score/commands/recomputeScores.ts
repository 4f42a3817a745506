/** Works every score out anew from the tickets' logs and mends what is stored differently. Frozen months stay. */
import type { Deps } from '../../deps';
import { saveFacts } from '../store/scoreFacts';
import { refreshBuckets } from '../store/scoreSums';
import type { ScoreBucketDoc } from '../store/scoreModels';
import type { TicketDoc } from '../../ticket';

export interface Recomputed {
  tickets: number;
  /** Tickets whose stored contribution was not what their log says. */
  differing: number;
  /** Cells whose sums were not the sums of their tickets. */
  buckets: number;
}

const BATCH = 200;

/** Sums taken again from the facts, whether or not anybody marked them. */
async function checkBuckets({ models }: Deps): Promise<number> {
  const months = await models.scoreBuckets.distinct('month');
  let wrong = 0;
  for (const month of months) {
    const frozen = await models.scoreMonths.findById(month).lean();
    if (frozen) continue;
    await refreshBuckets(models, String(month));
    const before = await sumsOf(models.scoreBuckets, String(month));
    await models.scoreBuckets.updateMany({ month }, { $inc: { dirty: 1 } });
    await refreshBuckets(models, String(month));
    const after = await sumsOf(models.scoreBuckets, String(month));
    for (const [bucket, sums] of after) if (before.get(bucket) !== sums) wrong += 1;
  }
  return wrong;
}

const inOrder = (tally: object | undefined): [string, number][] =>
  Object.entries(tally ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));

async function sumsOf(buckets: Deps['models']['scoreBuckets'], month: string): Promise<Map<string, string>> {
  const docs = await buckets.find({ month }).lean<ScoreBucketDoc[]>();
  return new Map(docs.map(({ _id, n, d, x }) => [_id, JSON.stringify([n, d, x].map(inOrder))]));
}

export async function recomputeScores(
  deps: Deps,
  onProgress?: (tickets: number) => void,
): Promise<Recomputed> {
  const { models, book, now } = deps;
  const done: Recomputed = { tickets: 0, differing: 0, buckets: 0 };
  for (let after: TicketDoc['_id'] | undefined; ;) {
    const docs = await models.tickets
      .find(after ? { _id: { $gt: after } } : {})
      .sort({ _id: 1 })
      .limit(BATCH)
      .lean<TicketDoc[]>();
    for (const doc of docs) if (await saveFacts(models, doc, book.scoreAt, now())) done.differing += 1;
    done.tickets += docs.length;
    onProgress?.(done.tickets);
    after = docs.at(-1)?._id;
    if (docs.length < BATCH) break;
  }
  done.buckets = await checkBuckets(deps);
  return done;
}
