/** A photo of somebody without an account: it belongs to the form, and is an orphan when no matter names it. */
import type { PhotoView } from '@jsjb/shared/photo/contract';
import type { Caller, Deps } from '../../deps';
import { photoViewAt, uploadPhoto } from '../../photo';
import { spending } from '../../platform/http/spendAll';
import { PHOTOS_BY_ADDRESS, PHOTOS_OF_FORM } from '../access/budgets';
import { actorOfForm } from '../access/guestToken';

export async function addGuestPhoto(
  token: string,
  file: Buffer,
  deps: Deps,
  caller: Caller,
): Promise<PhotoView> {
  const { now, address = '' } = caller;
  const actor = actorOfForm(token, deps.keys, now);
  const budgets = [
    [PHOTOS_OF_FORM, actor.personId],
    [PHOTOS_BY_ADDRESS, `ip:${address}`],
  ] as const;
  const id = await spending(budgets, deps, now, () => uploadPhoto(file, deps, { ...caller, actor }));
  return photoViewAt(id, deps, now);
}
