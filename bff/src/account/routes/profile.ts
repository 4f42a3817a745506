/** What is remembered of me. */
import type { profileEndpoints } from '@jsjb/shared/account/profileContract';
import type { Handlers } from '../../platform/features/feature';
import { provePhone, readProfile, saveProfile } from '../commands/profile';

export const profileHandlers: Handlers<typeof profileEndpoints> = {
  readProfile: async ({ caller, deps }) => readProfile(deps, caller),
  saveProfile: async ({ body, caller, deps }) => saveProfile(body, deps, caller),
  provePhone: async ({ body, caller, deps }) => provePhone(body.phoneCode, deps, caller),
};
