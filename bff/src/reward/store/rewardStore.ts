/** The store of rewards, and their only writer. */
import type { RewardTypes } from '@jsjb/shared/reward/event';
import { rewardRecord } from '@jsjb/shared/reward/record';
import type { Model } from 'mongoose';
import type { OutboxMarker } from '../../platform/outbox';
import { outboxMarks } from '../../platform/records/outboxMarks';
import { recordStore } from '../../platform/records/recordStore';
import { besideReward, type RewardDoc, type RewardSide } from './rewardModels';

export function rewardStore(model: Model<RewardDoc>, outbox: OutboxMarker) {
  const marks = outboxMarks('rewards', outbox);
  return recordStore<RewardTypes, RewardSide>({
    record: rewardRecord,
    model,
    beside: besideReward,
    marks: {
      ...marks,
      // Set with every event: books that were settled just now are behind again.
      onAppend(events, stored) {
        const { set, after } = marks.onAppend(events, stored);
        return { set: { ...set, unbooked: true }, after: { ...after, unbooked: true } };
      },
    },
    conflict: '这笔奖励刚刚被别人更新了，请刷新后再试。',
  });
}

declare module '../../deps' {
  interface Records {
    rewards: ReturnType<typeof rewardStore>;
  }
}
