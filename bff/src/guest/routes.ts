/** The web form for people without WeChat. */
import { randomBytes } from 'node:crypto';
import type { guestEndpoints } from '@jsjb/shared/guest/contract';
import type { Handlers } from '../platform/features/feature';
import { pickupCode } from '../progress';
import { guestToken } from './access/guestToken';
import { addGuestPhoto } from './commands/addGuestPhoto';
import { submitAsGuest } from './commands/submitAsGuest';

export const guestHandlers: Handlers<typeof guestEndpoints> = {
  openGuestForm: async ({ caller, deps }) => {
    const { token, until } = guestToken(randomBytes(16).toString('hex'), deps.keys, caller.now);
    return { token, until: until.toISOString() };
  },
  uploadGuestPhoto: ({ query, file, caller, deps }) => addGuestPhoto(query.token, file, deps, caller),
  submitAsGuest: async ({ body, caller, deps }) => {
    const { _id, number, submittedAt, personal } = await submitAsGuest(body, deps, caller);
    return {
      number,
      submittedAt: submittedAt.toISOString(),
      ...(personal?.phone ? {} : { code: pickupCode(_id.toHexString(), deps.keys) }),
    };
  },
};
