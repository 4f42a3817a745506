/** A reward for an adopted suggestion: from a unit's proposal to money that arrives once. Amounts in fen, whole. */

export const rewardStatuses = [
  'proposed',
  'seconded',
  'approved',
  'paying',
  'paid',
  'unpaid',
  'certified',
  'refused',
  'givenUp',
  'refunded',
] as const;
export type RewardStatus = (typeof rewardStatuses)[number];

/** The states that WeChat Pay gives a transfer bill (商家转账). */
export const platformBillStates = [
  'ACCEPTED',
  'PROCESSING',
  'WAIT_USER_CONFIRM',
  'TRANSFERING',
  'CANCELING',
  'SUCCESS',
  'FAIL',
  'CANCELLED',
] as const;
/** `ASKED`: stored before the platform was asked; whether it heard is not known. */
export const billStates = ['ASKED', ...platformBillStates] as const;
export type BillState = (typeof billStates)[number];

/** How far a bill has come. Asking to cancel outruns everything that waits; an end outruns everything. */
const rank: Record<BillState, number> = {
  ASKED: 0,
  ACCEPTED: 1,
  PROCESSING: 2,
  WAIT_USER_CONFIRM: 3,
  TRANSFERING: 4,
  CANCELING: 5,
  SUCCESS: 9,
  FAIL: 9,
  CANCELLED: 9,
};
export const isEnd = (state: BillState): boolean => rank[state] === 9;
/**
 * False for what is known already, for what came late, and for everything after an end. A bill that waits for the
 * payee is of use only with its package, which the platform gives with the answer to a transfer and never to a query.
 */
export const isNews = (
  known: Pick<RewardBill, 'state' | 'packageInfo'>,
  told: { state: BillState; packageInfo?: string | undefined },
): boolean =>
  rank[told.state] > rank[known.state] ||
  (told.state === known.state && told.packageInfo !== undefined && known.packageInfo === undefined);

export interface RewardBill {
  /** Derived from the reward and the attempt, stored before the call, kept for every repetition. */
  outBillNo: string;
  state: BillState;
  transferBillNo?: string;
  /** What the payee's phone needs to confirm. */
  packageInfo?: string;
  failReason?: string;
  openedAt: Date;
  updatedAt: Date;
}

export interface Approval {
  at: Date;
  personId: string;
}

export interface Reward {
  id: string;
  version: number;
  status: RewardStatus;
  suggestionId: string;
  suggestionNumber: string;
  /** The author of the suggestion. */
  payeeId: string;
  unitId: string;
  fen: number;
  reason: string;
  /** Whose budget it is, `YYYY`. */
  year: string;
  proposerId: string;
  approvals: readonly Approval[];
  /** Marks the account that was approved; another one is not paid. */
  payeeMark?: string;
  bills: readonly RewardBill[];
  refusal?: string;
  certificateNumber?: string;
  proposedAt: Date;
  updatedAt: Date;
}

export const APPROVALS = 2;
/** Least amount of a transfer. */
export const LEAST_FEN = 10;
/** From here on the platform compares the real name. */
export const NAME_FROM_FEN = 2000_00;

/** Unconfirmed for a day the platform closes the bill and the money goes back. */
export const CONFIRM_MS = 24 * 3600_000;
export const confirmBy = ({ openedAt }: Pick<RewardBill, 'openedAt'>): Date =>
  new Date(openedAt.getTime() + CONFIRM_MS);

export const currentBill = ({ bills }: Pick<Reward, 'bills'>): RewardBill | undefined => bills.at(-1);

/** 1234567 → 12,345.67; never through a fraction. */
export function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`;
}

/** 32 letters and digits at most: the reward's identifier of 24 and the attempt. */
export const billNumberOf = (rewardId: string, attempt: number): string =>
  `R${rewardId}${String(attempt).padStart(3, '0')}`;
