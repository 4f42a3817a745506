/** Entering: signing in as somebody of the demo city, changing the post, and opening the home that belongs to it. */
import Taro from '@tarojs/taro';
import { call } from '@/api/client';
import { goTo, replaceBy } from './paths';
import { entriesFor } from './entries';
import { session } from './session';

export async function enterAs(personaId: string): Promise<void> {
  session.set(await call('signInAsPersona', { body: { personaId } }));
}

export async function enterPost(postIndex: number): Promise<void> {
  const held = session.get();
  if (!held) return;
  session.set(await call('switchPost', { body: { postIndex, refreshToken: held.refreshToken } }));
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
