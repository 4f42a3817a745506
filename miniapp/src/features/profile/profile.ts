/** What is remembered of whoever is signed in, and its changes; 我的 shows the same name and phone at once. */
import { sessionEndpoints } from '@jsjb/shared/account/contract';
import { profileEndpoints, type Profile } from '@jsjb/shared/account/profileContract';
import type { BodyOf } from '@jsjb/shared/kit/endpoint';
import { request } from '@/api/client';
import { session } from '@/auth/session';

export const readProfile = (): Promise<Profile> => request(profileEndpoints.readProfile, {});

/** A session of another person may have begun meanwhile. */
async function refreshMe(): Promise<void> {
  const me = await request(sessionEndpoints.readMe, {}).catch(() => undefined);
  const held = session.reread();
  if (me && held?.me.id === me.id) session.set({ ...held, me });
}

async function saved(saving: Promise<Profile>): Promise<Profile> {
  const profile = await saving;
  await refreshMe();
  return profile;
}

export const saveProfile = (body: BodyOf<(typeof profileEndpoints)['saveProfile']>): Promise<Profile> =>
  saved(request(profileEndpoints.saveProfile, { body }));

/** `phoneCode` comes from WeChat's phone button. */
export const provePhone = (phoneCode: string): Promise<Profile> =>
  saved(request(profileEndpoints.provePhone, { body: { phoneCode } }));
