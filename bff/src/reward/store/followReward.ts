/** What follows a reward that has arrived, or was certified: its suggestion says so. Safe to repeat. */
import { AppError } from '@jsjb/shared/kit/errors';
import { systemActor } from '@jsjb/shared/kit/role';
import { Types } from 'mongoose';
import type { Deps } from '../../deps';
import { bookReward, settled } from './rewardBooks';
import type { RewardDoc } from './rewardModels';
import type { SuggestionDoc } from '../../suggestion';
import { actOnReward } from './actOnReward';

/**
 * Without a merchant the last approval becomes a certificate. One whose account was marked was meant to be paid: it
 * waits for the merchant.
 */
export async function certifyIfOwed(doc: RewardDoc, deps: Deps, now: Date): Promise<RewardDoc> {
  if (doc.status !== 'approved' || deps.pay || doc.payeeMark) return doc;
  const data = { certificateNumber: `ZS${doc.suggestionNumber.slice(2)}` };
  try {
    return await actOnReward(doc, { name: 'certify', data }, deps, { actor: systemActor, now });
  } catch (error) {
    // The reconciliation may have come upon it at this instant.
    const fresh = await deps.models.rewards.findById(doc._id).lean<RewardDoc>();
    if (fresh?.status !== 'certified') throw error;
    return fresh;
  }
}

export async function followReward(reward: RewardDoc, { models, records, now }: Deps): Promise<void> {
  await bookReward(models, reward);
  if (reward.status === 'paid' || reward.status === 'certified') {
    const doc = await models.suggestions
      .findById(new Types.ObjectId(reward.suggestionId))
      .lean<SuggestionDoc>();
    const data = {
      rewardId: reward._id.toHexString(),
      fen: reward.fen,
      certificate: reward.status === 'certified',
    };
    if (doc?.status === 'carriedOut') {
      const act = { actor: systemActor, now: now(), context: undefined };
      await records.suggestions.act(doc, { name: 'reward', data }, act).catch((error: unknown) => {
        // Somebody did the same at this moment, or the reconciliation comes again.
        if (!(error instanceof AppError)) throw error;
      });
      if ((await models.suggestions.countDocuments({ _id: doc._id, status: 'rewarded' })) === 0) return;
    }
  }
  await settled(models, reward);
}
