/** A transfer bill and its life. */
export const billStates = [
  'ACCEPTED',
  'PROCESSING',
  'WAIT_USER_CONFIRM',
  'TRANSFERING',
  'SUCCESS',
  'FAIL',
  'CANCELING',
  'CANCELLED',
] as const;
export type BillState = (typeof billStates)[number];

export interface Bill {
  outBillNo: string;
  transferBillNo: string;
  appId: string;
  openid: string;
  amount: number;
  remark: string;
  scene: string;
  notifyUrl?: string;
  state: BillState;
  failReason?: string;
  createdAt: number;
  updatedAt: number;
  packageInfo: string;
  /** All that a repetition of the request must agree in. */
  fingerprint: string;
}

export const nextStates: Record<BillState, readonly BillState[]> = {
  ACCEPTED: ['PROCESSING', 'FAIL', 'CANCELING'],
  PROCESSING: ['WAIT_USER_CONFIRM', 'FAIL', 'CANCELING'],
  WAIT_USER_CONFIRM: ['TRANSFERING', 'FAIL', 'CANCELING'],
  TRANSFERING: ['SUCCESS', 'FAIL'],
  CANCELING: ['CANCELLED'],
  SUCCESS: [],
  FAIL: [],
  CANCELLED: [],
};

export const isFinal = (state: BillState): boolean => nextStates[state].length === 0;

/** 2025-10-10T09:05:00+08:00 */
export function chinaInstant(at: number): string {
  return `${new Date(at + 8 * 3600_000).toISOString().slice(0, 19)}+08:00`;
}
