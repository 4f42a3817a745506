/** Who is calling: the access token gives the person and the post, the store says whether they still hold it. */
import { AppError } from '@jsjb/shared/errors';
import type { Actor } from '@jsjb/shared/people/role';
import type { Deps } from '../deps';
import { findPersonDoc } from '../queries/people';
import { verifyAccess } from '../session/tokens';

export interface Identity {
  actor: Actor;
  postIndex: number;
  family: string;
  /** A second factor was proved and still holds. */
  secondFactor: boolean;
}

/** Undefined without a token; throws UNAUTHENTICATED for one that does not hold. */
export async function authenticate(
  deps: Deps,
  authorization: string | undefined,
  now: Date,
): Promise<Identity | undefined> {
  if (!authorization) return undefined;
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1];
  const claims = token && verifyAccess(token, deps.keys, now);
  if (!claims) throw new AppError('UNAUTHENTICATED');
  const { personId, postIndex, role, family, secondFactorUntil } = claims;
  const session = {
    postIndex,
    family,
    secondFactor: secondFactorUntil !== undefined && secondFactorUntil > now,
  };
  // Residents hold no power over others: their short token is enough. Staff may be disabled at any moment.
  if (role === 'resident') return { actor: { personId, role }, ...session };
  const person = await findPersonDoc(deps.models.people, personId);
  const post = person?.posts[postIndex];
  if (!person || person.disabled || post?.role !== role) throw new AppError('UNAUTHENTICATED');
  return { actor: { personId, ...post }, ...session };
}
