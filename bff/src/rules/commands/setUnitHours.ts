/** Sets the hours a unit keeps: hour limits of tickets that reach it from now on run only within them. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { OpeningHours } from '@jsjb/shared/org/unit';
import type { Caller, Deps } from '../../deps';
import { appendAudit } from '../../platform/audit/auditLog';

/** No stretches: natural time again. Throws NOT_FOUND for a unit that handles nothing. */
export async function setUnitHours(
  unitId: string,
  opening: OpeningHours,
  { models, keys, city }: Deps,
  { actor, now }: Caller,
): Promise<void> {
  const hours = opening.map(([from, to]): [string, string] => [from, to]);
  const done = await models.units.updateOne(
    { _id: unitId, handles: true },
    hours.length > 0 ? { $set: { opening: hours } } : { $unset: { opening: '' } },
  );
  if (done.matchedCount === 0) throw new AppError('NOT_FOUND', { userMessage: '没有这个承办单位。' });
  await appendAudit(models, keys, {
    at: now,
    personId: actor.personId,
    action: 'unit.hours',
    subject: unitId,
    reason: hours.map(([from, to]) => `${from}—${to}`).join('、') || '按自然时间计',
  });
  city.forget();
}
