import { lostTransfer } from './lostTransfer';

test('an address that WeChat’s console does not list is no bad network, and trying again is useless', () => {
  const error = lostTransfer({ errMsg: 'request:fail url not in domain list', errno: 600002 });
  expect(error).toMatchObject({ code: 'SETUP', isTransient: false });
  expect(error.message).toBe('小程序还没有配置好（600002）。着急的事请拨打 12345。');
});

test('no network and too slow a network stay what they are', () => {
  const lost = { errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED', errno: 600001 };
  expect(lostTransfer(lost)).toMatchObject({ code: 'OFFLINE', isTransient: true });
  expect(lostTransfer({ errMsg: 'request:fail timeout', errno: 5 })).toMatchObject({ code: 'TIMEOUT' });
  expect(lostTransfer(undefined)).toMatchObject({ code: 'OFFLINE' });
});
