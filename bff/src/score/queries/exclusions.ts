/** Exclusions, the newest first; units see their own. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { ExclusionState } from '@jsjb/shared/score/contract';
import type { Models } from '../../deps';
import { readPage, type Page } from '../../platform/records/paging';
import type { ExclusionDoc } from '../store/exclusionDoc';

interface Wanted {
  /** Undefined: all of the city. */
  units?: readonly string[] | undefined;
  state?: ExclusionState | undefined;
  cursor?: string | undefined;
  limit: number;
}

export const listExclusions = (
  exclusions: Models['exclusions'],
  { units, state, ...page }: Wanted,
): Promise<Page<ExclusionDoc>> =>
  readPage<ExclusionDoc>({ field: 'at', direction: -1 }, page, ({ filter, sort, limit }) =>
    exclusions
      .find({
        ...(units ? { 'subject.unitId': { $in: [...units] } } : {}),
        ...(state ? { status: state === 'proposed' ? 'asked' : state } : {}),
        ...filter,
      })
      .sort(sort)
      .limit(limit)
      .lean<ExclusionDoc[]>()
      .exec(),
  );

/** What the reader may not know of is not found. */
export async function readExclusion(
  exclusions: Models['exclusions'],
  id: string,
  units?: readonly string[],
): Promise<ExclusionDoc> {
  const doc = await exclusions.findById(id).lean<ExclusionDoc>();
  if (!doc || (units && !units.includes(doc.subject.unitId))) {
    throw new AppError('NOT_FOUND', { userMessage: '没有找到这份剔除申请。' });
  }
  return doc;
}
