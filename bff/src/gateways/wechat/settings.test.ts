import { z } from 'zod';
import { wechatSettings, wechatVariables } from './settings';

const read = (variables: Record<string, string>, production = false) =>
  wechatSettings(z.object(wechatVariables).parse(variables), production);
const mini = { WECHAT_APP_ID: 'wx1234567890abcdef', WECHAT_APP_SECRET: '0'.repeat(32) };

test('without an AppID there is no WeChat', () => {
  expect(read({})).toBeUndefined();
});

test('an AppID and its secret are enough, and speak to WeChat itself', () => {
  expect(read(mini, true)).toMatchObject({ baseUrl: 'https://api.weixin.qq.com', timeoutMs: 5000 });
});

test('half a pair is refused with its names', () => {
  expect(() => read({ WECHAT_APP_ID: mini.WECHAT_APP_ID })).toThrow(/WECHAT_APP_SECRET/);
  expect(() => read({ ...mini, WECHAT_PUSH_TOKEN: 'abc' })).toThrow(/WECHAT_PUSH_AES_KEY/);
});

test('production does not start on a stand-in', () => {
  const stand = { ...mini, WECHAT_BASE_URL: 'http://127.0.0.1:9000' };
  expect(() => read(stand, true)).toThrow(/WECHAT_BASE_URL/);
  expect(read(stand)).toMatchObject({ baseUrl: 'http://127.0.0.1:9000' });
});

test('a secret with a slip of the hand is refused', () => {
  expect(() => read({ ...mini, WECHAT_APP_SECRET: 'abc' })).toThrow(/WECHAT_APP_SECRET/);
});

test('codes and messages open the released version unless another is named', () => {
  expect(read(mini)).toMatchObject({ envVersion: 'release' });
  expect(read({ ...mini, WECHAT_ENV_VERSION: 'trial' })).toMatchObject({ envVersion: 'trial' });
  expect(() => read({ ...mini, WECHAT_ENV_VERSION: 'beta' })).toThrow(/WECHAT_ENV_VERSION/);
});
