/** The second factor of staff. */
import type { secondFactorEndpoints } from '@jsjb/shared/account/secondFactorContract';
import { enrolSecondFactor, stepUp } from '../commands/secondFactor';
import type { Handlers } from '../../platform/features/feature';

export const secondFactorHandlers: Handlers<typeof secondFactorEndpoints> = {
  enrolSecondFactor: async ({ caller, deps }) => enrolSecondFactor(deps, caller),
  stepUp: async ({ body, caller, deps }) => {
    const { accessExpiresAt, until, ...proof } = await stepUp(body.code, deps, caller);
    return { ...proof, accessExpiresAt: accessExpiresAt.toISOString(), until: until.toISOString() };
  },
};
