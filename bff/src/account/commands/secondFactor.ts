/** The second factor: a time-based code (RFC 6238) from any authenticator, or a recovery code instead of it. */
import { AppError } from '@jsjb/shared/kit/errors';
import { Secret, TOTP } from 'otpauth';
import type { Caller, Deps } from '../../deps';
import { appendAudit } from '../../platform/audit/auditLog';
import type { PersonDoc, SecondFactor } from '../store/personModel';
import { isRecoveryCode, newRecoveryCodes, recoveryHash } from '../session/recoveryCodes';
import { SECOND_FACTOR_MS, signAccess } from '../session/tokens';

const STEP_SECONDS = 30;
/** One step to either side, for clocks that are a little off. */
const WINDOW = 1;
/** Six digits can be guessed by who may try without end. */
const MAX_MISSES = 5;
const LOCK_MS = 15 * 60_000;

const placeOf = (personId: string) => ({ collection: 'people', id: personId, field: 'secondFactor' });
const totpOf = (secret: Secret, label = '') =>
  new TOTP({ issuer: '接诉即办', label, secret, digits: 6, period: STEP_SECONDS });

/**
 * A new secret, in force from its first right code. While another is in force it must have been proved in this
 * sign-in: who holds the session alone cannot put their own authenticator in its place.
 */
export async function enrolSecondFactor(
  deps: Deps,
  { actor, secondFactor }: Caller,
): Promise<{ uri: string; secret: string }> {
  const { people } = deps.models;
  const person = await people.findById(actor.personId).lean<PersonDoc>();
  if (!person) throw new AppError('UNAUTHENTICATED');
  const known = person.secondFactor;
  if (known?.confirmed && !secondFactor) {
    throw new AppError('SECOND_FACTOR_REQUIRED', {
      userMessage: '更换验证器前，请先用原来的验证码或恢复码验证一次。手机和恢复码都丢了，请联系管理员重置。',
    });
  }
  const secret = new Secret({ size: 20 });
  const sealed = deps.cipher.seal(secret.base32, placeOf(person._id));
  const { matchedCount } = await people.updateOne(
    // Nobody asked for another one, or confirmed one, meanwhile: a secret that is shown is the one that is kept.
    {
      _id: person._id,
      'secondFactor.secret': known?.secret ?? { $exists: false },
      'secondFactor.next': known?.next ?? { $exists: false },
      'secondFactor.confirmed': known?.confirmed ?? { $exists: false },
    },
    known?.confirmed
      ? { $set: { 'secondFactor.next': sealed } }
      : { $set: { secondFactor: { secret: sealed, confirmed: false } } },
  );
  if (matchedCount === 0)
    throw new AppError('CONFLICT', { userMessage: '刚刚有人领取或开通了验证器，请刷新后再试。' });
  return { uri: totpOf(secret, person._id).toString(), secret: secret.base32 };
}

/** Takes one try before looking at the code, so that a thousand sent at once are five. */
async function takeTry(deps: Deps, { actor, now }: Caller): Promise<PersonDoc> {
  const { people } = deps.models;
  const _id = actor.personId;
  // Noted by a clock that was ahead, the last miss would lock for as long as that clock was wrong.
  await people.updateOne(
    { _id, 'secondFactor.missedAt': { $gt: now } },
    { $set: { 'secondFactor.missedAt': now } },
  );
  await people.updateOne(
    { _id, 'secondFactor.missedAt': { $lte: new Date(now.getTime() - LOCK_MS) } },
    { $set: { 'secondFactor.misses': 0, 'secondFactor.missedAt': now } },
  );
  const taken = await people
    .findOneAndUpdate(
      {
        _id,
        'secondFactor.secret': { $exists: true },
        $or: [{ 'secondFactor.misses': { $exists: false } }, { 'secondFactor.misses': { $lt: MAX_MISSES } }],
      },
      { $inc: { 'secondFactor.misses': 1 }, $set: { 'secondFactor.missedAt': now } },
      { returnDocument: 'after' },
    )
    .lean<PersonDoc>();
  if (taken) return taken;
  const known = await people.findById(_id).lean<PersonDoc>();
  if (!known?.secondFactor)
    throw new AppError('FORBIDDEN', { userMessage: '还没有开通二次验证，请先领取验证密钥。' });
  const until = (known.secondFactor.missedAt ?? now).getTime() + LOCK_MS;
  throw new AppError('RATE_LIMITED', {
    userMessage: '验证码连续输错多次，请 15 分钟后再试。',
    retryAfterSeconds: Math.max(1, Math.ceil((until - now.getTime()) / 1000)),
  });
}

const wrong = () => new AppError('INVALID', { fields: { code: '验证码不对或已过期，请看验证器上的新码' } });

/**
 * The last step used; none when it is further ahead than a code of now can be: server and authenticator were both
 * ahead then, and no code of now can be a repeat of it.
 */
function lastStepOf({ lastStep = 0 }: SecondFactor, now: Date): number {
  const soon = Math.floor(now.getTime() / 1000 / STEP_SECONDS) + 2 * WINDOW;
  return lastStep > soon ? 0 : lastStep;
}

/** What the code changes; undefined when it proves nothing. */
function changeBy(code: string, person: PersonDoc, factor: SecondFactor, deps: Deps, now: Date) {
  if (isRecoveryCode(code)) {
    const hash = recoveryHash(person._id, code);
    if (!factor.recovery?.includes(hash)) return undefined;
    return { guard: { 'secondFactor.recovery': hash }, update: { $pull: { 'secondFactor.recovery': hash } } };
  }
  const stepOf = (sealed: string): number | undefined => {
    const secret = Secret.fromBase32(deps.cipher.open(sealed, placeOf(person._id)));
    const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW });
    return delta === null ? undefined : Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta;
  };
  const { next } = factor;
  const moved = next === undefined ? undefined : stepOf(next);
  if (next !== undefined && moved !== undefined) return { step: moved, secret: next };
  const step = stepOf(factor.secret);
  if (step === undefined || step <= lastStepOf(factor, now)) return undefined;
  return { step, ...(factor.confirmed ? {} : { secret: factor.secret }) };
}

/** Stores the proof; false when another request used the same code first. Gives the codes of a new authenticator. */
async function keepProof(code: string, person: PersonDoc, deps: Deps, now: Date) {
  const { people } = deps.models;
  const factor = person.secondFactor;
  const change = factor && changeBy(code, person, factor, deps, now);
  if (!factor || !change) throw wrong();
  const guard = { _id: person._id, 'secondFactor.secret': factor.secret };
  const freed = { 'secondFactor.misses': 0 };
  if ('update' in change) {
    const { matchedCount } = await people.updateOne(
      { ...guard, ...change.guard },
      { ...change.update, $set: freed },
    );
    if (matchedCount === 0) throw wrong();
    return { recoveryLeft: (factor.recovery?.length ?? 1) - 1, action: 'factor.recovery' };
  }
  const codes = change.secret === undefined ? undefined : newRecoveryCodes();
  const hashed = codes?.map((each) => recoveryHash(person._id, each));
  const { matchedCount } = await people.updateOne(
    // Guarded by the last step: two requests with one code, one proof.
    { ...guard, 'secondFactor.lastStep': factor.lastStep ?? { $exists: false } },
    {
      $set: {
        ...freed,
        'secondFactor.lastStep': change.step,
        'secondFactor.confirmed': true,
        ...(change.secret ? { 'secondFactor.secret': change.secret, 'secondFactor.recovery': hashed } : {}),
      },
      ...(change.secret ? { $unset: { 'secondFactor.next': '' } } : {}),
    },
  );
  if (matchedCount === 0) throw wrong();
  return {
    recoveryLeft: (hashed ?? factor.recovery ?? []).length,
    ...(codes ? { recoveryCodes: codes, action: 'factor.enrol' } : {}),
  };
}

export interface Proof {
  accessToken: string;
  accessExpiresAt: Date;
  until: Date;
  recoveryCodes?: string[];
  recoveryLeft: number;
}

/** Checks a code; the same code never counts twice. The new access token carries the proof. */
export async function stepUp(code: string, deps: Deps, caller: Caller): Promise<Proof> {
  const { actor, postIndex, now, family } = caller;
  if (!family || actor.role === 'system') throw new AppError('UNAUTHENTICATED');
  const person = await takeTry(deps, caller);
  const { action, recoveryCodes, recoveryLeft } = await keepProof(code, person, deps, now);
  if (action) {
    const subject = actor.personId;
    const row = { at: now, personId: actor.personId, action, subject, reason: '本人验证' };
    await appendAudit(deps.models, deps.keys, row);
  }
  const until = new Date(now.getTime() + SECOND_FACTOR_MS);
  await deps.models.sessions.updateMany({ family }, { $set: { secondFactorUntil: until } });
  const access = signAccess(
    {
      personId: person._id,
      postIndex,
      role: actor.role,
      version: person.tokenVersion ?? 0,
      family,
      secondFactorUntil: until,
    },
    deps.keys,
    now,
  );
  return {
    accessToken: access.token,
    accessExpiresAt: access.expiresAt,
    until,
    recoveryLeft,
    ...(recoveryCodes ? { recoveryCodes } : {}),
  };
}
