// What WeChat offers beyond the phone: share menus, files sent to a chat, merchant transfer, reports.
import { ApiFailure, needText, TappedAnswer, type WxPart } from './convention';
import type { WxContext } from './index';

export function openApi({ host, consent, files }: WxContext): WxPart {
  const { answers } = host.device;
  const nothing = (): undefined => undefined;
  return {
    async: {
      showShareMenu: nothing,
      hideShareMenu: nothing,
      updateShareMenu: nothing,
      requestMerchantTransfer: async (options) => {
        const appId = options.appId === undefined ? undefined : needText(options, 'appId');
        const asked = { mchId: needText(options, 'mchId'), package: needText(options, 'package'), appId };
        if (appId !== undefined && appId !== host.device.info.appId)
          throw new ApiFailure('appId does not match the mini-program');
        const answer = answers.transfers.shift() ?? 'cancel';
        const given = typeof answer === 'function' ? await answer(asked) : answer;
        if (given === 'cancel') throw new ApiFailure('cancel');
        // a payment callback counts as a tap
        return new TappedAnswer({ result: 'success' });
      },
      openCustomerServiceChat: () => consent.tap(),
      openDocument: (options) => void needText(options, 'filePath'),
      shareFileMessage: (options) => {
        consent.tap();
        const filePath = needText(options, 'filePath');
        if (!files.exists(filePath)) throw new ApiFailure(`file doesn't exist, ${filePath}`);
        if (answers.sending === 'cancel') throw new ApiFailure('cancel');
      },
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
