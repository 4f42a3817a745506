// The person's answers through the client's own mockWxMethod, so that a spec runs on the real developer tools too.
import type { MiniProgram } from './connect';
import type { Place } from './device';

/** Each call replaces one `wx` function until `restore(name)`; failures carry the platform's errMsg. */
export const phone = (mp: MiniProgram) => {
  const answer = (name: string, result: object): Promise<void> => mp.mockWxMethod(name, result);
  const fail = (name: string, reason: string, extra: object = {}): Promise<void> =>
    answer(name, { errMsg: `${name}:fail ${reason}`, ...extra });
  return {
    scan: (result: string) => answer('scanCode', { result, scanType: 'QR_CODE' }),
    photos: (addresses: string[]) =>
      answer('chooseMedia', {
        type: 'image',
        tempFiles: addresses.map((tempFilePath) => ({ tempFilePath, size: 1000, fileType: 'image' })),
      }),
    position: (place: Place) => answer('getLocation', { ...place }),
    place: (place: Place) => answer('chooseLocation', { ...place }),
    loginCode: (code: string) => answer('login', { code }),
    modal: (confirm: boolean, content: string | null = null) =>
      answer('showModal', { confirm, cancel: !confirm, content }),
    actionSheet: (tapIndex: number) => answer('showActionSheet', { tapIndex }),
    subscribe: (answers: Record<string, 'accept' | 'reject'>) => answer('requestSubscribeMessage', answers),
    transfer: () => answer('requestMerchantTransfer', { result: 'success' }),
    cancel: (name: string) => fail(name, 'cancel'),
    deny: (name: string) => fail(name, 'auth deny'),
    refusePrivacy: (name: string) => fail(name, 'privacy permission is not authorized', { errno: 104 }),
    offline: () => fail('request', 'net::ERR_INTERNET_DISCONNECTED', { errno: 600001 }),
    restore: (name: string) => mp.restoreWxMethod(name),
  };
};
