/** A photo of a requester who proved it by number: theirs for this ticket, and an orphan when nothing names it. */
import type { PhotoView } from '@jsjb/shared/photo/contract';
import { requesterByNumber } from '@jsjb/shared/ticket/byNumber';
import type { Caller, Deps } from '../../deps';
import { uploadPhoto } from '../../photo';
import { spendOne, type DayBudget } from '../../platform/http/dayBudget';
import { provenTicket } from '../store/provenTicket';

export const PHOTOS_A_DAY: DayBudget = {
  what: 'progressPhotos',
  limit: 18,
  spent: '今天补充的照片已经很多了，请明天再传，或拨打 12345。',
};

export async function addPhoto(token: string, file: Buffer, deps: Deps, caller: Caller): Promise<PhotoView> {
  const { now } = caller;
  const actor = requesterByNumber((await provenTicket(token, deps, now))._id.toHexString());
  const { giveBack } = await spendOne(PHOTOS_A_DAY, actor.personId, deps, now);
  const id = await uploadPhoto(file, deps, { ...caller, actor }).catch(async (error: unknown) => {
    await giveBack();
    throw error;
  });
  return { id, url: deps.photos.url(id, 'full', now), thumbUrl: deps.photos.url(id, 'thumb', now) };
}
