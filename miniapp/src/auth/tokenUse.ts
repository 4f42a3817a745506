/**
 * Uses of the refresh token, each by name. The name is kept before it is sent: when the answer is lost on the way, the
 * same use is asked for again, today or tomorrow, and nobody is signed out for a weak network.
 */
import type { Tokens } from '@jsjb/shared/account/contract';
import { deviceStorage } from '../device/deviceStorage';
import { newKey } from '../device/newKey';

const KEY = 'tokenUse';

interface Kept {
  /** The beginning of the token: enough to know it by. */
  of: string;
  attempt: string;
}

function isOf(kept: unknown, of: string): kept is Kept {
  const { of: known, attempt } = (kept ?? {}) as Partial<Kept>;
  return known === of && typeof attempt === 'string';
}

export function tokenUse({ refreshToken }: Pick<Tokens, 'refreshToken'>): {
  refreshToken: string;
  attempt: string;
} {
  const of = refreshToken.slice(0, 8);
  const kept = deviceStorage.read(KEY);
  if (isOf(kept, of)) return { refreshToken, attempt: kept.attempt };
  const attempt = newKey();
  deviceStorage.write(KEY, { of, attempt } satisfies Kept);
  return { refreshToken, attempt };
}
