/** Opens and changes a call for ideas. */
import { AppError } from '@jsjb/shared/errors';
import type { Caller, Deps } from '../deps';
import { isDuplicateKey } from '../models/duplicateKey';
import { assertSameBody, onceOf } from '../models/once';
import type { CallDoc } from '../models/suggestionModels';

export interface CallContent {
  title: string;
  text: string;
  startsAt: string;
  endsAt: string;
  unitId?: string | undefined;
  closed: boolean;
}

async function contentOf({ unitId, ...body }: CallContent, { city }: Deps): Promise<Omit<CallDoc, '_id'>> {
  const [startsAt, endsAt] = [new Date(body.startsAt), new Date(body.endsAt)];
  if (endsAt <= startsAt) throw new AppError('INVALID', { fields: { endsAt: '结束时间要晚于开始时间' } });
  if (unitId && !(await city.snapshot()).units.has(unitId))
    throw new AppError('INVALID', { fields: { unitId: '没有这个单位' } });
  return { ...body, startsAt, endsAt, ...(unitId ? { unitId } : {}) };
}

export async function createCall(body: CallContent, deps: Deps, caller: Caller): Promise<CallDoc> {
  const { suggestionCalls, counters } = deps.models;
  const once = onceOf(caller.actor.personId, caller.idempotencyKey ?? '', JSON.stringify(body));
  const content = await contentOf(body, deps);
  const known = await suggestionCalls.findOne({ 'once.key': once.key }).lean<CallDoc>();
  if (known) {
    assertSameBody(known.once, once);
    return known;
  }
  const counter = await counters.findOneAndUpdate(
    { _id: 'suggestionCall' },
    { $inc: { value: 1 } },
    { upsert: true, returnDocument: 'after', lean: true },
  );
  const doc: CallDoc = { _id: `ZJ-${String(counter?.value ?? 1).padStart(4, '0')}`, ...content, once };
  try {
    await suggestionCalls.create(doc);
    return doc;
  } catch (error) {
    const first = isDuplicateKey(error)
      ? await suggestionCalls.findOne({ 'once.key': once.key }).lean<CallDoc>()
      : null;
    if (!first) throw error;
    return first;
  }
}

export async function updateCall(id: string, body: CallContent, deps: Deps): Promise<CallDoc> {
  const missing = () => new AppError('NOT_FOUND', { userMessage: '没有找到这个征集主题。' });
  if ((await deps.models.suggestionCalls.countDocuments({ _id: id })) === 0) throw missing();
  const content = await contentOf(body, deps);
  const doc = await deps.models.suggestionCalls
    .findOneAndUpdate(
      { _id: id },
      // The call is what was sent: a unit that is left out asks no more.
      { $set: content, ...(content.unitId ? {} : { $unset: { unitId: '' } }) },
      { returnDocument: 'after' },
    )
    .lean<CallDoc>();
  if (!doc) throw missing();
  return doc;
}
