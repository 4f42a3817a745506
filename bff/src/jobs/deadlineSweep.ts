/**
 * Looks at the tickets whose next alarm has come: an index range, so the cost follows what is due and not what is open.
 * Any number of processes may sweep at once, and any may die at any moment: the version guard of each write decides.
 */
import { setImmediate } from 'node:timers/promises';
import { alarmTickets } from '../commands/alarmTickets';
import type { Deps } from '../deps';
import type { TicketDoc } from '../models/ticketDoc';

/** Small enough that a request never waits long for its turn, large enough to fill a write. */
const BATCH = 250;
/** Ends a pass in which others keep winning; the next begins where it left off. */
const MAX_BATCHES = 500;

export const findDue = (deps: Deps, limit = BATCH): Promise<TicketDoc[]> =>
  deps.models.tickets.collection
    .find<TicketDoc>({ 'list.alarmAt': { $lte: deps.now() } })
    .sort({ 'list.alarmAt': 1 })
    .limit(limit)
    .toArray();

/** One pass over everything that is due; how many tickets it moved. */
export async function sweepDeadlines(deps: Deps, signal?: AbortSignal): Promise<number> {
  let moved = 0;
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    const docs = await findDue(deps);
    moved += await alarmTickets(docs, deps);
    if (docs.length < BATCH || signal?.aborted) break;
    await setImmediate();
  }
  return moved;
}
