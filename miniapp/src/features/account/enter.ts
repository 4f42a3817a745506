/** Entering: with WeChat, or as somebody of the demo city; changing the post, and opening the home that belongs to it. */
import Taro from '@tarojs/taro';
import { consentVersions, privacyEndpoints } from '@jsjb/shared/privacy/contract';
import { type Tokens, sessionEndpoints } from '@jsjb/shared/account/contract';
import { request } from '@/api/client';
import { goTo, paths, replaceBy } from '@/navigation/paths';
import { entriesFor } from '@/navigation/entries';
import { session } from '@/auth/session';
import { tokenUse } from '@/auth/tokenUse';

export async function enterAs(personaId: string): Promise<void> {
  session.set(await request(sessionEndpoints.signInAsPersona, { body: { personaId } }));
}

/** The agreement was ticked before: it is kept with the account, with the version of the text. */
async function enter(tokens: Tokens): Promise<void> {
  session.set(tokens);
  const body = { kind: 'privacy' as const, version: consentVersions.privacy, given: true };
  // Being signed in does not hang on it: the page of one's own data shows it, and asks again.
  await request(privacyEndpoints.giveConsent, { body }).catch(() => undefined);
}

/** In the mini-program: the code is good for one use and five minutes, so it is fetched on the tap. */
export async function enterWithWechat(): Promise<void> {
  const { code } = await Taro.login();
  await enter(await request(sessionEndpoints.signInWithWechat, { body: { code } }));
}

/** On the web, back from the page of the official account. */
export async function enterFromWeb(code: string, state: string): Promise<void> {
  await enter(await request(sessionEndpoints.signInOnWeb, { body: { code, state } }));
}

/** `phoneCode` comes from WeChat's phone-number button. */
export async function bindPosts(phoneCode: string): Promise<void> {
  session.set(await request(sessionEndpoints.bindStaff, { body: { phoneCode } }));
}

export async function enterPost(postIndex: number): Promise<void> {
  const held = session.reread();
  if (!held) return;
  session.set(await request(sessionEndpoints.switchPost, { body: { postIndex, ...tokenUse(held) } }));
}

/** Undefined for residents: their home is the first tab. */
export function homeOf(): string | undefined {
  return entriesFor(session.get()?.me, 'work')[0]?.url;
}

/** Opens the home of the post in place of this page; false when the first tab is home. */
export function openHome(): boolean {
  const home = homeOf();
  if (!home) return false;
  const pages = Taro.getCurrentPages();
  const onTab = /^\/?pages\//.test(pages.at(-1)?.route ?? 'pages/');
  if (onTab) goTo(home);
  else replaceBy(home);
  return true;
}

/** Whoever was in the middle of a form goes back to it; from a tab one goes to one's work. */
export async function leaveSignIn(): Promise<void> {
  const before = Taro.getCurrentPages().at(-2)?.route;
  const fromTab = before === undefined || /^\/?pages\//.test(before);
  if (fromTab && openHome()) return;
  if (before !== undefined) await Taro.navigateBack();
  else goTo(paths.home);
}
