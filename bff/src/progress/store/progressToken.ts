/**
 * The short-lived token of who proved by number to be the requester: signed for one ticket and for the phone it was
 * proved by, so it ends when the phone is corrected or erased. Nothing about it is stored.
 */
import { isSignedFor, signFor, type Keyring } from '../../platform/secrets';

export const TOKEN_MS = 30 * 60_000;
const PURPOSE = 'progress';

const message = (id: string, until: string, proofs: string): string => `${id}\n${until}\n${proofs}`;

/** `proofs`: all that may prove it now. */
export function progressToken(id: string, proofs: string, keys: Keyring, now: Date): string {
  const until = String(Math.floor((now.getTime() + TOKEN_MS) / 1000));
  return `${id}.${until}.${signFor(PURPOSE, message(id, until, proofs), keys.keys[0].secret)}`;
}

/** The ticket that a token claims; nothing is proved by it. */
export const claimedTicketId = (token: string): string => token.slice(0, token.indexOf('.'));

export function isProgressToken(token: string, proofs: string, keys: Keyring, now: Date): boolean {
  const [id = '', until = '', sign = ''] = token.split('.');
  const left = Number(until) * 1000 - now.getTime();
  return (
    left > 0 && left <= TOKEN_MS + 60_000 && isSignedFor(PURPOSE, message(id, until, proofs), sign, keys)
  );
}
