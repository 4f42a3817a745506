/** Exclusions, the newest first; units see their own. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { ExclusionState } from '@jsjb/shared/score/exclusion';
import type { Models } from '../../deps';
import type { ExclusionDoc } from '../store/scoreModels';
import { readMark } from '../../platform/records/cursor';

const encode = ({ at, _id }: ExclusionDoc): string =>
  Buffer.from(`${at.getTime()} ${_id}`).toString('base64url');
function decode(cursor: string): { at: Date; id: string } {
  const [, at, id = ''] = readMark(cursor, /^(\d{1,15}) (\S{1,100})$/);
  return { at: new Date(Number(at)), id };
}

/** `units` undefined: all of the city. */
export async function listExclusions(
  exclusions: Models['exclusions'],
  {
    units,
    state,
    cursor,
    limit,
  }: {
    units?: readonly string[] | undefined;
    state?: ExclusionState | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<{ docs: ExclusionDoc[]; next?: string }> {
  const past = cursor ? decode(cursor) : undefined;
  const docs = await exclusions
    .find({
      ...(units ? { unitId: { $in: [...units] } } : {}),
      ...(state ? { state } : {}),
      ...(past ? { $or: [{ at: { $lt: past.at } }, { at: past.at, _id: { $lt: past.id } }] } : {}),
    })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .lean<ExclusionDoc[]>();
  const page = docs.slice(0, limit);
  const last = page.at(-1);
  return { docs: page, ...(docs.length > limit && last ? { next: encode(last) } : {}) };
}

/** What the reader may not know of is not found. */
export async function readExclusion(
  exclusions: Models['exclusions'],
  id: string,
  units?: readonly string[],
): Promise<ExclusionDoc> {
  const doc = await exclusions.findById(id).lean<ExclusionDoc>();
  if (!doc || (units && !units.includes(doc.unitId))) {
    throw new AppError('NOT_FOUND', { userMessage: '没有找到这份剔除申请。' });
  }
  return doc;
}
