/** Signing in inside WeChat: one tap, nothing to type. */
import { enterWithWechat } from '@/features/account/enter';

export const entryWords = { text: '微信登录', hint: '用当前微信登录，不需要填写手机号' };

export const isOffered = (ways: { mini: boolean; web: boolean }): boolean => ways.mini;

/** Resolves once signed in. */
export async function enterByWechat(): Promise<'entered' | 'left'> {
  await enterWithWechat();
  return 'entered';
}
