/**
 * Signed poster codes (码上说): the poster's number and an HMAC, short enough for a mini-program scene (≤ 32).
 * A forged code cannot set a place.
 */
import { isSignedFor, signFor, type Keyring } from '../secrets';

const BYTES = 12;

export const posterScene = (posterId: string, keys: Keyring): string =>
  `${posterId}~${signFor('poster', posterId, keys.keys[0].secret, BYTES)}`;

/** The poster's number, or undefined for a code that was not made here. */
export function posterIdOf(scene: string, keys: Keyring): string | undefined {
  const tilde = scene.indexOf('~');
  if (tilde < 1) return undefined;
  const id = scene.slice(0, tilde);
  return isSignedFor('poster', id, scene.slice(tilde + 1), keys, BYTES) ? id : undefined;
}
