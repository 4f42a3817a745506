/** Takes the sums of score cells again where something changed: one group-by over an index, few cells or a whole month. */
import { rateNames } from '@jsjb/shared/score/policy';
import type { Models } from './index';
import type { ScoreCellDoc, Tally } from './scoreModels';

/** Cells summed in one question: the store answers others between two. */
const AT_ONCE = 50;

/** `{ n_response: { $sum: '$n.response' }, … }` */
export const tallySums = Object.fromEntries(
  (['n', 'd', 'x'] as const).flatMap((part) =>
    rateNames.map((rate) => [`${part}_${rate}`, { $sum: `$${part}.${rate}` }] as const),
  ),
);

export type SumRow = { _id: string } & Record<string, number>;

/** What one group-by row says, without the zeros. */
export const tallyOf = (row: Record<string, unknown>, part: 'n' | 'd' | 'x'): Tally =>
  Object.fromEntries(
    rateNames.flatMap((rate) => {
      const value = row[`${part}_${rate}`];
      return typeof value === 'number' && value > 0 ? [[rate, value] as const] : [];
    }),
  );

type Dirty = Pick<ScoreCellDoc, '_id' | 'dirty'>;

async function sumCells({ scoreFacts, scoreCells }: Models, cells: readonly Dirty[]): Promise<void> {
  const sums = await scoreFacts.aggregate<SumRow>([
    { $match: { cell: { $in: cells.map(({ _id }) => _id) } } },
    { $group: { _id: '$cell', ...tallySums } },
  ]);
  const bySum = new Map(sums.map((row) => [row._id, row]));
  await scoreCells.collection.bulkWrite(
    cells.map(({ _id, dirty }) => {
      const row = bySum.get(_id) ?? { _id };
      const taken = { n: tallyOf(row, 'n'), d: tallyOf(row, 'd'), x: tallyOf(row, 'x'), dirty: 0 };
      // Marked again meanwhile: left for the next time.
      return { updateOne: { filter: { _id: _id as never, dirty }, update: { $set: taken } } };
    }),
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
