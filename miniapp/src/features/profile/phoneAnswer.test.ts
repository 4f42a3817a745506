import { refusedWords } from './phoneAnswer';

test.each([
  [{ errMsg: 'getPhoneNumber:fail user deny' }, '没有得到手机号，请直接填写电话', false],
  [{ errMsg: 'getPhoneNumber:fail no quota', errno: 1400001 }, '微信验证暂时用不了，请直接填写电话', true],
  [
    { errMsg: 'getPhoneNumber:fail api scope is not declared in the privacy agreement', errno: 112 },
    '小程序还没有配置好（112）。请直接填写电话',
    true,
  ],
  [{ errMsg: 'getPhoneNumber:fail jsapi has no permission' }, '小程序还没有配置好。请直接填写电话', true],
  [
    { errMsg: 'getPhoneNumber:fail privacy permission is not authorized', errno: 104 },
    '您没有同意隐私保护指引，请直接填写电话',
    false,
  ],
  [{}, '没有得到手机号，请直接填写电话', false],
])('%j: one can always type it', (answer, text, log) => {
  expect(refusedWords(answer)).toEqual({ text, log });
});
