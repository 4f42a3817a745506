/** Sends the code of the second factor; from then on this login carries the proof. */
import { secondFactorEndpoints } from '@jsjb/shared/account/secondFactorContract';
import type { ResponseOf } from '@jsjb/shared/kit/endpoint';
import { request } from '@/api/client';
import { session } from '@/auth/session';

export async function prove(code: string): Promise<ResponseOf<(typeof secondFactorEndpoints)['stepUp']>> {
  const proof = await request(secondFactorEndpoints.stepUp, { body: { code } });
  const held = session.get();
  if (held) {
    const { accessToken, accessExpiresAt } = proof;
    session.set({ ...held, accessToken, accessExpiresAt, me: { ...held.me, secondFactor: 'on' } });
  }
  return proof;
}
