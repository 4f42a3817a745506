/** Everyone's own data: consents, and erasing what names a person. */
import type { Consent, ConsentKind } from '@jsjb/shared/contract/privacy';
import { AppError } from '@jsjb/shared/errors';
import { openStatuses } from '@jsjb/shared/ticket/lifecycle';
import type { Caller, Deps } from '../deps';
import { appendAudit } from '../models/auditLog';
import { sealedIdentity } from '../privacy/person';

/** The latest word counts; earlier ones are kept as they were given. */
export async function giveConsent(
  given: { kind: ConsentKind; version: number; given: boolean },
  deps: Deps,
  { actor, now }: Caller,
): Promise<Consent> {
  const consent = { ...given, at: now };
  await deps.models.people.updateOne({ _id: actor.personId }, { $push: { consents: consent } });
  return { ...given, at: now.toISOString() };
}

/**
 * Takes the name, phone and address out of the account and of every ticket that has ended. Open tickets would be
 * orphaned: they are refused with the way out. The tickets themselves stay, for the city's duty to account.
 */
export async function eraseOwnData(deps: Deps, { actor, now }: Caller): Promise<number> {
  const { people, tickets, sessions } = deps.models;
  const mine = { 'requester.personId': actor.personId };
  const open = await tickets.countDocuments({ ...mine, status: { $in: [...openStatuses, 'merged'] } });
  if (open > 0) {
    throw new AppError('INVALID', {
      userMessage: `您还有 ${open} 件诉求在办理。请先撤回，或等办结以后再删除。`,
    });
  }
  if (actor.role !== 'resident') {
    throw new AppError('FORBIDDEN', { userMessage: '工作人员的账号由管理员管理，请联系管理员。' });
  }
  await appendAudit(deps.models, deps.keys, {
    at: now,
    personId: actor.personId,
    action: 'person.erase',
    subject: actor.personId,
    reason: '本人申请',
  });
  const erased = await tickets.updateMany(
    { ...mine, personal: { $exists: true } },
    { $unset: { personal: '' } },
  );
  await people.updateOne(
    { _id: actor.personId },
    {
      $set: {
        ...sealedIdentity({ _id: actor.personId, name: '已注销用户' }, deps.cipher),
        erasedAt: now,
        disabled: true,
      },
      $unset: { phoneMark: '', consents: '', openid: '', webOpenid: '', unionid: '' },
    },
  );
  await sessions.updateMany({ personId: actor.personId }, { $set: { revokedAt: now } });
  return erased.modifiedCount;
}
