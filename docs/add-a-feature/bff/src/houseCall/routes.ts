/** House calls: asked for by residents, answered by units. */
import type { houseCallEndpoints } from '@jsjb/shared/houseCall/contract';
import type { Caller, Deps } from '../deps';
import type { Handlers } from '../platform/features/feature';
import { photosFor, readTicket, unitNameFor } from '../ticket';
import { askForHouseCall } from './commands/ask';
import { presentHouseCall, type HouseCallReader } from './present';
import { listHouseCalls, readHouseCall } from './queries';

async function readerOf(deps: Deps, { actor, now }: Caller): Promise<HouseCallReader> {
  const photoUrl = (id: string, size: 'full' | 'thumb') => deps.photos.url(id, size, now);
  return {
    actor,
    cipher: deps.cipher,
    unitName: unitNameFor({ city: await deps.city.snapshot() }),
    photos: photosFor({ photoUrl }),
  };
}

export const houseCallHandlers: Handlers<typeof houseCallEndpoints> = {
  askForHouseCall: async ({ body: { ticketId, ...asking }, caller, deps }) => {
    const ticket = await readTicket(deps.models.tickets, ticketId, caller.actor);
    const doc = await askForHouseCall(ticket, asking, deps, caller);
    return presentHouseCall(doc, await readerOf(deps, caller));
  },
  listHouseCalls: async ({ query, caller, deps }) => {
    const { docs, next } = await listHouseCalls(deps.models, caller.actor, query);
    const reader = await readerOf(deps, caller);
    return { items: docs.map((doc) => presentHouseCall(doc, reader)), ...(next ? { next } : {}) };
  },
  answerHouseCall: async ({ params, body: { day, reason }, caller, deps }) => {
    const { actor, now } = caller;
    const doc = await readHouseCall(deps.models, params.id, actor);
    const command = day
      ? ({ name: 'agree', data: { day } } as const)
      : ({ name: 'decline', data: { reason } } as const);
    const answered = await deps.records.houseCalls.act(doc, command, { actor, now, context: undefined });
    return presentHouseCall(answered, await readerOf(deps, caller));
  },
};
