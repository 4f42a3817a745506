/** Folds events into the reward. Total and pure. */
import { defined } from '../defined';
import type { RewardEvent, RewardEventOf, RewardEventType } from './event';
import type { Reward, RewardBill, RewardStatus } from './reward';

type Fold<T extends RewardEventType> = (reward: Reward, event: RewardEventOf<T>) => Partial<Reward>;

const statusAfter = (state: RewardBill['state']): RewardStatus =>
  state === 'SUCCESS' ? 'paid' : state === 'FAIL' || state === 'CANCELLED' ? 'unpaid' : 'paying';

const folds: { [T in Exclude<RewardEventType, 'reward.proposed'>]: Fold<T> } = {
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

export const openReward = (id: string, { at, by, data }: RewardEventOf<'reward.proposed'>): Reward => ({
  id,
  ...data,
  version: 1,
  status: 'proposed',
  proposerId: by.personId,
  approvals: [],
  bills: [],
  proposedAt: at,
  updatedAt: at,
});

export function evolveReward(reward: Reward, event: RewardEvent): Reward {
  if (event.type === 'reward.proposed') throw new Error('a reward is proposed once');
  // The table is keyed by the event's own type; TypeScript cannot correlate the two unions.
  const fold = folds[event.type] as Fold<typeof event.type>;
  return defined({
    ...reward,
    ...fold(reward, event),
    version: reward.version + 1,
    updatedAt: event.at,
  });
}

export function replayReward(id: string, events: readonly RewardEvent[]): Reward {
  const [first, ...rest] = events;
  if (first?.type !== 'reward.proposed') throw new Error(`the log of ${id} does not begin with a proposal`);
  return rest.reduce(evolveReward, openReward(id, first));
}
