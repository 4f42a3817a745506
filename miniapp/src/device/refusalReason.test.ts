import { notSetUpWords, reasonOf } from './refusalReason';

test.each([
  [{ errMsg: 'chooseLocation:fail cancel' }, 'cancelled'],
  [{ errMsg: 'chooseMedia:fail privacy permission is not authorized', errno: 104 }, 'privacy'],
  [{ errMsg: 'chooseMedia:fail privacy permission is not authorized' }, 'privacy'],
  [{ errMsg: 'chooseLocation:fail auth deny', errno: 103 }, 'permission'],
  [{ errMsg: 'chooseLocation:fail:auth denied' }, 'permission'],
  [{ errMsg: 'chooseMedia:fail:system permission denied' }, 'permission'],
  [{ errMsg: 'chooseMedia:fail no enough space' }, 'other'],
  [{ errMsg: 'chooseMedia:fail api scope is not declared in the privacy agreement', errno: 112 }, 'setup'],
  [{ errMsg: 'chooseMedia:fail api scope is not declared in the privacy agreement' }, 'setup'],
  [{ errMsg: 'choosePoi:fail the api need to be declared in the requiredPrivateInfos field' }, 'setup'],
  [{ errMsg: 'request:fail url not in domain list', errno: 600002 }, 'setup'],
  [{ errMsg: 'requestSubscribeMessage:fail no template', errCode: 20001 }, 'setup'],
  [{ errMsg: 'requestSubscribeMessage:fail main switch is switched off', errCode: 20004 }, 'permission'],
  [undefined, 'other'],
])('%j is told as %s', (failure, reason) => {
  expect(reasonOf(failure)).toBe(reason);
});

test('what is not set up is told with WeChat’s number, where it has one', () => {
  expect(notSetUpWords({ errno: 112 })).toBe('小程序还没有配置好（112）。');
  expect(notSetUpWords({ errMsg: 'request:fail url not in domain list' })).toBe('小程序还没有配置好。');
});
