// What WeChat offers beyond the phone: share menus, merchant transfer, reports.
import { ApiFailure, needText, TappedAnswer, type WxPart } from './convention';
import type { WxContext } from './index';

export function openApi({ host, consent }: WxContext): WxPart {
  const { answers } = host.device;
  const nothing = (): undefined => undefined;
  return {
    async: {
      showShareMenu: nothing,
      hideShareMenu: nothing,
      updateShareMenu: nothing,
      requestMerchantTransfer: (options) => {
        for (const key of ['mchId', 'package']) needText(options, key);
        if (options.appId !== undefined && options.appId !== host.device.info.appId)
          throw new ApiFailure('appId does not match the mini-program');
        if ((answers.transfers.shift() ?? 'cancel') === 'cancel') throw new ApiFailure('cancel');
        // a payment callback counts as a tap
        return new TappedAnswer({ result: 'success' });
      },
      openCustomerServiceChat: () => consent.tap(),
      openDocument: (options) => void needText(options, 'filePath'),
      setBackgroundFetchToken: nothing,
      requestSubscribeDeviceMessage: () => {
        throw new ApiFailure('not permitted for this mini-program');
      },
    },
    sync: {
      reportEvent: nothing,
      reportMonitor: nothing,
      reportAnalytics: nothing,
      reportPerformance: nothing,
    },
  };
}
