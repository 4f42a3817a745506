/** Every few minutes: bills without an end are asked after, entries that a crash left out are written. */
import { setTimeout } from 'node:timers/promises';
import { settleBill } from '../commands/settleBills';
import type { Deps } from '../../deps';
import { unsettledRewards } from '../queries/rewards';

const BATCH = 200;

/** The number of rewards it looked at. */
export async function reconcileRewards(deps: Deps, signal?: AbortSignal): Promise<number> {
  let seen = 0;
  let after: string | undefined;
  while (true) {
    const docs = await unsettledRewards(deps.models, BATCH, after);
    for (const doc of docs) {
      await settleBill(doc, deps).catch((error: unknown) =>
        deps.log.warn({ err: error, reward: doc._id.toHexString() }, 'a reward could not be reconciled'),
      );
      seen += 1;
      if (signal?.aborted) break;
    }
    after = docs.at(-1)?._id.toHexString();
    if (docs.length < BATCH || signal?.aborted) break;
    await setTimeout(0);
  }
  return seen;
}
