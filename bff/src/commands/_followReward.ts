/** What follows a reward that has arrived, or was certified: its suggestion says so. Safe to repeat. */
import { AppError } from '@jsjb/shared/errors';
import { systemActor } from '@jsjb/shared/people/role';
import { suggestionRecord } from '@jsjb/shared/suggestion/record';
import { Types } from 'mongoose';
import type { Deps } from '../deps';
import { bookReward, moveReward, settled } from '../models/moveReward';
import { moveSuggestion } from '../models/moveSuggestion';
import type { RewardDoc } from '../models/rewardModels';
import { suggestionOf, type SuggestionDoc } from '../models/suggestionModels';

/**
 * Without a merchant the last approval becomes a certificate. One whose account was marked was meant to be paid: it
 * waits for the merchant.
 */
export async function certifyIfOwed(doc: RewardDoc, deps: Deps, now: Date): Promise<RewardDoc> {
  if (doc.status !== 'approved' || deps.pay || doc.payeeMark) return doc;
  const data = { certificateNumber: `ZS${doc.suggestionNumber.slice(2)}` };
  try {
    return await moveReward(deps, doc, { name: 'certify', data }, systemActor, now);
  } catch (error) {
    // The reconciliation may have come upon it at this instant.
    const fresh = await deps.models.rewards.findById(doc._id).lean<RewardDoc>();
    if (fresh?.status !== 'certified') throw error;
    return fresh;
  }
}

export async function followReward(reward: RewardDoc, { models, outbox, now }: Deps): Promise<void> {
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
    const decision =
      doc && suggestionRecord.decide(suggestionOf(doc), { name: 'reward', data }, systemActor, now());
    if (doc && decision?.ok) {
      await moveSuggestion(models.suggestions, doc, decision.event, outbox).catch((error: unknown) => {
        // Somebody wrote at the same time: the reconciliation comes again.
        if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error;
        return undefined;
      });
      if ((await models.suggestions.countDocuments({ _id: doc._id, status: 'rewarded' })) === 0) return;
    }
  }
  await settled(models, reward);
}
