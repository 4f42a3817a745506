/** Takes the sums of score cells again where something changed: one group-by over an index, few cells or a whole month. */
import { rateNames } from '@jsjb/shared/score/policy';
import type { Models } from './index';
import type { ScoreCellDoc, Tally } from './scoreModels';

/** More than this and one pass over the month is cheaper than as many ranges. */
const FEW = 100;
const WRITE_BATCH = 1000;

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

/** How many cells were summed again. */
export async function refreshCells(models: Models, month: string): Promise<number> {
  const dirty = await models.scoreCells
    .find({ month, dirty: { $gt: 0 } })
    .select({ dirty: 1 })
    .lean<Pick<ScoreCellDoc, '_id' | 'dirty'>[]>();
  if (dirty.length === 0) return 0;
  const few = dirty.length <= FEW;
  const sums = await models.scoreFacts.aggregate<SumRow>([
    { $match: few ? { cell: { $in: dirty.map(({ _id }) => _id) } } : { month } },
    { $group: { _id: '$cell', ...tallySums } },
  ]);
  const bySum = new Map(sums.map((row) => [row._id, row]));
  const writes = dirty.map(({ _id, dirty: seen }) => {
    const row = bySum.get(_id) ?? { _id };
    return {
      updateOne: {
        // Marked again meanwhile: left for the next time.
        filter: { _id: _id as never, dirty: seen },
        update: {
          $set: { n: tallyOf(row, 'n'), d: tallyOf(row, 'd'), x: tallyOf(row, 'x'), dirty: 0 },
        },
      },
    };
  });
  for (let at = 0; at < writes.length; at += WRITE_BATCH) {
    await models.scoreCells.collection.bulkWrite(writes.slice(at, at + WRITE_BATCH), { ordered: false });
  }
  return dirty.length;
}
