/** The life of a reward as data. */
import { proveLife, type Transition } from '../transition';
import { rewardStatuses, type RewardStatus } from './reward';

export type RewardRelation =
  | 'anyone'
  /** neither proposed nor approved it before, and is not the one who gets it */
  | 'fresh';

type Row = Transition<RewardStatus, RewardRelation>;
const approvers = { dispatcher: 'fresh', supervisor: 'fresh', leader: 'fresh', admin: 'fresh' } as const;
const scheduler = { system: 'anyone' } as const;

export const rewardLife = {
  approve: { from: ['proposed', 'seconded'], to: ['seconded', 'approved'], by: approvers },
  refuse: { from: ['proposed', 'seconded'], to: ['refused'], by: approvers },
  /** The bill is written down; the platform is asked after that. */
  openBill: { from: ['approved', 'unpaid'], to: ['paying'], by: scheduler },
  moveBill: { from: ['paying'], to: ['same', 'paid', 'unpaid'], by: scheduler },
  /** The account is no longer the one that was approved: approve anew. */
  payeeChanged: { from: ['approved', 'unpaid'], to: ['proposed'], by: scheduler },
  /** No merchant: paper instead of money. */
  certify: { from: ['approved'], to: ['certified'], by: scheduler },
  giveUp: { from: ['approved', 'unpaid'], to: ['givenUp'], by: { dispatcher: 'anyone', admin: 'anyone' } },
  /** The money came back after it had arrived. */
  refund: { from: ['paid'], to: ['refunded'], by: { admin: 'anyone' } },
} as const satisfies Record<string, Row>;

export type RewardAction = keyof typeof rewardLife;
export const rewardActions = Object.keys(rewardLife) as RewardAction[];
export const rewardRow = (action: RewardAction): Row => rewardLife[action];

export const rewardEnds: readonly RewardStatus[] = ['paid', 'certified', 'refused', 'givenUp', 'refunded'];
/** In these the money stays set aside or is spent; in the others it is free again. */
export const spends = (status: RewardStatus): boolean =>
  !(['refused', 'givenUp', 'certified', 'refunded'] as readonly RewardStatus[]).includes(status);

/** A suggestion has one reward: while it is under way, and once it was given. */
export const blocksAnother = (status: RewardStatus): boolean => spends(status) || status === 'certified';

export const proveRewardLife = (rows: Readonly<Record<string, Row>> = rewardLife): void =>
  proveLife({ name: 'reward', statuses: rewardStatuses, start: 'proposed', ends: rewardEnds, rows });
