/** Everyone's own data: consents, and erasing what names a person. */
import type { Consent, ConsentKind } from '@jsjb/shared/contract/privacy';
import { AppError } from '@jsjb/shared/errors';
import type { Caller, Deps } from '../deps';
import { appendAudit } from '../models/auditLog';
import type { PersonDoc } from '../models/cityModels';
import { personalData } from '../personalData';
import { collectionsOf } from '../platform/personal/declaration';
import { erasePerson, findUnfinished } from '../platform/personal/erase';

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

/** Throws INVALID with what the person can do about it. */
async function assertNothingOpen({ models }: Deps, personId: string): Promise<void> {
  const unfinished = await findUnfinished(personalData, collectionsOf(Object.values(models)), personId);
  if (unfinished) throw new AppError('INVALID', { userMessage: unfinished });
}

/**
 * Takes what names a person out of everything that is stored, as each collection declares it. What is still open would
 * be orphaned: it is refused with the way out. The matters themselves stay, for the city's duty to account. How many
 * tickets were changed.
 */
export async function eraseOwnData(deps: Deps, { actor, now }: Caller): Promise<number> {
  const { models, cipher } = deps;
  const { people } = models;
  const { personId } = actor;
  await assertNothingOpen(deps, personId);
  // Whoever holds a post stays accountable for what they did in it, also when they act as a resident at present.
  const person = await people.findById(personId).select({ posts: 1 }).lean<Pick<PersonDoc, 'posts'>>();
  if (person?.posts.some(({ role }) => role !== 'resident')) {
    throw new AppError('FORBIDDEN', { userMessage: '工作人员的账号由管理员管理，请联系管理员。' });
  }
  await appendAudit(models, deps.keys, {
    at: now,
    personId,
    action: 'person.erase',
    subject: personId,
    reason: '本人申请',
  });
  const erasing = { personId, now, cipher };
  const changed = await erasePerson(personalData, collectionsOf(Object.values(models)), erasing);
  await people.updateOne({ _id: personId }, { $set: { erasedAt: now, disabled: true } });
  return changed.get(models.tickets.collection.collectionName) ?? 0;
}
