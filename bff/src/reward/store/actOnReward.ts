/** One step of a reward and the entries of the ledger that follow from it: what all commands on rewards share. */
import type { Actor } from '@jsjb/shared/kit/role';
import type { RewardCommand } from '@jsjb/shared/reward/event';
import type { Deps } from '../../deps';
import { bookReward } from './rewardBooks';
import type { RewardDoc } from './rewardModels';

/** On the reward just as it is in hand. Throws the refusal in words, or CONFLICT when somebody was faster. */
export async function actOnReward(
  doc: RewardDoc,
  command: RewardCommand,
  { models, records }: Pick<Deps, 'models' | 'records'>,
  { actor, now, key }: { actor: Actor; now: Date; key?: string | undefined },
): Promise<RewardDoc> {
  return bookReward(
    models,
    await records.rewards.actOnce(doc, command, { actor, now, key, context: undefined }),
  );
}
