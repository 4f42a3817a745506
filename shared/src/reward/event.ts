/** What can be done to a reward, and what has happened to it. */
import type { CommandIn, EventIn, EventOf } from '../kit/terms';
import type { BillState, Reward } from './reward';

export interface BillNews {
  outBillNo: string;
  state: BillState;
  transferBillNo?: string;
  packageInfo?: string;
  failReason?: string;
}

export interface RewardActionData {
  approve: { payeeMark?: string; note: string };
  refuse: { reason: string };
  openBill: { outBillNo: string };
  moveBill: BillNews;
  payeeChanged: { reason: string };
  certify: { certificateNumber: string };
  giveUp: { reason: string };
  refund: { reason: string };
}
export type RewardAction = keyof RewardActionData;
export type RewardCommand = CommandIn<RewardActionData>;

export interface RewardEventData {
  'reward.proposed': {
    suggestionId: string;
    suggestionNumber: string;
    payeeId: string;
    unitId: string;
    fen: number;
    reason: string;
    year: string;
  };
  'reward.approved': { payeeMark?: string; note: string; last: boolean };
  'reward.refused': { reason: string };
  'reward.billOpened': { outBillNo: string };
  'reward.billMoved': BillNews;
  'reward.payeeChanged': { reason: string };
  'reward.certified': { certificateNumber: string };
  'reward.givenUp': { reason: string };
  'reward.refunded': { reason: string };
}
export type RewardEventType = keyof RewardEventData;
export type RewardEventOf<T extends RewardEventType> = EventOf<RewardEventData, T>;
export type RewardEvent = EventIn<RewardEventData>;

export type RewardRelation =
  | 'anyone'
  /** neither proposed nor approved it before, and is not the one who gets it */
  | 'fresh';

export interface RewardTypes {
  state: Reward;
  relation: RewardRelation;
  actions: RewardActionData;
  events: RewardEventData;
  opening: 'reward.proposed';
}
