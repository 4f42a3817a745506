/** The only writer of a reward's state, and of the entries of the ledger, which follow from its log. */
import { asError } from '@jsjb/shared/refusal';
import type { RewardCommand, RewardEvent, RewardEventOf } from '@jsjb/shared/reward/event';
import { postingOf } from '@jsjb/shared/reward/ledger';
import { spends } from '@jsjb/shared/reward/lifecycle';
import { rewardRecord } from '@jsjb/shared/reward/record';
import type { Actor } from '@jsjb/shared/people/role';
import type { OutboxMarker } from '../platform/outbox';
import { appendEvent, chained } from './eventLog';
import type { Models } from './index';
import { isDuplicateKey } from './duplicateKey';
import { rewardOf, type LedgerDoc, type RewardDoc } from './rewardModels';
import { setFree } from './rewardBudget';

export function newRewardDoc(
  event: RewardEventOf<'reward.proposed'>,
  extra: Pick<RewardDoc, '_id' | 'idempotency'>,
  outbox: OutboxMarker,
): RewardDoc {
  const { id: _, ...state } = rewardRecord.open(extra._id.toHexString(), event);
  const events = [chained<RewardEvent>(event, 1, '')];
  return { ...extra, ...state, events, outbox: outbox.markNew('rewards', events) };
}

/** Decides and stores one step. Throws the refusal in words, or CONFLICT when somebody was faster. */
export async function moveReward(
  { models, outbox }: { models: Models; outbox: OutboxMarker },
  doc: RewardDoc,
  command: RewardCommand,
  actor: Actor,
  now: Date,
  key?: string,
): Promise<RewardDoc> {
  const before = rewardOf(doc);
  const decision = rewardRecord.decide(before, command, actor, now);
  if (!decision.ok) throw asError(decision);
  const { event } = decision;
  const after = rewardRecord.evolve(before, event);
  const own = { unbooked: true as const };
  const moved = await appendEvent(models.rewards, doc, { before, after, event, own, key }, outbox);
  return bookReward(models, moved);
}

/** Writes the entries that the log asks for and frees what is no longer needed. Safe to repeat after a crash. */
export async function bookReward(models: Models, doc: RewardDoc): Promise<RewardDoc> {
  const reward = rewardOf(doc);
  const entries = doc.events.flatMap((event): LedgerDoc[] => {
    const posting = postingOf(reward, event);
    const { id: rewardId, year, suggestionNumber } = reward;
    return posting
      ? [
          {
            _id: `${rewardId}:${String(event.seq).padStart(4, '0')}`,
            at: event.at,
            year,
            rewardId,
            suggestionNumber,
            ...posting,
          },
        ]
      : [];
  });
  for (const entry of entries.reverse()) {
    try {
      await models.rewardLedger.create(entry);
    } catch (error) {
      // The newest first: what is older stands there already.
      if (!isDuplicateKey(error)) throw error;
    }
  }
  if (!spends(reward.status)) await setFree(models.rewardBudgets, reward);
  return doc;
}

/** Nothing follows any more; unless it has moved on meanwhile. */
export const settled = (models: Models, { _id, version }: RewardDoc): Promise<unknown> =>
  models.rewards.updateOne({ _id, version }, { $unset: { unbooked: '' } }).exec();
