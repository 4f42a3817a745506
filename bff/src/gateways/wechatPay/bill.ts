/** Transfer bills: what is asked for, what is known of one, and what must be refused before asking. */
import { LEAST_FEN, NAME_FROM_FEN, platformBillStates } from '@jsjb/shared/reward/reward';
import { z } from 'zod';

type BillState = (typeof platformBillStates)[number];

/** What to pay. `outBillNo` is stored before the call and kept for every repetition. */
export interface Transfer {
  outBillNo: string;
  openid: string;
  fen: number;
  /** What the payee reads. */
  remark: string;
  /** The kind of subsidy, reported to the platform. */
  purpose: string;
  /** The real name; needed from ¥2000, checked by the platform when given. */
  payeeName?: string;
  notifyUrl: string;
}

/** Below ¥0.30 the platform refuses a name. */
export const NAME_NOT_UNDER_FEN = 30;

const length = (text: string): number => [...text].length;

/** The sentence a person should read when a transfer cannot be asked for. */
export function refusalOfTransfer(transfer: Transfer): string | undefined {
  const { outBillNo, fen, remark, purpose, payeeName } = transfer;
  if (!/^[0-9A-Za-z]{1,32}$/.test(outBillNo)) return '单号只能是 32 位以内的数字和字母。';
  if (!Number.isSafeInteger(fen)) return '金额应精确到分。';
  if (fen < LEAST_FEN) return '微信支付每笔最少 0.10 元，请调整金额。';
  if (fen >= NAME_FROM_FEN && !payeeName) return '2000 元及以上的奖励，需要填写收款人的真实姓名。';
  if (length(remark) < 1 || length(remark) > 32) return '转账备注请写 1 到 32 个字。';
  if (length(purpose) < 1 || length(purpose) > 32) return '奖励事由请写 1 到 32 个字。';
  return undefined;
}

const fields = {
  out_bill_no: z.string(),
  transfer_bill_no: z.string(),
  state: z.enum(platformBillStates),
  fail_reason: z.string().optional(),
};

export interface Bill {
  outBillNo: string;
  transferBillNo: string;
  state: BillState;
  failReason?: string;
  /** For wx.requestMerchantTransfer, while the payee has to confirm. */
  packageInfo?: string;
}

interface BillFields {
  out_bill_no: string;
  transfer_bill_no: string;
  state: BillState;
  fail_reason?: string | undefined;
  package_info?: string | undefined;
}
const billOf = (given: BillFields): Bill => ({
  outBillNo: given.out_bill_no,
  transferBillNo: given.transfer_bill_no,
  state: given.state,
  ...(given.fail_reason ? { failReason: given.fail_reason } : {}),
  ...(given.package_info ? { packageInfo: given.package_info } : {}),
});

/** The answers to a transfer and to a cancellation. */
export const briefBill = z.object({ ...fields, package_info: z.string().optional() }).transform(billOf);

export interface FullBill extends Bill {
  mchId: string;
  openid: string;
  fen: number;
}

/** The answer to a query and the content of a callback: enough to compare with one's own books. */
export const fullBill = z
  .object({ ...fields, mch_id: z.string(), openid: z.string(), transfer_amount: z.int() })
  .transform((given): FullBill => ({
    ...billOf(given),
    mchId: given.mch_id,
    openid: given.openid,
    fen: given.transfer_amount,
  }));
