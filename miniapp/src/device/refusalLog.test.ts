import { refusalLine } from './refusalLog';

test('WeChat’s words and number are told, an address without its query', () => {
  expect(refusalLine({ errMsg: 'chooseMedia:fail api scope is not declared', errno: 112 })).toBe(
    'chooseMedia:fail api scope is not declared (112)',
  );
  expect(refusalLine({ errMsg: 'request:fail https://a.cn/api?content=秘密 refused' })).toBe(
    'request:fail https://a.cn/api?… refused',
  );
  expect(refusalLine(undefined)).toBe('no words');
});
