/** The life of a reward as data. */
import type { Life } from '../kit/terms';
import type { RewardAction, RewardTypes } from './event';
import type { RewardStatus } from './reward';

const approvers = { dispatcher: 'fresh', supervisor: 'fresh', leader: 'fresh', admin: 'fresh' } as const;
const scheduler = { system: 'anyone' } as const;

export const rewardLife: Life<RewardTypes> = {
  approve: {
    from: ['proposed', 'seconded'],
    to: ['seconded', 'approved'],
    by: approvers,
    makes: ['reward.approved'],
  },
  refuse: { from: ['proposed', 'seconded'], to: ['refused'], by: approvers, event: 'reward.refused' },
  /** The bill is written down; the platform is asked after that. */
  openBill: { from: ['approved', 'unpaid'], to: ['paying'], by: scheduler, event: 'reward.billOpened' },
  moveBill: { from: ['paying'], to: ['same', 'paid', 'unpaid'], by: scheduler, event: 'reward.billMoved' },
  /** The account is no longer the one that was approved: approve anew. */
  payeeChanged: {
    from: ['approved', 'unpaid'],
    to: ['proposed'],
    by: scheduler,
    event: 'reward.payeeChanged',
  },
  /** No merchant: paper instead of money. */
  certify: { from: ['approved'], to: ['certified'], by: scheduler, event: 'reward.certified' },
  giveUp: {
    from: ['approved', 'unpaid'],
    to: ['givenUp'],
    by: { dispatcher: 'anyone', admin: 'anyone' },
    event: 'reward.givenUp',
  },
  /** The money came back after it had arrived. */
  refund: { from: ['paid'], to: ['refunded'], by: { admin: 'anyone' }, event: 'reward.refunded' },
};

export const rewardActions = Object.keys(rewardLife) as RewardAction[];

export const rewardEnds: readonly RewardStatus[] = ['paid', 'certified', 'refused', 'givenUp', 'refunded'];
/** In these the money stays set aside or is spent; in the others it is free again. */
export const spends = (status: RewardStatus): boolean =>
  !(['refused', 'givenUp', 'certified', 'refunded'] as readonly RewardStatus[]).includes(status);

/** A suggestion has one reward: while it is under way, and once it was given. */
export const blocksAnother = (status: RewardStatus): boolean => spends(status) || status === 'certified';
