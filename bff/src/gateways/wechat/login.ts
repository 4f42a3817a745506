/** Login: in the mini-program by code, on the web through the official account. The session key goes nowhere. */
import { z } from 'zod';
import { WECHAT_ORIGIN, type Credentials } from './settings';
import { callJson, type Transport } from './transport';

export interface WechatPerson {
  openid: string;
  unionid?: string;
}

const id = z.string().regex(/^[\w-]{8,64}$/);
/** What is not named here, such as session_key and the web access token, is dropped at once. */
const person = z
  .object({ openid: id, unionid: id.optional() })
  .transform(({ openid, unionid }): WechatPerson => (unionid ? { openid, unionid } : { openid }));

/** `code` from wx.login; it works once. */
export function codeToSession(transport: Transport, mini: Credentials, code: string): Promise<WechatPerson> {
  const query = { appid: mini.appId, secret: mini.secret, js_code: code, grant_type: 'authorization_code' };
  return callJson(transport, { api: 'jscode2session', path: '/sns/jscode2session', query }, person);
}

/** `code` from the authorisation page; it works once. */
export function oauthSession(
  transport: Transport,
  official: Credentials,
  code: string,
): Promise<WechatPerson> {
  const query = { appid: official.appId, secret: official.secret, code, grant_type: 'authorization_code' };
  return callJson(transport, { api: 'oauth2', path: '/sns/oauth2/access_token', query }, person);
}

const AUTHORIZE_ORIGIN = 'https://open.weixin.qq.com';

/** Where the web version sends a person to log in. The platform wants the parameters in this order. */
export function authorizeUrl(baseUrl: string, appId: string, returnTo: string, state: string): string {
  const origin = baseUrl === WECHAT_ORIGIN ? AUTHORIZE_ORIGIN : baseUrl;
  const query = new URLSearchParams([
    ['appid', appId],
    ['redirect_uri', returnTo],
    ['response_type', 'code'],
    ['scope', 'snsapi_userinfo'],
    ['state', state],
  ]);
  return `${origin}/connect/oauth2/authorize?${query}#wechat_redirect`;
}
