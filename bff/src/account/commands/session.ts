/** Signing in, renewing, switching the post, signing out. Refresh tokens rotate and are stored hashed. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Deps } from '../../deps';
import type { PersonDoc } from '../store/personModel';
import type { SessionDoc } from '../store/sessionModel';
import { hashOfToken, issueSession, newSignIn, type Origin, type SignedIn } from '../session/issueSession';
import { isProvedFor, SECOND_FACTOR_MS } from '../session/tokens';

/** Two tabs may renew with the same token at once; a thief comes later. */
const PARALLEL_MS = 30_000;

async function signInPerson(
  deps: Deps,
  personId: string,
  now: Date,
  secondFactorUntil?: Date,
): Promise<SignedIn> {
  const person = await deps.models.people.findById(personId).lean<PersonDoc>();
  if (!person) throw new AppError('NOT_FOUND');
  return issueSession(deps, person, 0, newSignIn(), now, secondFactorUntil);
}

/** Demo only: the personas shown on the sign-in page, nobody else. */
export async function signInAsPersona(deps: Deps, personaId: string, now: Date): Promise<SignedIn> {
  const found = await deps.models.people.exists({ _id: personaId, persona: { $exists: true } });
  if (!found) throw new AppError('NOT_FOUND', { userMessage: '没有这个演示人物。' });
  // The demo has no phones to hold an authenticator: its personas come with the second factor proved.
  return signInPerson(deps, personaId, now, new Date(now.getTime() + SECOND_FACTOR_MS));
}

/** A refresh token, and the name of this use of it where the phone gives one. */
interface Use {
  refreshToken: string;
  attempt?: string | undefined;
}

/** Its answer never arrived, so far as anybody can tell: the same attempt again, and nothing that came of it used. */
async function wasLost(
  deps: Deps,
  known: SessionDoc,
  usedFor: string | undefined,
  now: Date,
): Promise<boolean> {
  if (usedFor === undefined || known.usedFor !== usedFor || known.expiresAt <= now) return false;
  const { _id: parent, family } = known;
  return !(await deps.models.sessions.exists({ family, parent, usedAt: { $exists: true } }));
}

/** Marks the token used. A token used before, unless from another tab or for a lost answer, was stolen: its family ends. */
async function useToken(
  deps: Deps,
  { refreshToken, attempt }: Use,
  now: Date,
  owner: { personId?: string } = {},
): Promise<SessionDoc> {
  const { sessions } = deps.models;
  const token = { tokenHash: hashOfToken(refreshToken), ...owner };
  const usedFor = attempt === undefined ? undefined : hashOfToken(attempt);
  const fresh = await sessions
    .findOneAndUpdate(
      { ...token, usedAt: { $exists: false }, revokedAt: { $exists: false }, expiresAt: { $gt: now } },
      { $set: { usedAt: now, ...(usedFor ? { usedFor } : {}) } },
    )
    .lean<SessionDoc>();
  if (fresh) return fresh;
  const known = await sessions.findOne(token).lean<SessionDoc>();
  if (known?.usedAt && !known.revokedAt) {
    // A use that lies ahead of now is no grace either: the clock was set back, and who comes may be anybody.
    if (Math.abs(now.getTime() - known.usedAt.getTime()) <= PARALLEL_MS) return known;
    if (await wasLost(deps, known, usedFor, now)) return known;
    await sessions.updateMany({ family: known.family }, { $set: { revokedAt: now } });
  }
  throw new AppError('UNAUTHENTICATED');
}

/** The proof that goes on into the next token; one that does not hold now never holds again. */
const proofOf = ({ secondFactorUntil }: SessionDoc, now: Date): Date | undefined =>
  secondFactorUntil && isProvedFor(secondFactorUntil, now) ? secondFactorUntil : undefined;

const origin = ({ family, _id }: SessionDoc): Origin => ({ family, parent: _id });

export async function renewSession(deps: Deps, use: Use, now: Date): Promise<SignedIn> {
  const session = await useToken(deps, use, now);
  const person = await deps.models.people.findById(session.personId).lean<PersonDoc>();
  if (!person) throw new AppError('UNAUTHENTICATED');
  return issueSession(deps, person, session.postIndex, origin(session), now, proofOf(session, now));
}

/** Renews into another post of the same person; somebody else's token does not count. */
export async function switchPost(
  deps: Deps,
  personId: string,
  { postIndex, ...use }: Use & { postIndex: number },
  now: Date,
): Promise<SignedIn> {
  const person = await deps.models.people.findById(personId).lean<PersonDoc>();
  if (!person?.posts[postIndex]) throw new AppError('INVALID', { fields: { postIndex: '您没有这个岗位' } });
  const session = await useToken(deps, use, now, { personId });
  return issueSession(deps, person, postIndex, origin(session), now, proofOf(session, now));
}

/**
 * Ends every token of the same sign-in, or of all of that person's; an unknown token is nothing to end. Access tokens
 * made before no longer count when all end, whatever time they have left.
 */
export async function endSession(
  deps: Deps,
  { refreshToken, everywhere }: { refreshToken: string; everywhere: boolean },
  now: Date,
): Promise<void> {
  const { sessions, people } = deps.models;
  const session = await sessions.findOne({ tokenHash: hashOfToken(refreshToken) }).lean<SessionDoc>();
  if (!session) return;
  const { family, personId } = session;
  // A token that ended long ago may not throw anybody out.
  const all = everywhere && !session.revokedAt && !session.usedAt;
  if (all) await people.updateOne({ _id: personId }, { $inc: { tokenVersion: 1 } });
  await sessions.updateMany(all ? { personId } : { family }, { $set: { revokedAt: now } });
}
