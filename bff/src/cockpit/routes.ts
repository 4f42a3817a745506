/** The page of numbers, and how posters are used. */
import type { cockpitEndpoints } from '@jsjb/shared/cockpit/contract';
import type { posterHealthEndpoints } from '@jsjb/shared/poster/contract';
import type { Handlers } from '../platform/features/feature';
import { overviewScope } from '../ticket';
import { posterHealth } from './queries/posterHealth';
import { readRecent, summarise } from './queries/summary';

export const cockpitHandlers: Handlers<typeof cockpitEndpoints & typeof posterHealthEndpoints> = {
  readSummary: async ({ caller, deps }) =>
    summarise(deps.models.tickets, await overviewScope(deps, caller), caller.now, await deps.city.snapshot()),
  readRecent: async ({ caller, deps }) =>
    readRecent(
      deps.models.tickets,
      await overviewScope(deps, caller),
      caller.now,
      await deps.city.snapshot(),
    ),
  readPosterHealth: async ({ query, caller, deps }) => ({
    days: query.days,
    items: await posterHealth(deps.models, query, caller.now),
  }),
};
