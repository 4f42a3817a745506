/** A grid worker's visits. */
import type { visitEndpoints } from '@jsjb/shared/visit/contract';
import { submitBody } from '@jsjb/shared/ticket/contract';
import type { VisitView } from '@jsjb/shared/visit/contract';
import { recordVisit, repeatedVisit, visitedAt } from './commands/recordVisit';
import { submitTicket } from '../ticket';
import type { Deps } from '../deps';
import type { VisitDoc } from './store/visitModel';
import { openVisit } from './store/visit';
import { listVisits } from './queries/visits';
import type { Handlers } from '../platform/features/feature';

async function presentVisit(stored: VisitDoc, deps: Deps): Promise<VisitView> {
  const doc = openVisit(stored, deps.cipher);
  const { grids } = await deps.city.snapshot();
  return {
    id: doc._id.toHexString(),
    household: doc.household,
    note: doc.note,
    at: doc.at.toISOString(),
    gridName: grids.get(doc.gridId)?.name ?? doc.gridId,
    ...(doc.ticketId ? { ticketId: doc.ticketId } : {}),
    ...(doc.ticketNumber ? { ticketNumber: doc.ticketNumber } : {}),
  };
}

export const visitHandlers: Handlers<typeof visitEndpoints> = {
  recordVisit: async ({ body, caller, deps }) => {
    const { household, note, matter } = body;
    const sent = JSON.stringify(body);
    const earlier = await repeatedVisit(sent, deps, caller);
    if (earlier) return presentVisit(earlier, deps);
    const at = body.at ? visitedAt(new Date(body.at), caller.now) : caller.now;
    // The ticket first, under the same key: a repeat after a crash in between finds it again.
    const ticket =
      matter &&
      (await submitTicket(
        { ...submitBody.parse({ ...matter, place: { text: household } }), source: 'visit' },
        deps,
        caller,
      ));
    const visit = {
      household,
      note,
      at,
      ...(ticket ? { ticket: { id: ticket._id.toHexString(), number: ticket.number } } : {}),
    };
    return presentVisit(await recordVisit(visit, sent, deps, caller), deps);
  },
  listVisits: async ({ query, caller, deps }) => {
    const { docs, next } = await listVisits(deps.models.visits, caller.actor.personId, query);
    return {
      items: await Promise.all(docs.map((doc) => presentVisit(doc, deps))),
      ...(next ? { next } : {}),
    };
  },
};
