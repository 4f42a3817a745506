/** Who is signed in, in which post, with which tokens. */
import type { Me, PostView, Tokens } from '@jsjb/shared/account/contract';
import { deviceStorage } from '../device/deviceStorage';
import { createStore } from '../device/store';

export type Session = Tokens | null;

function revive(stored: unknown): Session {
  if (typeof stored !== 'object' || stored === null) return null;
  const { accessToken, refreshToken, me } = stored as Partial<Tokens>;
  const whole =
    typeof accessToken === 'string' &&
    typeof refreshToken === 'string' &&
    Array.isArray(me?.posts) &&
    Array.isArray(me.abilities);
  return whole ? (stored as Tokens) : null;
}

export const session = createStore<Session>(deviceStorage, 'session', null, revive);

/** The post the person acts in now. */
export function postOf(me: Me | undefined): PostView | undefined {
  return me?.posts[me.postIndex] ?? me?.posts[0];
}
