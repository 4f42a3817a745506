/**
 * Signed poster codes (码上说): the poster's number and an HMAC, short enough for a mini-program scene (≤ 32).
 * A forged code cannot set a place. A poster issued anew is signed with its generation, so older prints end.
 */
import { isSignedFor, signFor, type Keyring } from '../../platform/secrets';

const BYTES = 12;
/** As many as fit into a scene together with the signature. */
export const MAX_POSTER_NUMBER = 15;

export interface CodedPoster {
  _id: string;
  /** How often the code was issued anew; nothing for the first. */
  generation?: number;
  revokedAt?: Date;
  retired?: boolean;
}

const message = (id: string, generation: number): string => (generation > 0 ? `${id}#${generation}` : id);

export const posterScene = (posterId: string, keys: Keyring, generation = 0): string =>
  `${posterId}~${signFor('poster', message(posterId, generation), keys.keys[0].secret, BYTES)}`;

/** The number a code claims; nothing is proved by it. */
export function claimedPosterId(scene: string): string | undefined {
  const tilde = scene.indexOf('~');
  return tilde < 1 || tilde > MAX_POSTER_NUMBER ? undefined : scene.slice(0, tilde);
}

/** True when this code was issued for this poster and still holds. */
export function isPosterCode(scene: string, poster: CodedPoster, keys: Keyring): boolean {
  const { _id, generation = 0, revokedAt, retired } = poster;
  if (retired || revokedAt || claimedPosterId(scene) !== _id) return false;
  return isSignedFor('poster', message(_id, generation), scene.slice(_id.length + 1), keys, BYTES);
}
