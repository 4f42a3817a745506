/** Access tokens of the small city's people, fetched once and again when the clock has gone past them. */
import type { Client } from '@jsjb/shared/contract/client';
import type { CastName } from '../factories/smallCity';
import type { Clock } from './clock';

export function signIns(stranger: Client, clock: Clock) {
  const held = new Map<CastName, { token: string; until: number }>();
  return async (name: CastName): Promise<string> => {
    const known = held.get(name);
    if (known && known.until > clock.now().getTime()) return known.token;
    const { accessToken, accessExpiresAt } = await stranger.signInAsPersona({ body: { personaId: name } });
    held.set(name, { token: accessToken, until: Date.parse(accessExpiresAt) });
    return accessToken;
  };
}
