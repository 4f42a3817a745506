/** Everyone's own data: consents, and erasing what names a person. */
import { noticeTemplates } from '@jsjb/shared/contract/notices';
import type { Consent, ConsentKind } from '@jsjb/shared/contract/privacy';
import { AppError } from '@jsjb/shared/errors';
import { rewardEnds } from '@jsjb/shared/reward/lifecycle';
import { suggestionEnds } from '@jsjb/shared/suggestion/lifecycle';
import { openStatuses } from '@jsjb/shared/ticket/lifecycle';
import type { Caller, Deps } from '../deps';
import { appendAudit } from '../models/auditLog';
import type { PersonDoc } from '../models/cityModels';
import { sealedIdentity } from '../privacy/person';

/** Far more than anybody says in earnest; without an end they would fill the person's own document. */
const KEPT_CONSENTS = 200;

/** The latest word counts; earlier ones are kept as they were given. */
export async function giveConsent(
  given: { kind: ConsentKind; version: number; given: boolean },
  deps: Deps,
  { actor, now }: Caller,
): Promise<Consent> {
  const consent = { ...given, at: now };
  await deps.models.people.updateOne(
    { _id: actor.personId },
    { $push: { consents: { $each: [consent], $slice: -KEPT_CONSENTS } } },
  );
  return { ...given, at: now.toISOString() };
}

/** Each with what the person can do about it. */
async function assertNothingOpen({ models }: Deps, personId: string): Promise<void> {
  const refuse = (userMessage: string): never => {
    throw new AppError('INVALID', { userMessage });
  };
  const tickets = await models.tickets.countDocuments({
    'requester.personId': personId,
    status: { $in: [...openStatuses, 'merged'] },
  });
  if (tickets > 0) refuse(`您还有 ${tickets} 件诉求在办理。请先撤回，或等办结以后再删除。`);
  const suggestions = await models.suggestions.countDocuments({
    'author.personId': personId,
    status: { $nin: [...suggestionEnds] },
  });
  if (suggestions > 0) refuse(`您还有 ${suggestions} 条建议在办理。请先撤回，或等答复以后再删除。`);
  const rewards = await models.rewards.countDocuments({
    payeeId: personId,
    status: { $nin: [...rewardEnds] },
  });
  if (rewards > 0) refuse(`您还有 ${rewards} 笔奖励没有到账。请先领取，再删除。`);
}

/**
 * Takes the name, phone and address out of the account, of every ticket and every suggestion, with the account that
 * rewards go to and the inbox. What is still open would be orphaned: it is refused with the way out. The matters
 * themselves stay, for the city's duty to account.
 */
export async function eraseOwnData(deps: Deps, { actor, now }: Caller): Promise<number> {
  const { people, tickets, sessions, suggestions, rewardPayees, notices, noticeAllowances } = deps.models;
  const { personId } = actor;
  const mine = { 'requester.personId': personId };
  await assertNothingOpen(deps, personId);
  // Whoever holds a post stays accountable for what they did in it, also when they act as a resident at present.
  const person = await people.findById(personId).select({ posts: 1 }).lean<Pick<PersonDoc, 'posts'>>();
  if (person?.posts.some(({ role }) => role !== 'resident')) {
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
  await suggestions.collection.updateMany({ 'author.personId': personId }, { $unset: { personal: '' } });
  await rewardPayees.updateOne({ _id: personId }, { $unset: { openid: '', boundAt: '' } });
  await notices.deleteMany({ personId });
  await noticeAllowances.deleteMany({ _id: { $in: noticeTemplates.map((each) => `${personId}.${each}`) } });
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
