/** Works every score out anew from the tickets' logs and mends what is stored differently. Frozen months stay. */
import type { Deps } from '../../deps';
import { saveFacts } from '../store/scoreFacts';
import { scoreProjection } from '../store/scoreProjection';
import type { TicketDoc } from '../../ticket';

export interface Recomputed {
  tickets: number;
  /** Tickets whose stored contribution was not what their log says. */
  differing: number;
  /** Buckets whose sums were not the sums of their tickets. */
  buckets: number;
}

const BATCH = 200;

/** Sums taken again from the facts, whether or not anybody marked them. */
async function checkBuckets({ models }: Deps): Promise<number> {
  let wrong = 0;
  for (const month of await models.scoreBuckets.distinct('month')) {
    if (await models.scoreMonths.exists({ _id: String(month) })) continue;
    wrong += await scoreProjection(models).check({ month });
  }
  return wrong;
}

export async function recomputeScores(
  deps: Deps,
  onProgress?: (tickets: number) => void,
): Promise<Recomputed> {
  const { models, ruleVersions, now } = deps;
  const done: Recomputed = { tickets: 0, differing: 0, buckets: 0 };
  for (let after: TicketDoc['_id'] | undefined; ;) {
    const docs = await models.tickets
      .find(after ? { _id: { $gt: after } } : {})
      .sort({ _id: 1 })
      .limit(BATCH)
      .lean<TicketDoc[]>();
    for (const doc of docs)
      if (await saveFacts(models, doc, ruleVersions.scoreAt, now())) done.differing += 1;
    done.tickets += docs.length;
    onProgress?.(done.tickets);
    after = docs.at(-1)?._id;
    if (docs.length < BATCH) break;
  }
  done.buckets = await checkBuckets(deps);
  return done;
}
