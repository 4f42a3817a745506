/** Consents, and everyone's own data: taken along, and erased. */
import type { privacyEndpoints } from '@jsjb/shared/privacy/contract';
import { AppError } from '@jsjb/shared/kit/errors';
import { eraseOwnData } from './commands/eraseOwnData';
import { giveConsent } from './commands/giveConsent';
import { findPersonDoc, presentConsents } from '../account';
import { takeOwnData } from './queries/ownData';
import type { Handlers } from '../platform/features/feature';

export const ownDataHandlers: Handlers<typeof privacyEndpoints> = {
  listConsents: async ({ caller, deps }) => ({
    items: presentConsents(await findPersonDoc(deps.models.people, caller.actor.personId)),
  }),
  giveConsent: async ({ body, caller, deps }) => giveConsent(body, deps, caller),
  exportMyData: async ({ caller, deps }) => {
    const own = await takeOwnData(deps, caller);
    if (!own) throw new AppError('UNAUTHENTICATED');
    return { exportedAt: caller.now.toISOString(), ...own };
  },
  eraseMyData: async ({ caller, deps }) => ({ erasedTickets: await eraseOwnData(deps, caller) }),
};
