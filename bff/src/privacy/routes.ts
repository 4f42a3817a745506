/** Consents, and everyone's own data: taken along, and erased. */
import { AppError } from '@jsjb/shared/kit/errors';
import { eraseOwnData, giveConsent } from './commands/ownData';
import { presentConsents } from './present/presentOwnData';
import { takeOwnData } from './queries/ownData';
import { findPersonDoc } from '../account/queries/people';
import type { Handlers } from '../platform/http/handler';
import { readerOf } from '../ticket/queries/readerOf';

type OwnDataRoutes = 'listConsents' | 'giveConsent' | 'exportMyData' | 'eraseMyData';

export const ownDataHandlers: Pick<Handlers, OwnDataRoutes> = {
  listConsents: async ({ caller, deps }) => ({
    items: presentConsents(await findPersonDoc(deps.models.people, caller.actor.personId)),
  }),
  giveConsent: async ({ body, caller, deps }) => giveConsent(body, deps, caller),
  exportMyData: async ({ caller, deps }) => {
    const own = await takeOwnData(deps, caller.actor.personId, await readerOf(deps, caller));
    if (!own) throw new AppError('UNAUTHENTICATED');
    return { exportedAt: caller.now.toISOString(), ...own };
  },
  eraseMyData: async ({ caller, deps }) => ({ erasedTickets: await eraseOwnData(deps, caller) }),
};
