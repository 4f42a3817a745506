/** Rewards for suggestions: two approve, WeChat pays, the books say so to the fen. */
import { rewardEndpoints } from '@jsjb/shared/reward/contract';
import { rewardRecord } from '@jsjb/shared/reward/record';
import type { Deps } from '../deps';
import { defineFeature } from '../platform/features/feature';
import { subscribeTo } from '../platform/outbox/subscription';
import { rewardAccess } from './access/rewardAccess';
import { toldRewardEvents } from './access/rewardNotices';
import { reconcileRewards } from './jobs/reconcileRewards';
import { mountPayCallback } from './payCallback';
import { budgetData, ledgerData, payeeData, rewardData } from './personalData';
import { canPropose } from './queries/rewards';
import { rewardHandlers } from './routes';
import { rewardModels, type RewardDoc } from './store/rewardModels';
import { rewardStore } from './store/rewardStore';
import { notifyReward } from './subscriptions/notifyReward';

const onRewards = subscribeTo<RewardDoc, Deps>('rewards');

export const rewardFeature = defineFeature({
  name: 'reward',
  endpoints: rewardEndpoints,
  handlers: rewardHandlers,
  access: rewardAccess,
  collections: rewardModels,
  records: {
    rewards: {
      kind: rewardRecord,
      label: 'suggestionNumber',
      store: ({ rewards }, outbox) => rewardStore(rewards, outbox),
    },
  },
  services: ({ models }) => ({ mayReward: (suggestion, actor) => canPropose(models, suggestion, actor) }),
  subscriptions: [onRewards({ name: 'notifyReward', on: toldRewardEvents, handle: notifyReward })],
  jobs: [{ name: 'reconcileRewards', everyMs: 2 * 60_000, run: reconcileRewards }],
  personalData: [rewardData, payeeData, ledgerData, budgetData],
  mount: mountPayCallback,
});
