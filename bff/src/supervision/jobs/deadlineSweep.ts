/**
 * Looks at the tickets whose next alarm has come: an index range, so the cost follows what is due and not what is open.
 * Any number of processes may sweep at once, and any may die at any moment: the version guard of each write decides.
 */
import { setImmediate } from 'node:timers/promises';
import { alarmTickets } from '../commands/alarmTickets';
import type { Deps } from '../../deps';
import type { TicketDoc } from '../../ticket';

/** Small enough that a request never waits long for its turn, large enough to fill a write. */
const BATCH = 125;
/** The rest waits for the next pass, seconds later. */
const MAX_TICKETS = 20_000;

/** What is due now, the longest overdue first. */
export const findDue = (deps: Deps, limit = MAX_TICKETS) =>
  deps.models.tickets.collection
    .find<TicketDoc>({ 'list.alarmAt': { $lte: deps.now() } }, { batchSize: BATCH })
    .sort({ 'list.alarmAt': 1 })
    .limit(limit);

/** Nothing when all were read. */
async function nextBatch(cursor: ReturnType<typeof findDue>): Promise<TicketDoc[]> {
  const first = await cursor.next();
  return first ? [first, ...cursor.readBufferedDocuments()] : [];
}

/** Awaited after something else; a failure until then is heard of when it is, and ends nothing before. */
function later<T>(result: Promise<T>): Promise<T> {
  result.catch(() => undefined);
  return result;
}

/** One pass over everything that is due; how many tickets it moved. */
export async function sweepDeadlines(deps: Deps, signal?: AbortSignal): Promise<number> {
  const cursor = findDue(deps);
  let moved = 0;
  let writing: Promise<number> = Promise.resolve(0);
  let reading = later(nextBatch(cursor));
  try {
    for (let docs = await reading; docs.length > 0 && !signal?.aborted; docs = await reading) {
      // The store reads the next batch while this one is judged, and writes this one while the next is decoded.
      reading = later(nextBatch(cursor));
      await setImmediate();
      const before = writing;
      writing = later(alarmTickets(docs, deps));
      moved += await before;
    }
    return moved + (await writing);
  } finally {
    await cursor.close();
  }
}
