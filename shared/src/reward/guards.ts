/** What a step of a reward needs beside its status: a reason, the right bill. */
import type { RecordDefinition } from '../kit/definition';
import { illegal, invalid, type Refusal } from '../kit/refusal';
import type { RewardTypes } from './event';
import { APPROVALS, billNumberOf, currentBill, isNews } from './reward';

const withReason =
  (missing: string) =>
  ({ data }: { data: { reason: string } }): Refusal | undefined =>
    data.reason.trim() ? undefined : invalid('reason', missing);

export const rewardGuards: NonNullable<RecordDefinition<RewardTypes>['guards']> = {
  approve: ({ data, record: { approvals } }) => ({
    type: 'reward.approved',
    data: { ...data, last: approvals.length + 1 >= APPROVALS },
  }),
  refuse: withReason('不同意奖励，请写明原因。'),
  openBill: ({ data, record: { id, bills } }) =>
    data.outBillNo === billNumberOf(id, bills.length + 1)
      ? undefined
      : illegal('付款单号不是由这笔奖励得出的。'),
  moveBill: ({ data, record }) => {
    const bill = currentBill(record);
    if (!bill || bill.outBillNo !== data.outBillNo) return illegal('这张付款单不是这笔奖励当前的付款单。');
    return isNews(bill, data) ? undefined : illegal('这个付款状态已经登记过了。');
  },
  giveUp: withReason('请写明不再发放的原因。'),
  refund: withReason('请写明退回的原因。'),
};
