/** A photo of a requester who proved it by number: theirs for this ticket, and an orphan when nothing names it. */
import type { PhotoView } from '@jsjb/shared/photo/contract';
import { requesterByNumber } from '@jsjb/shared/ticket/byNumber';
import type { Caller, Deps } from '../../deps';
import { photoViewAt, uploadPhoto } from '../../photo';
import type { DayBudget } from '../../platform/http/dayBudget';
import { spending } from '../../platform/http/spendAll';
import { provenTicket } from '../store/provenTicket';

export const PHOTOS_A_DAY: DayBudget = {
  what: 'progressPhotos',
  limit: 18,
  spent: '今天补充的照片已经很多了，请明天再传，或拨打 12345。',
};

export async function addPhoto(token: string, file: Buffer, deps: Deps, caller: Caller): Promise<PhotoView> {
  const { now } = caller;
  const actor = requesterByNumber((await provenTicket(token, deps, now))._id.toHexString());
  const budget = [[PHOTOS_A_DAY, actor.personId]] as const;
  const id = await spending(budget, deps, now, () => uploadPhoto(file, deps, { ...caller, actor }));
  return photoViewAt(id, deps, now);
}
