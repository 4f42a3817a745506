/** The second factor: a time-based code (RFC 6238) from any authenticator. */
import { AppError } from '@jsjb/shared/errors';
import { Secret, TOTP } from 'otpauth';
import type { Caller, Deps } from '../deps';
import type { PersonDoc } from '../models/cityModels';
import { SECOND_FACTOR_MS, signAccess } from '../session/tokens';

const STEP_SECONDS = 30;
/** One step to either side, for clocks that are a little off. */
const WINDOW = 1;

const placeOf = (personId: string) => ({ collection: 'people', id: personId, field: 'secondFactor' });
const totpOf = (secret: Secret, label = '') =>
  new TOTP({ issuer: '接诉即办', label, secret, digits: 6, period: STEP_SECONDS });

/** A new secret, to be confirmed by the first right code. Refused while another is in force. */
export async function enrolSecondFactor(deps: Deps, { actor }: Caller): Promise<string> {
  const { people } = deps.models;
  const person = await people.findById(actor.personId).lean<PersonDoc>();
  if (!person) throw new AppError('UNAUTHENTICATED');
  if (person.secondFactor?.confirmed) {
    throw new AppError('FORBIDDEN', { userMessage: '已经开通二次验证。更换设备请联系管理员重置。' });
  }
  const secret = new Secret({ size: 20 });
  const sealed = deps.cipher.seal(secret.base32, placeOf(person._id));
  await people.updateOne(
    { _id: person._id },
    { $set: { secondFactor: { secret: sealed, confirmed: false } } },
  );
  return totpOf(secret, person._id).toString();
}

/** Checks a code; the same code never counts twice. The new access token carries the proof. */
export async function stepUp(
  code: string,
  deps: Deps,
  { actor, postIndex, now, family }: Caller,
): Promise<{ accessToken: string; accessExpiresAt: Date; until: Date }> {
  const { people, sessions } = deps.models;
  const person = await people.findById(actor.personId).lean<PersonDoc>();
  const factor = person?.secondFactor;
  if (!person || !factor || !family || actor.role === 'system') {
    throw new AppError('FORBIDDEN', { userMessage: '还没有开通二次验证，请先领取验证密钥。' });
  }
  const secret = Secret.fromBase32(deps.cipher.open(factor.secret, placeOf(person._id)));
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  const step = Math.floor(now.getTime() / 1000 / STEP_SECONDS) + (delta ?? 0);
  const wrong = new AppError('INVALID', { fields: { code: '验证码不对或已过期，请看验证器上的新码' } });
  if (delta === null || step <= (factor.lastStep ?? 0)) throw wrong;
  // Guarded by the last step: two requests with one code, one proof.
  const used = await people.updateOne(
    {
      _id: person._id,
      'secondFactor.secret': factor.secret,
      'secondFactor.lastStep': factor.lastStep ?? { $exists: false },
    },
    { $set: { 'secondFactor.lastStep': step, 'secondFactor.confirmed': true } },
  );
  if (used.matchedCount === 0) throw wrong;
  const until = new Date(now.getTime() + SECOND_FACTOR_MS);
  await sessions.updateMany({ family }, { $set: { secondFactorUntil: until } });
  const access = signAccess(
    { personId: person._id, postIndex, role: actor.role, family, secondFactorUntil: until },
    deps.keys,
    now,
  );
  return { accessToken: access.token, accessExpiresAt: access.expiresAt, until };
}
