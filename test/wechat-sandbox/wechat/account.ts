/** Checks an AppID and its secret, as every endpoint that takes them does. */
import { timingSafeEqual } from 'node:crypto';
import { WechatFault } from '../endpoint';

export function checkAccount(
  account: { appId: string; secret: string },
  appId: string,
  secret: string,
): void {
  if (appId !== account.appId) throw new WechatFault(40013, 'invalid appid');
  const given = Buffer.from(secret);
  const right = Buffer.from(account.secret);
  if (given.length !== right.length || !timingSafeEqual(given, right)) {
    throw new WechatFault(40125, 'invalid appsecret');
  }
}
