/** The reward as a record: its life, what speaks against a step, what each event makes of it. */
import { isPartial } from '../kit/approval';
import { defineRecord } from '../kit/record';
import { isSamePerson, type Actor } from '../kit/role';
import type { RewardTypes } from './event';
import { rewardFolds } from './folds';
import { rewardGuards } from './guards';
import { rewardEnds, rewardLife } from './lifecycle';
import { rewardStatuses, type Reward } from './reward';

/** Why this person may not judge this reward; undefined when they may. */
function partiality({ proposerId, payeeId, approvals }: Reward, actor: Actor): string | undefined {
  if (!isPartial(approvals, [proposerId, payeeId], actor)) return undefined;
  if (isSamePerson(actor, proposerId)) return '不能审批自己提出的奖励，请由另外两位同志审批。';
  if (isSamePerson(actor, payeeId)) return '不能审批发给自己的奖励。';
  return '您已经审批过这笔奖励，还需要另一位同志审批。';
}

export const rewardRecord = defineRecord<RewardTypes>({
  name: 'reward',
  statuses: rewardStatuses,
  start: 'proposed',
  ends: rewardEnds,
  life: rewardLife,
  relations: {
    anyone: () => true,
    fresh: (reward, actor) => partiality(reward, actor) === undefined,
  },
  words: {
    forbidden: (reward, action, actor) => {
      const judges = action === 'approve' || rewardLife[action].by[actor.role] === 'fresh';
      return (judges ? partiality(reward, actor) : undefined) ?? '您没有对这笔奖励进行这项操作的权限。';
    },
    illegal: '奖励现在的状态不能进行这项操作，请刷新后再看。',
  },
  guards: rewardGuards,
  opening: 'reward.proposed',
  open: ({ at, by, data }) => ({
    ...data,
    proposerId: by.personId,
    approvals: [],
    bills: [],
    proposedAt: at,
  }),
  folds: rewardFolds,
});
