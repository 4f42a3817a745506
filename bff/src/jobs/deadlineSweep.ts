/**
 * Looks at the tickets whose next alarm has come: an index range, so the cost follows what is due and not what is open.
 * Any number of processes may sweep at once, and any may die at any moment: the version guard of each write decides.
 */
import { alarmTickets } from '../commands/alarmTickets';
import type { Deps } from '../deps';
import type { TicketDoc } from '../models/ticketDoc';

/** Small enough that a request never waits long for its turn, large enough to fill a write. */
const BATCH = 250;
/** The rest waits for the next pass, seconds later. */
const MAX_TICKETS = 20_000;

/** What is due now, the longest overdue first. */
export const findDue = (deps: Deps, limit = MAX_TICKETS) =>
  deps.models.tickets.collection
    .find<TicketDoc>({ 'list.alarmAt': { $lte: deps.now() } }, { batchSize: BATCH })
    .sort({ 'list.alarmAt': 1 })
    .limit(limit);

/** One pass over everything that is due; how many tickets it moved. */
export async function sweepDeadlines(deps: Deps, signal?: AbortSignal): Promise<number> {
  let moved = 0;
  // The next batch is read and judged while the one before is written.
  let writing: Promise<number> = Promise.resolve(0);
  let batch: TicketDoc[] = [];
  const flush = async (): Promise<void> => {
    const next = alarmTickets(batch, deps);
    batch = [];
    const before = writing;
    writing = next;
    // Both are awaited sooner or later; a failure of the second must not go unheard meanwhile.
    next.catch(() => undefined);
    moved += await before;
  };
  for await (const doc of findDue(deps)) {
    batch.push(doc);
    if (batch.length < BATCH) continue;
    await flush();
    if (signal?.aborted) break;
  }
  await flush();
  return moved + (await writing);
}
