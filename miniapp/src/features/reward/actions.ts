/** What people decide about a reward, as buttons and forms; which of them are shown, the server says. */
import { rewardEndpoints } from '@jsjb/shared/reward/contract';
import type { RewardView } from '@jsjb/shared/reward/contract';
import { yuan } from '@jsjb/shared/reward/reward';
import type { Judge } from '@/api/fieldErrors';
import type { FormSpec } from '@/forms/formSpec';
import type { IconName } from '@/theme/icons';

export const rewardActionNames = ['approve', 'refuse', 'giveUp', 'refund', 'cancel'] as const;
export type RewardActionName = (typeof rewardActionNames)[number];

export interface RewardActionSpec {
  endpoint: 'approveReward' | 'refuseReward' | 'giveUpReward' | 'refundReward' | 'cancelReward';
  label: string;
  icon: IconName;
  done: string;
  danger?: boolean;
  /** Cancelling holds whatever the version. */
  unguarded?: boolean;
  form: (reward: RewardView) => Omit<FormSpec, 'title' | 'submit'>;
}

const reason = (label: string) =>
  ({ kind: 'text', name: 'reason', label, max: 500, rows: 3, required: true }) as const;

export const rewardActions: Readonly<Record<RewardActionName, RewardActionSpec>> = {
  approve: {
    endpoint: 'approveReward',
    label: '同意奖励',
    icon: 'check',
    done: '已同意',
    form: ({ fen, payee, approvals }) => ({
      intro: `同意给${payee?.name ?? '建议人'}发放 ${yuan(fen)} 元。${
        approvals.length === 0 ? '还需要另一位同志审批。' : '您是第二位审批人，同意后就可以领取。'
      }`,
      fields: [{ kind: 'text', name: 'note', label: '意见', max: 500, rows: 2 }],
    }),
  },
  refuse: {
    endpoint: 'refuseReward',
    label: '不同意',
    icon: 'ban',
    done: '已记录，申请单位会看到原因',
    danger: true,
    form: () => ({ fields: [reason('为什么不同意')] }),
  },
  giveUp: {
    endpoint: 'giveUpReward',
    label: '不再发放',
    icon: 'ban',
    done: '已停止发放，钱退回预算',
    danger: true,
    form: () => ({
      intro: '不再发放以后，这笔钱退回今年的预算，不能再领取。',
      fields: [reason('为什么不再发放')],
    }),
  },
  refund: {
    endpoint: 'refundReward',
    label: '登记退回',
    icon: 'undo-2',
    done: '已登记退回',
    danger: true,
    form: () => ({ intro: '确认钱已经退回商户账户以后再登记。', fields: [reason('退回的原因')] }),
  },
  cancel: {
    endpoint: 'cancelReward',
    label: '撤销付款',
    icon: 'x',
    done: '已请求撤销',
    danger: true,
    unguarded: true,
    form: () => ({ intro: '建议人还没有确认收款，可以撤销这次付款；以后还能再领。', fields: [] }),
  },
};

export const offeredRewardActions = ({ abilities, cancellable }: RewardView): RewardActionName[] =>
  rewardActionNames.filter((name) =>
    name === 'cancel' ? cancellable : (abilities as readonly string[]).includes(name),
  );

export const schemaOfReward = (name: RewardActionName): Judge =>
  rewardEndpoints[rewardActions[name].endpoint].body;
