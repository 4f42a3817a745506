/** Who hears what of a reward: pure. */
import type { RewardEvent, RewardEventOf, RewardEventType } from '@jsjb/shared/reward/event';
import { yuan, type Reward } from '@jsjb/shared/reward/reward';
import { told, type SuggestionNoticeDraft, work } from '../../suggestion';

const toUnit = ({ unitId }: Reward, status: string, note: string): SuggestionNoticeDraft =>
  work({ to: 'unit', unitId }, status, note);

type RewardTeller<T extends RewardEventType> = (
  event: RewardEventOf<T>,
  reward: Reward,
  paysMoney: boolean,
) => SuggestionNoticeDraft[];

const ofReward: { [T in RewardEventType]?: RewardTeller<T> } = {
  'reward.proposed': () => [work({ to: 'approvers' }, '待审批', '有一笔建议奖励等您审批。')],
  'reward.approved': ({ data }, { fen }, paysMoney) => {
    if (!data.last) return [work({ to: 'approvers' }, '待第二人', '还需要另一位同志审批。')];
    return paysMoney ? [told('author', '待领取', `建议奖励 ${yuan(fen)} 元，请领取。`)] : [];
  },
  'reward.refused': (_, reward) => [toUnit(reward, '未批准', '建议奖励没有批准，请看原因。')],
  'reward.payeeChanged': () => [
    told('author', '重新审批', '收款账户变更过，需要重新审批。'),
    work({ to: 'approvers' }, '重新审批', '收款账户变更，请重新审批。'),
  ],
  'reward.billMoved': ({ data: { state } }, { fen }) => {
    if (state === 'SUCCESS') return [told('author', '已到账', `建议奖励 ${yuan(fen)} 元已到账。`)];
    if (state === 'FAIL' || state === 'CANCELLED')
      return [told('author', '未领取', '奖励这次没有领成，可以再领一次。')];
    return [];
  },
  'reward.certified': () => [told('author', '证书', '您的建议证书已经颁发，请查看。')],
  'reward.givenUp': () => [told('author', '不再发放', '建议奖励不再发放，有疑问请来电。')],
};

/** `paysMoney`: a merchant is set up, so there is something to collect. */
export function rewardNoticesOf(
  event: RewardEvent,
  reward: Reward,
  paysMoney: boolean,
): SuggestionNoticeDraft[] {
  // The table is keyed by the event's own type; TypeScript cannot correlate the two unions.
  const teller = ofReward[event.type] as RewardTeller<typeof event.type> | undefined;
  return teller?.(event, reward, paysMoney) ?? [];
}

/** The events that people are told of. */
export const toldRewardEvents = Object.keys(ofReward) as RewardEventType[];
