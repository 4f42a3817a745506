import { reasonOf } from './refusalReason';

test.each([
  [{ errMsg: 'chooseLocation:fail cancel' }, 'cancelled'],
  [{ errMsg: 'chooseMedia:fail privacy permission is not authorized', errno: 104 }, 'privacy'],
  [{ errMsg: 'chooseMedia:fail privacy permission is not authorized' }, 'privacy'],
  [{ errMsg: 'chooseLocation:fail auth deny', errno: 103 }, 'permission'],
  [{ errMsg: 'chooseLocation:fail:auth denied' }, 'permission'],
  [{ errMsg: 'chooseMedia:fail:system permission denied' }, 'permission'],
  [{ errMsg: 'chooseMedia:fail no enough space' }, 'other'],
  [undefined, 'other'],
])('%j is told as %s', (failure, reason) => {
  expect(reasonOf(failure)).toBe(reason);
});
