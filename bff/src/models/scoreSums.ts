/** Takes the sums of score cells again where something changed: equal tallies are counted, few cells or a whole month. */
import type { Models } from './index';
import type { ScoreCellDoc } from './scoreModels';
import { addCode, type Tallies } from './tallyCode';

/** Cells summed in one question: the store answers others between two. */
const AT_ONCE = 50;

type Dirty = Pick<ScoreCellDoc, '_id' | 'dirty'>;

async function sumCells({ scoreFacts, scoreCells }: Models, cells: readonly Dirty[]): Promise<void> {
  const counted = await scoreFacts.aggregate<{ _id: string; cases: number }>([
    { $match: { cell: { $in: cells.map(({ _id }) => _id) } } },
    { $group: { _id: '$tally', cases: { $sum: 1 } } },
  ]);
  const sums = new Map<string, Tallies>(cells.map(({ _id }) => [_id, { n: {}, d: {}, x: {} }]));
  for (const { _id, cases } of counted) {
    const cut = _id.lastIndexOf('#');
    const cell = sums.get(_id.slice(0, cut));
    if (cell) addCode(cell, _id.slice(cut + 1), cases);
  }
  await scoreCells.collection.bulkWrite(
    cells.map(({ _id, dirty }) => ({
      // Marked again meanwhile: left for the next time.
      updateOne: { filter: { _id: _id as never, dirty }, update: { $set: { ...sums.get(_id), dirty: 0 } } },
    })),
    { ordered: false },
  );
}

/** How many cells were summed again. */
export async function refreshCells(models: Models, month: string): Promise<number> {
  const dirty = await models.scoreCells
    .find({ month, dirty: { $gt: 0 } })
    .select({ dirty: 1 })
    .lean<Dirty[]>();
  for (let at = 0; at < dirty.length; at += AT_ONCE) await sumCells(models, dirty.slice(at, at + AT_ONCE));
  return dirty.length;
}
