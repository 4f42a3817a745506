/** Takes the sums of score buckets again where something changed: equal tallies are counted, few buckets or a whole month. */
import type { Models } from '../../deps';
import type { ScoreBucketDoc } from './scoreModels';
import { addCode, type Tallies } from './countsKey';

/** Cells summed in one question: the store answers others between two. */
const AT_ONCE = 50;

type Dirty = Pick<ScoreBucketDoc, '_id' | 'dirty'>;

async function sumBuckets({ scoreFacts, scoreBuckets }: Models, buckets: readonly Dirty[]): Promise<void> {
  const counted = await scoreFacts.aggregate<{ _id: string; cases: number }>([
    { $match: { bucket: { $in: buckets.map(({ _id }) => _id) } } },
    { $group: { _id: '$tally', cases: { $sum: 1 } } },
  ]);
  const sums = new Map<string, Tallies>(buckets.map(({ _id }) => [_id, { n: {}, d: {}, x: {} }]));
  for (const { _id, cases } of counted) {
    const cut = _id.lastIndexOf('#');
    const bucket = sums.get(_id.slice(0, cut));
    if (bucket) addCode(bucket, _id.slice(cut + 1), cases);
  }
  await scoreBuckets.collection.bulkWrite(
    buckets.map(({ _id, dirty }) => ({
      // Marked again meanwhile: left for the next time.
      updateOne: { filter: { _id: _id as never, dirty }, update: { $set: { ...sums.get(_id), dirty: 0 } } },
    })),
    { ordered: false },
  );
}

/** How many buckets were summed again. */
export async function refreshBuckets(models: Models, month: string): Promise<number> {
  const dirty = await models.scoreBuckets
    .find({ month, dirty: { $gt: 0 } })
    .select({ dirty: 1 })
    .lean<Dirty[]>();
  for (let at = 0; at < dirty.length; at += AT_ONCE) await sumBuckets(models, dirty.slice(at, at + AT_ONCE));
  return dirty.length;
}
