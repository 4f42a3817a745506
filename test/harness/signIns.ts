/** Access tokens of the small city's people, fetched once and again when the clock has gone past them or been set back. */
import type { Client } from '@jsjb/bff/contract';
import type { CastName } from '../factories/smallCity';
import type { Clock } from './clock';

export function signIns(stranger: Client, clock: Clock) {
  const held = new Map<CastName, { token: string; from: number; until: number }>();
  return async (name: CastName): Promise<string> => {
    const known = held.get(name);
    const now = clock.now().getTime();
    if (known && known.from <= now && now < known.until) return known.token;
    const { accessToken, accessExpiresAt } = await stranger.signInAsPersona({ body: { personaId: name } });
    held.set(name, { token: accessToken, from: now, until: Date.parse(accessExpiresAt) });
    return accessToken;
  };
}
