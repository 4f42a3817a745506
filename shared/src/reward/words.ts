/** The Chinese labels of rewards and of their ledger. */
import type { RewardAction, RewardEventType } from './event';
import type { Account, EntryKind } from './ledger';
import type { BillState, RewardStatus } from './reward';

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

/** How far one transfer is, in the platform's states. */
export const billStateWords: Record<BillState, string> = {
  ASKED: '正在向微信申请',
  ACCEPTED: '微信已受理',
  PROCESSING: '微信处理中',
  WAIT_USER_CONFIRM: '等待收款人确认',
  TRANSFERING: '转账中',
  CANCELING: '撤销中',
  SUCCESS: '已到账',
  FAIL: '没有付成',
  CANCELLED: '已撤销',
};

/** What happens now, for the one who gets it and for those who look after it. */
export const rewardSentences: Record<'payee' | 'staff', Record<RewardStatus, string>> = {
  payee: {
    proposed: '承办单位为您申请了奖励，正在审批。',
    seconded: '承办单位为您申请了奖励，正在审批。',
    approved: '奖励已经批准，请领取。',
    paying: '请在微信里确认收款。',
    paid: '奖励已经到账，谢谢您的金点子。',
    unpaid: '这次没有领成，钱还为您留着，可以再领一次。',
    certified: '您的建议得到了一张证书，谢谢您。',
    refused: '这笔奖励没有批准。您的建议依然被采纳，谢谢您。',
    givenUp: '这笔奖励不再发放，有疑问请联系接诉即办中心。',
    refunded: '这笔奖励已经退回。',
  },
  staff: {
    proposed: '等两位不是申请人的同志审批。',
    seconded: '一位同志已同意，还需要另一位。',
    approved: '已批准，等建议人领取。',
    paying: '付款单已开，等建议人在微信里确认。',
    paid: '已经到账，台账已记。',
    unpaid: '建议人没有领成，可以再领，也可以不再发放。',
    certified: '没有开通微信发放，已颁发证书，台账已注明。',
    refused: '没有批准，预算没有占用。',
    givenUp: '不再发放，钱已退回预算。',
    refunded: '钱已退回，预算已恢复。',
  },
};
