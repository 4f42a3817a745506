/** Who is calling: the access token gives the person and the post, the store says whether they still hold it. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Deps, Identity } from '../deps';
import { knownOf } from './queries/known';
import { findPersonDoc } from './queries/people';
import { isProvedFor, verifyAccess } from './session/tokens';

/**
 * Undefined without a token; throws UNAUTHENTICATED for one that does not hold. Staff are looked up at every request;
 * residents, who hold no power over others, where they `write`: reading is left to the short life of their token.
 */
export async function authenticate(
  deps: Pick<Deps, 'keys' | 'models' | 'cipher' | 'city'>,
  authorization: string | undefined,
  now: Date,
  write: boolean,
): Promise<Identity | undefined> {
  if (!authorization) return undefined;
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1];
  const claims = token && verifyAccess(token, deps.keys, now);
  if (!claims) throw new AppError('UNAUTHENTICATED');
  const { personId, postIndex, role, version, family, secondFactorUntil } = claims;
  const session = {
    postIndex,
    family,
    secondFactor: secondFactorUntil !== undefined && isProvedFor(secondFactorUntil, now),
  };
  if (role === 'resident' && !write) return { actor: { personId, role }, ...session };
  const person = await findPersonDoc(deps.models.people, personId);
  const post = person?.posts[postIndex];
  if (!person || person.disabled || post?.role !== role || version !== (person.tokenVersion ?? 0))
    throw new AppError('UNAUTHENTICATED');
  const known = role === 'resident' ? undefined : await knownOf(person, deps);
  return { actor: { personId, ...post, ...(known ? { known } : {}) }, ...session, person };
}
