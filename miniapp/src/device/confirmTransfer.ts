/** The payee's tap in WeChat's own sheet: 确认收款. Its success is no payment; the platform tells the server. */
import { logRefusal } from './refusalLog';
import { reasonOf } from './refusalReason';

export interface Transfer {
  mchId: string;
  appId: string;
  package: string;
}

interface WeChat {
  requestMerchantTransfer?: (
    options: Transfer & { success: () => void; fail: (failure: { errMsg?: string }) => void },
  ) => void;
}
declare const wx: WeChat;

export type Confirmed = 'confirmed' | 'cancelled' | 'failed' | 'tooOld';

/** WeChat offers it from base library 3.3.0 on. */
export const canConfirm = true;

export const confirmTransfer = (transfer: Transfer): Promise<Confirmed> =>
  new Promise((resolve) => {
    if (!wx.requestMerchantTransfer) return resolve('tooOld');
    wx.requestMerchantTransfer({
      ...transfer,
      success: () => resolve('confirmed'),
      fail: (failure) => {
        if (reasonOf(failure) === 'cancelled') return resolve('cancelled');
        logRefusal(failure);
        resolve('failed');
      },
    });
  });
