/**
 * The way of a matter whose author is not signed in, on the web: photos first, then the matter, under a token of this
 * one form. It is not queued: the number must be seen by whoever sent it, so the form stays until it has arrived.
 */
import { guestEndpoints, guestMatter, type GuestReceipt } from '@jsjb/shared/guest/contract';
import { lastFourOf } from '@jsjb/shared/progress/typed';
import type { BodyOf } from '@jsjb/shared/kit/endpoint';
import { ApiError } from '@/api/apiError';
import { request, uploadWithToken } from '@/api/client';
import { deviceStorage } from '@/device/deviceStorage';
import { dropPhoto, openPhoto } from '@/device/photoShelf';
import { submissionOf, type Draft } from './draft';

const KEY = 'guestForm';

interface Kept {
  /** The draft it was taken for. */
  draft: string;
  token: string;
}

/** One token for one draft, also after a reload: what was sent and not answered is found again. */
async function tokenFor(draft: string): Promise<string> {
  const kept = deviceStorage.read(KEY) as Partial<Kept> | undefined;
  if (kept?.draft === draft && typeof kept.token === 'string') return kept.token;
  const { token } = await request(guestEndpoints.openGuestForm, {});
  deviceStorage.write(KEY, { draft, token } satisfies Kept);
  return token;
}

type Matter = Omit<BodyOf<(typeof guestEndpoints)['submitAsGuest']>, 'token'>;

/** Photos are added once they have arrived. */
export const guestBodyOf = (written: Draft): Matter => {
  const { contact, ...matter } = submissionOf(written);
  const { noPhone } = written;
  const { name = '', phone } = contact ?? {};
  const { type, content, place, anonymous } = matter;
  return {
    type,
    content,
    place,
    anonymous,
    noPhone,
    contact: { name, ...(phone && !noPhone ? { phone } : {}) },
  };
};
export const guestSchema = guestMatter;

async function sendUnder(token: string, written: Draft): Promise<GuestReceipt> {
  const ids: string[] = [];
  for (const { key, path } of written.photos) {
    const open = await openPhoto(path);
    // The browser has thrown it away: the words go without it.
    if (open === '') continue;
    ids.push((await uploadWithToken(guestEndpoints.uploadGuestPhoto, token, { path: open, key })).id);
  }
  const body = { ...guestBodyOf(written), token, photos: ids };
  return request(guestEndpoints.submitAsGuest, { key: written.key, body });
}

export interface GuestSent extends GuestReceipt {
  kind: 'guest';
  /** The end of the phone that was left. */
  lastFour?: string;
}

/** Throws what the server found wrong; everything written is still there. */
export async function sendAsGuest(written: Draft): Promise<GuestSent> {
  const send = async (): Promise<GuestReceipt> => sendUnder(await tokenFor(written.key), written);
  const receipt = await send().catch((error: unknown) => {
    // The form was open for longer than its token holds.
    if (!(error instanceof ApiError) || error.code !== 'FORBIDDEN') throw error;
    deviceStorage.remove(KEY);
    return send();
  });
  deviceStorage.remove(KEY);
  for (const { path } of written.photos) void dropPhoto(path);
  const lastFour = written.noPhone ? undefined : lastFourOf(written.phone);
  return { kind: 'guest', ...receipt, ...(lastFour ? { lastFour } : {}) };
}
