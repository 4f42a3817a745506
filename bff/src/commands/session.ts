/** Signing in, renewing, switching the post, signing out. Refresh tokens rotate and are stored hashed. */
import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '@jsjb/shared/errors';
import { Types } from 'mongoose';
import type { Deps } from '../deps';
import type { PersonDoc } from '../models/cityModels';
import type { SessionDoc } from '../models/recordModels';
import { SECOND_FACTOR_MS, signAccess } from '../session/tokens';

const REFRESH_DAYS = 30;
/** Two tabs may renew with the same token at once; a thief comes later. */
const PARALLEL_MS = 30_000;

export interface SignedIn {
  accessToken: string;
  accessExpiresAt: Date;
  refreshToken: string;
  person: PersonDoc;
  postIndex: number;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

async function issue(
  deps: Deps,
  person: PersonDoc,
  postIndex: number,
  family: string,
  now: Date,
  secondFactorUntil?: Date,
): Promise<SignedIn> {
  const post = person.posts[postIndex];
  if (!post || person.disabled) throw new AppError('UNAUTHENTICATED');
  const refreshToken = randomBytes(32).toString('base64url');
  await deps.models.sessions.create({
    _id: new Types.ObjectId(),
    family,
    personId: person._id,
    postIndex,
    ...(secondFactorUntil ? { secondFactorUntil } : {}),
    tokenHash: hashOf(refreshToken),
    expiresAt: new Date(now.getTime() + REFRESH_DAYS * 86_400_000),
  });
  const access = signAccess(
    {
      personId: person._id,
      postIndex,
      role: post.role,
      family,
      ...(secondFactorUntil ? { secondFactorUntil } : {}),
    },
    deps.keys,
    now,
  );
  return { accessToken: access.token, accessExpiresAt: access.expiresAt, refreshToken, person, postIndex };
}

async function signInPerson(
  deps: Deps,
  personId: string,
  now: Date,
  secondFactorUntil?: Date,
): Promise<SignedIn> {
  const person = await deps.models.people.findById(personId).lean<PersonDoc>();
  if (!person) throw new AppError('NOT_FOUND');
  return issue(deps, person, 0, randomBytes(16).toString('base64url'), now, secondFactorUntil);
}

/** Demo only: the personas shown on the sign-in page, nobody else. */
export async function signInAsPersona(deps: Deps, personaId: string, now: Date): Promise<SignedIn> {
  const found = await deps.models.people.exists({ _id: personaId, persona: { $exists: true } });
  if (!found) throw new AppError('NOT_FOUND', { userMessage: '没有这个演示人物。' });
  // The demo has no phones to hold an authenticator: its personas come with the second factor proved.
  return signInPerson(deps, personaId, now, new Date(now.getTime() + SECOND_FACTOR_MS));
}

/** Marks the token used. A token used before, beyond the moment of grace, was stolen: its family ends. */
async function useToken(
  deps: Deps,
  refreshToken: string,
  now: Date,
  owner: { personId?: string } = {},
): Promise<SessionDoc> {
  const { sessions } = deps.models;
  const token = { tokenHash: hashOf(refreshToken), ...owner };
  const fresh = await sessions
    .findOneAndUpdate(
      { ...token, usedAt: { $exists: false }, revokedAt: { $exists: false }, expiresAt: { $gt: now } },
      { $set: { usedAt: now } },
    )
    .lean<SessionDoc>();
  if (fresh) return fresh;
  const known = await sessions.findOne(token).lean<SessionDoc>();
  if (known?.usedAt && !known.revokedAt) {
    if (now.getTime() - known.usedAt.getTime() <= PARALLEL_MS) return known;
    await sessions.updateMany({ family: known.family }, { $set: { revokedAt: now } });
  }
  throw new AppError('UNAUTHENTICATED');
}

export async function renewSession(deps: Deps, refreshToken: string, now: Date): Promise<SignedIn> {
  const session = await useToken(deps, refreshToken, now);
  const person = await deps.models.people.findById(session.personId).lean<PersonDoc>();
  if (!person) throw new AppError('UNAUTHENTICATED');
  return issue(deps, person, session.postIndex, session.family, now, session.secondFactorUntil);
}

/** Renews into another post of the same person; somebody else's token does not count. */
export async function switchPost(
  deps: Deps,
  personId: string,
  refreshToken: string,
  postIndex: number,
  now: Date,
): Promise<SignedIn> {
  const person = await deps.models.people.findById(personId).lean<PersonDoc>();
  if (!person?.posts[postIndex]) throw new AppError('INVALID', { fields: { postIndex: '您没有这个岗位' } });
  const session = await useToken(deps, refreshToken, now, { personId });
  return issue(deps, person, postIndex, session.family, now, session.secondFactorUntil);
}

/** Ends every token of the same sign-in; an unknown token is nothing to end. */
export async function endSession(deps: Deps, refreshToken: string, now: Date): Promise<void> {
  const session = await deps.models.sessions.findOne({ tokenHash: hashOf(refreshToken) }).lean<SessionDoc>();
  if (session)
    await deps.models.sessions.updateMany({ family: session.family }, { $set: { revokedAt: now } });
}
