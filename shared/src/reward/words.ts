/** The Chinese labels of rewards and of their ledger. */
import type { RewardEventType } from './event';
import type { Account, EntryKind } from './ledger';
import type { RewardAction } from './lifecycle';
import type { RewardStatus } from './reward';

export const rewardStatusWords: Record<RewardStatus, string> = {
  proposed: '待审批',
  seconded: '待第二人审批',
  approved: '已批准，待领取',
  paying: '发放中',
  paid: '已到账',
  unpaid: '未领取，可再次领取',
  certified: '已发证书',
  refused: '未批准',
  givenUp: '不再发放',
  refunded: '已退回',
};

export const rewardActionWords: Record<RewardAction, string> = {
  approve: '同意奖励',
  refuse: '不同意奖励',
  openBill: '开立付款单',
  moveBill: '登记付款状态',
  payeeChanged: '收款人变更，重新审批',
  certify: '颁发证书',
  giveUp: '不再发放',
  refund: '登记退回',
};

export const rewardEventWords: Record<RewardEventType, string> = {
  'reward.proposed': '提出奖励',
  'reward.approved': '同意奖励',
  'reward.refused': '不同意奖励',
  'reward.billOpened': '开立付款单',
  'reward.billMoved': '付款状态',
  'reward.payeeChanged': '收款人变更，重新审批',
  'reward.certified': '颁发证书',
  'reward.givenUp': '不再发放',
  'reward.refunded': '退回',
};

export const accountWords: Record<Account, string> = {
  budget: '奖励预算',
  committed: '已批准待付',
  inTransit: '支付在途',
  paid: '已发放',
};

export const entryWords: Record<EntryKind, string> = {
  commit: '批准',
  ask: '发起支付',
  pay: '到账',
  release: '支付未成，退回待付',
  free: '取消批准，退回预算',
  certificate: '未配置商户，以证书代替奖金',
  refund: '退回',
};
