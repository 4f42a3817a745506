/** Supervision at a glance. */
import type { supervisionEndpoints } from '@jsjb/shared/supervision/contract';
import type { Handlers } from '../platform/features/feature';
import { overviewScope } from '../ticket';
import { countSupervised } from './queries/supervision';

export const supervisionHandlers: Handlers<typeof supervisionEndpoints> = {
  readSupervision: async ({ caller, deps }) => ({
    levels: await countSupervised(deps.models.tickets, await overviewScope(deps, caller), caller.now),
  }),
};
