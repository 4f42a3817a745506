/** The WeChat Pay gateway: user-confirmed transfers, and callbacks about them. */
import { AppError } from '@jsjb/shared/kit/errors';
import {
  briefBill,
  fullBill,
  NAME_NOT_UNDER_FEN,
  refusalOfTransfer,
  type Bill,
  type FullBill,
  type Transfer,
} from './bill';
import { openCallback, type OpenedCallback } from './callback';
import type { PaySettings } from './settings';
import { createSigner } from './sign';
import { callPay, type PayCallRecord, type PayTransport, type Reply } from './transport';
import type { HeaderReader } from './verify';

export type { Bill, FullBill, Transfer } from './bill';
export type { OpenedCallback } from './callback';
export type { PayCallRecord, Reply } from './transport';

export interface WechatPay {
  /**
   * Asks for a transfer. Repeating it with the same number and content is harmless and is what `unknown` asks for;
   * a new number only after a query has shown FAIL or CANCELLED, or NOT_FOUND after `refused`.
   */
  transfer(transfer: Transfer): Promise<Reply<Bill>>;
  /** By one's own number. NOT_FOUND comes as `refused`; the platform looks back 30 days. */
  query(outBillNo: string): Promise<Reply<FullBill>>;
  queryByTransferNo(transferBillNo: string): Promise<Reply<FullBill>>;
  /** Until the payee has confirmed. Known CANCELING is not yet CANCELLED. */
  cancel(outBillNo: string): Promise<Reply<Bill>>;
  /** The raw body as it came. Answer 2xx only when `ok` and booked; otherwise an error, so that it comes again. */
  openCallback(header: HeaderReader, body: Buffer): OpenedCallback;
  /** What wx.requestMerchantTransfer needs besides the package. */
  readonly payer: { mchId: string; appId: string };
}

const BASE = '/v3/fund-app/mch-transfer/transfer-bills';
/** 行政补贴, shown to the payee as a reward. */
const SCENE = { transfer_scene_id: '1002', user_recv_perception: '行政奖励' } as const;

export function createWechatPay(
  settings: PaySettings,
  options: { now?: () => Date; onCall?: (record: PayCallRecord) => void } = {},
): WechatPay {
  const { now = () => new Date(), onCall } = options;
  const signer = createSigner(settings);
  const transport: PayTransport = { settings, signer, now, ...(onCall ? { onCall } : {}) };
  const path = (...parts: string[]): string => [BASE, ...parts.map(encodeURIComponent)].join('/');

  return {
    payer: { mchId: settings.mchId, appId: settings.appId },
    async transfer(wanted) {
      const refusal = refusalOfTransfer(wanted);
      if (refusal) throw new AppError('INVALID', { userMessage: refusal });
      const { outBillNo, openid, fen, remark, purpose, payeeName, notifyUrl } = wanted;
      const named = payeeName !== undefined && fen >= NAME_NOT_UNDER_FEN;
      const body = {
        appid: settings.appId,
        out_bill_no: outBillNo,
        ...SCENE,
        openid,
        ...(named ? { user_name: signer.encrypt(payeeName) } : {}),
        transfer_amount: fen,
        transfer_remark: remark,
        notify_url: notifyUrl,
        transfer_scene_report_infos: [{ info_type: '补贴类型', info_content: purpose }],
      };
      return callPay(transport, { name: 'transfer', method: 'POST', target: BASE, body }, briefBill);
    },
    query: (no) =>
      callPay(transport, { name: 'query', method: 'GET', target: path('out-bill-no', no) }, fullBill),
    queryByTransferNo: (no) =>
      callPay(transport, { name: 'query', method: 'GET', target: path('transfer-bill-no', no) }, fullBill),
    cancel: (no) =>
      callPay(
        transport,
        { name: 'cancel', method: 'POST', target: path('out-bill-no', no, 'cancel') },
        briefBill,
      ),
    openCallback: (header, body) => openCallback(header, body, settings, now()),
  };
}
