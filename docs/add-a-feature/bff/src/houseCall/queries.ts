/** House calls of one person or one unit, and of one ticket. */
import { AppError } from '@jsjb/shared/kit/errors';
import type { Actor } from '@jsjb/shared/kit/role';
import { Types } from 'mongoose';
import type { Models } from '../deps';
import { readPage, type Page } from '../platform/records/paging';
import type { HouseCallDoc } from './store';

/** What this actor may see: their own, or their unit's. */
const seenBy = ({ personId, role, unitId }: Actor): object =>
  role === 'official' ? { unitId: unitId ?? '' } : { askedBy: personId };

export const listHouseCalls = (
  { houseCalls }: Pick<Models, 'houseCalls'>,
  actor: Actor,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<HouseCallDoc>> =>
  readPage<HouseCallDoc>({ field: 'askedAt', direction: -1 }, page, ({ filter, sort, limit }) =>
    houseCalls
      .find({ $and: [seenBy(actor), filter] })
      .sort(sort)
      .limit(limit)
      .lean<HouseCallDoc[]>()
      .exec(),
  );

export async function readHouseCall(
  { houseCalls }: Pick<Models, 'houseCalls'>,
  id: string,
  actor: Actor,
): Promise<HouseCallDoc> {
  const doc = await houseCalls
    .findOne({ _id: new Types.ObjectId(id), ...seenBy(actor) })
    .lean<HouseCallDoc>();
  if (!doc) throw new AppError('NOT_FOUND', { userMessage: '没有找到这次上门。' });
  return doc;
}

export const houseCallsOf = (
  { houseCalls }: Pick<Models, 'houseCalls'>,
  ticketId: string,
): Promise<HouseCallDoc[]> => houseCalls.find({ ticketId }).sort({ _id: 1 }).lean<HouseCallDoc[]>().exec();
