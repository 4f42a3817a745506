/** What can be done to a reward, and what has happened to it. */
import type { Actor } from '../people/role';
import type { RewardAction } from './lifecycle';
import type { BillState } from './reward';

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
export type RewardCommand = { [A in RewardAction]: { name: A; data: RewardActionData[A] } }[RewardAction];

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
export interface RewardEventOf<T extends RewardEventType> {
  type: T;
  at: Date;
  by: Actor;
  data: RewardEventData[T];
}
export type RewardEvent = { [T in RewardEventType]: RewardEventOf<T> }[RewardEventType];
