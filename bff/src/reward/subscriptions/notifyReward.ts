/** Tells people of rewards. Repeating it tells nobody twice: the identifier is the same. */
import { pages } from '@jsjb/shared/kit/pages';
import type { RewardEvent } from '@jsjb/shared/reward/event';
import type { Deps } from '../../deps';
import type { Logged } from '../../platform/records/eventLog';
import { findSuggestion, tell } from '../../suggestion';
import { rewardNoticesOf } from '../access/rewardNotices';
import { rewardOf, type RewardDoc } from '../store/rewardModels';

export async function notifyReward(event: Logged<RewardEvent>, doc: RewardDoc, deps: Deps): Promise<void> {
  const suggestion = await findSuggestion(deps.models.suggestions, doc.suggestionId);
  if (!suggestion) return;
  const id = doc._id.toHexString();
  const number = doc.suggestionNumber;
  // A reward may carry its suggestion's own identifier.
  const told = { id: `reward.${id}`, number, matter: '建议奖励', page: `${pages.reward}?id=${id}`, event };
  await tell(rewardNoticesOf(event, rewardOf(doc), deps.pay !== undefined), suggestion, told, deps);
}
