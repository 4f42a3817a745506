/** What follows from the log of a reward: the entries of the ledger, and money that nobody needs any more. */
import { postingOf } from '@jsjb/shared/reward/ledger';
import { spends } from '@jsjb/shared/reward/lifecycle';
import { isDuplicateKey } from '../../platform/records/storeNew';
import type { Models } from '../../deps';
import { setFree } from './rewardBudget';
import { rewardOf, type LedgerDoc, type RewardDoc } from './rewardModels';

function entriesOf(doc: RewardDoc): LedgerDoc[] {
  const reward = rewardOf(doc);
  const { id: rewardId, year, suggestionNumber } = reward;
  return doc.events.flatMap((event): LedgerDoc[] => {
    const posting = postingOf(reward, event);
    const _id = `${rewardId}:${String(event.seq).padStart(4, '0')}`;
    return posting ? [{ _id, at: event.at, year, rewardId, suggestionNumber, ...posting }] : [];
  });
}

/** Writes the entries that the log asks for and frees what is no longer needed. Safe to repeat after a crash. */
export async function bookReward(models: Models, doc: RewardDoc): Promise<RewardDoc> {
  for (const entry of entriesOf(doc).reverse()) {
    try {
      await models.rewardLedger.create(entry);
    } catch (error) {
      // The newest first: what is older stands there already.
      if (!isDuplicateKey(error)) throw error;
    }
  }
  if (!spends(doc.status)) await setFree(models.rewardBudgets, rewardOf(doc));
  return doc;
}

/** Nothing follows any more; unless it has moved on meanwhile. */
export const settled = (models: Models, { _id, version }: RewardDoc): Promise<unknown> =>
  models.rewards.updateOne({ _id, version }, { $unset: { unbooked: '' } }).exec();
