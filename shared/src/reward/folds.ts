/** What each event makes of a reward. */
import { defined } from '../kit/defined';
import type { Folds } from '../kit/terms';
import type { RewardTypes } from './event';
import type { RewardBill, RewardStatus } from './reward';

const statusAfter = (state: RewardBill['state']): RewardStatus =>
  state === 'SUCCESS' ? 'paid' : state === 'FAIL' || state === 'CANCELLED' ? 'unpaid' : 'paying';

export const rewardFolds: Folds<RewardTypes> = {
  'reward.approved': ({ approvals }, { at, by, data }) =>
    defined({
      status: data.last ? ('approved' as const) : ('seconded' as const),
      approvals: [...approvals, { at, personId: by.personId }],
      payeeMark: data.payeeMark,
    }),
  'reward.refused': (_, { data }) => ({ status: 'refused', refusal: data.reason }),
  'reward.billOpened': ({ bills }, { at, data }) => ({
    status: 'paying',
    bills: [...bills, { outBillNo: data.outBillNo, state: 'ASKED', openedAt: at, updatedAt: at }],
  }),
  'reward.billMoved': ({ bills }, { at, data }) => ({
    status: statusAfter(data.state),
    bills: bills.map((bill) =>
      bill.outBillNo === data.outBillNo ? defined({ ...bill, ...data, updatedAt: at }) : bill,
    ),
  }),
  'reward.payeeChanged': () => ({ status: 'proposed', approvals: [], payeeMark: undefined }),
  'reward.certified': (_, { data }) => ({
    status: 'certified',
    certificateNumber: data.certificateNumber,
  }),
  'reward.givenUp': () => ({ status: 'givenUp' }),
  'reward.refunded': () => ({ status: 'refunded' }),
};
