/** Calls for ideas, the latest first, with how many answered. */
import { AppError } from '@jsjb/shared/errors';
import type { Models } from '../models';
import type { CallDoc } from '../models/suggestionModels';

const SHOWN = 100;

export const listCalls = (models: Models): Promise<CallDoc[]> =>
  models.suggestionCalls.find().sort({ startsAt: -1, _id: -1 }).limit(SHOWN).lean<CallDoc[]>().exec();

export async function findCall(models: Models, id: string): Promise<CallDoc> {
  const doc = await models.suggestionCalls.findById(id).lean<CallDoc>();
  if (!doc) throw new AppError('NOT_FOUND', { userMessage: '没有找到这个征集主题。' });
  return doc;
}

/** How many ideas answered each. */
export async function countForCalls(
  { suggestions }: Models,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counts = await suggestions.aggregate<{ _id: string; ideas: number }>([
    { $match: { callId: { $in: ids } } },
    { $group: { _id: '$callId', ideas: { $sum: 1 } } },
  ]);
  return new Map(counts.map(({ _id, ideas }) => [_id, ideas]));
}
