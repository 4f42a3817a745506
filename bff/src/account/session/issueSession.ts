/** A pair of tokens for one post of one person: the access token is signed, the refresh token stored hashed. */
import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '@jsjb/shared/kit/errors';
import { Types } from 'mongoose';
import type { Deps } from '../../deps';
import type { PersonDoc } from '../store/personModel';
import { signAccess } from './tokens';

const REFRESH_DAYS = 30;

export interface SignedIn {
  accessToken: string;
  accessExpiresAt: Date;
  refreshToken: string;
  person: PersonDoc;
  postIndex: number;
}

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** The sign-in a token belongs to, and the token it takes the place of. */
export interface Origin {
  family: string;
  parent?: Types.ObjectId;
}

export const newSignIn = (): Origin => ({ family: randomBytes(16).toString('base64url') });

/** Throws UNAUTHENTICATED for a person who may no longer act, or has no such post. */
export async function issueSession(
  deps: Deps,
  person: PersonDoc,
  postIndex: number,
  origin: Origin,
  now: Date,
  secondFactorUntil?: Date,
): Promise<SignedIn> {
  const post = person.posts[postIndex];
  if (!post || person.disabled) throw new AppError('UNAUTHENTICATED');
  const refreshToken = randomBytes(32).toString('base64url');
  await deps.models.sessions.create({
    _id: new Types.ObjectId(),
    ...origin,
    personId: person._id,
    postIndex,
    ...(secondFactorUntil ? { secondFactorUntil } : {}),
    tokenHash: hashOfToken(refreshToken),
    expiresAt: new Date(now.getTime() + REFRESH_DAYS * 86_400_000),
  });
  const access = signAccess(
    {
      personId: person._id,
      postIndex,
      role: post.role,
      version: person.tokenVersion ?? 0,
      family: origin.family,
      ...(secondFactorUntil ? { secondFactorUntil } : {}),
    },
    deps.keys,
    now,
  );
  return { accessToken: access.token, accessExpiresAt: access.expiresAt, refreshToken, person, postIndex };
}
