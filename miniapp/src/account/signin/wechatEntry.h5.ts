/** Signing in on the web: through the official account, which only WeChat's own browser can open. */
import { sessionEndpoints } from '@jsjb/shared/account/contract';
import { request } from '@/api/client';
import { beginWebLogin } from '@/auth/webLogin';

const inWechat = /MicroMessenger/i.test(navigator.userAgent);

export const entryWords = {
  text: '微信登录',
  hint: inWechat ? '用当前微信登录，不需要填写手机号' : '请在微信里打开本页再登录',
};

export const isOffered = (ways: { mini: boolean; web: boolean }): boolean => ways.web;

/** The page is left; WeChat leads back to it with a code. */
export async function enterByWechat(): Promise<'entered' | 'left'> {
  const { url, state } = await request(sessionEndpoints.startWebLogin, {});
  beginWebLogin(state);
  window.location.assign(url);
  return 'left';
}
