/** Takes a lost authenticator away, after the administrator has made sure who asks; the person enrols anew. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Caller, Deps } from '../../deps';
import { appendAudit } from '../../platform/audit/auditLog';
import type { PersonDoc } from '../store/personModel';
import { openPerson, phoneMarks } from '../store/person';

/** Ends every login of that person as well: whoever has the lost phone is out. */
export async function resetSecondFactor(
  { phone, reason }: { phone: string; reason: string },
  deps: Deps,
  { actor, now }: Caller,
): Promise<{ name: string }> {
  const { people, sessions } = deps.models;
  const listed = await people
    .find({ phoneMark: { $in: phoneMarks(phone, deps.cipher) } })
    .lean<PersonDoc[]>();
  const person = listed.find(({ posts }) => posts.some(({ role }) => role !== 'resident'));
  if (!person) throw new AppError('NOT_FOUND', { userMessage: '名册里没有这个手机号，请核对。' });
  if (person._id === actor.personId)
    throw new AppError('FORBIDDEN', { userMessage: '自己的二次验证请由另一位管理员重置。' });
  await appendAudit(deps.models, deps.keys, {
    at: now,
    personId: actor.personId,
    action: 'factor.reset',
    subject: person._id,
    reason,
  });
  await people.updateOne({ _id: person._id }, { $unset: { secondFactor: '' }, $inc: { tokenVersion: 1 } });
  await sessions.updateMany({ personId: person._id }, { $set: { revokedAt: now } });
  return { name: openPerson(person, deps.cipher).name };
}
