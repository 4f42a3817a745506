/** Works every score out anew from the tickets' logs and mends what is stored differently. Frozen months stay. */
import type { Deps } from '../deps';
import { keepFacts } from '../models/scoreFacts';
import { refreshCells } from '../models/scoreSums';
import type { ScoreCellDoc } from '../models/scoreModels';
import type { TicketDoc } from '../models/ticketDoc';

export interface Recomputed {
  tickets: number;
  /** Tickets whose stored contribution was not what their log says. */
  differing: number;
  /** Cells whose sums were not the sums of their tickets. */
  cells: number;
}

const BATCH = 200;

/** Sums taken again from the facts, whether or not anybody marked them. */
async function checkCells({ models }: Deps): Promise<number> {
  const months = await models.scoreCells.distinct('month');
  let wrong = 0;
  for (const month of months) {
    const frozen = await models.scoreMonths.findById(month).lean();
    if (frozen) continue;
    await refreshCells(models, String(month));
    const before = await sumsOf(models.scoreCells, String(month));
    await models.scoreCells.updateMany({ month }, { $inc: { dirty: 1 } });
    await refreshCells(models, String(month));
    const after = await sumsOf(models.scoreCells, String(month));
    for (const [cell, sums] of after) if (before.get(cell) !== sums) wrong += 1;
  }
  return wrong;
}

const inOrder = (tally: object | undefined): [string, number][] =>
  Object.entries(tally ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));

async function sumsOf(cells: Deps['models']['scoreCells'], month: string): Promise<Map<string, string>> {
  const docs = await cells.find({ month }).lean<ScoreCellDoc[]>();
  return new Map(docs.map(({ _id, n, d, x }) => [_id, JSON.stringify([n, d, x].map(inOrder))]));
}

export async function recomputeScores(
  deps: Deps,
  onProgress?: (tickets: number) => void,
): Promise<Recomputed> {
  const { models, book, now } = deps;
  const done: Recomputed = { tickets: 0, differing: 0, cells: 0 };
  for (let after: TicketDoc['_id'] | undefined; ;) {
    const docs = await models.tickets
      .find(after ? { _id: { $gt: after } } : {})
      .sort({ _id: 1 })
      .limit(BATCH)
      .lean<TicketDoc[]>();
    for (const doc of docs) if (await keepFacts(models, doc, book.scoreAt, now())) done.differing += 1;
    done.tickets += docs.length;
    onProgress?.(done.tickets);
    after = docs.at(-1)?._id;
    if (docs.length < BATCH) break;
  }
  done.cells = await checkCells(deps);
  return done;
}
