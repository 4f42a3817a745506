/** Erasing what names a person, also where an erasure was cut short. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Caller, Deps } from '../../deps';
import { appendAudit } from '../../platform/audit/auditLog';
import type { PersonDoc } from '../../account';
import { allModels } from '../../platform/db/modelOf';
import { collectionsOf } from '../../platform/personal/declaration';
import { erasePerson, findUnfinished } from '../../platform/personal/erase';

/** Throws INVALID with what the person can do about it. */
async function assertNothingOpen({ models, personalData }: Deps, personId: string): Promise<void> {
  const unfinished = await findUnfinished(personalData, collectionsOf(allModels(models)), personId);
  if (unfinished) throw new AppError('INVALID', { userMessage: unfinished });
}

/** Throws what was open, with the account as it was: what was sent at the same moment is dealt with first. */
async function assertStillNothingOpen(deps: Deps, personId: string, begun: Date): Promise<void> {
  try {
    await assertNothingOpen(deps, personId);
  } catch (error) {
    await deps.models.people.updateOne(
      { _id: personId, erasingAt: begun },
      { $unset: { erasingAt: '', disabled: '' } },
    );
    throw error;
  }
}

/**
 * Goes on with an erasure that has begun, also one that was cut short. Throws INVALID, with the account as it was, when
 * something was submitted before it began. How many tickets were changed.
 */
async function finishErasure(personId: string, begun: Date, deps: Deps, now: Date): Promise<number> {
  const { models, cipher, keys, personalData } = deps;
  await assertStillNothingOpen(deps, personId, begun);
  await appendAudit(models, keys, {
    at: now,
    personId,
    action: 'person.erase',
    subject: personId,
    reason: '本人申请',
  });
  const changed = await erasePerson(personalData, collectionsOf(allModels(models)), {
    personId,
    now,
    cipher,
  });
  await models.people.updateOne(
    { _id: personId },
    { $set: { erasedAt: now, disabled: true }, $unset: { erasingAt: '' } },
  );
  return changed.get(models.tickets.collection.collectionName) ?? 0;
}

/**
 * Takes what names a person out of everything that is stored, as each collection declares it. What is still open would
 * be orphaned: it is refused with the way out. The matters themselves stay, for the city's duty to account. How many
 * tickets were changed.
 */
export async function eraseOwnData(deps: Deps, { actor, now }: Caller): Promise<number> {
  const { people } = deps.models;
  const { personId } = actor;
  await assertNothingOpen(deps, personId);
  // Whoever holds a post stays accountable for what they did in it, also when they act as a resident at present.
  const person = await people.findById(personId).select({ posts: 1 }).lean<Pick<PersonDoc, 'posts'>>();
  if (person?.posts.some(({ role }) => role !== 'resident')) {
    throw new AppError('FORBIDDEN', { userMessage: '工作人员的账号由管理员管理，请联系管理员。' });
  }
  // From here on nobody signs in, and what is submitted at this moment either is seen below or sees this mark.
  await people.updateOne({ _id: personId }, { $set: { erasingAt: now, disabled: true } });
  return finishErasure(personId, now, deps, now);
}

/** One that began so lately may be under way. */
const UNDER_WAY_MS = 10 * 60_000;

/** How many were finished. One with something open goes back to its owner, who may ask again. */
export async function finishErasures(deps: Deps): Promise<number> {
  const now = deps.now();
  const begun = await deps.models.people
    .find({ erasingAt: { $lt: new Date(now.getTime() - UNDER_WAY_MS) } })
    .select({ erasingAt: 1 })
    .lean<(Pick<PersonDoc, '_id'> & { erasingAt: Date })[]>();
  let finished = 0;
  for (const { _id, erasingAt } of begun)
    try {
      await finishErasure(_id, erasingAt, deps, now);
      finished += 1;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'INVALID')) throw error;
    }
  return finished;
}
