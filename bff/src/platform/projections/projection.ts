/**
 * A projection (read model): what each record contributes, as small facts, and their sums by bucket. Fed by the outbox,
 * it may be told of the same record again, late, or by two at once:
 *
 * - A fact carries the version of the record it was made from; an older one never overwrites a newer.
 * - Each bucket says which writes are under way before the facts are written, and is marked after. Whoever dies in
 *   between leaves the sign: until the delivery is repeated, the bucket is summed by everybody who reads it.
 * - A bucket's sum is taken when somebody reads it, from its facts, so it cannot drift. Equal tallies are counted instead
 *   of summed: a bucket of thousands of facts holds a dozen texts.
 *
 * Everything in it can be made anew from the records while others read and write.
 */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../records/storeNew';

/** What one record contributes to one bucket. */
export interface FactRow {
  _id: string;
  bucket: string;
  /** Bucket and counts in one text, `bucket#counts`. */
  tally: string;
  /** The record's version it was made from. */
  version: number;
}

/** A bucket as stored; beside these it says what it is of, and holds its sums. */
export interface BucketRow {
  _id: string;
  /** Changes since the sums were taken; 0 means they are right. */
  dirty: number;
  /** Writes that have begun: of which record, in which version, by whom. */
  pending?: { source: string; version: number; by: string }[];
}

/** For the model of buckets: finds what a write left under way. */
export const pendingIndex = [{ 'pending.source': 1 }, { sparse: true }] as const;

/** What a bucket says of itself when it is new, beside its name. */
export type Marked = { bucket: string } & Readonly<Record<string, unknown>>;

export interface ProjectionParts<F extends FactRow, Sums extends object> {
  facts: Pick<Model<F>, 'collection' | 'aggregate'>;
  buckets: Pick<Model<never>, 'collection'>;
  /** A sum of nothing, and a sum with so many cases of the counts that stand in a tally. */
  nothing(): Sums;
  add(sums: Sums, counts: string, cases: number): void;
}

/** Buckets summed in one question: the store answers others between two. */
const AT_ONCE = 50;

/** Somebody has already stored what a later state of the record says: that stands. */
const ignoreLater = (error: unknown): void => {
  if (!isDuplicateKey(error)) throw error;
};

const saysTheSame = (stored: FactRow | undefined, made: FactRow): boolean => {
  if (!stored) return false;
  const [{ version: _, ...kept }, { version: __, ...fact }] = [stored, made];
  return isDeepStrictEqual(kept, fact);
};

export interface Difference<F> {
  /** To be written, and to be removed. */
  writes: F[];
  removals: F[];
  before: ReadonlyMap<string, F>;
}

/** What of a record's facts is not as stored. Pure. */
export function differenceOf<F extends FactRow>(stored: readonly F[], made: readonly F[]): Difference<F> {
  const before = new Map(stored.map((fact) => [fact._id, fact]));
  const after = new Set(made.map(({ _id }) => _id));
  return {
    writes: made.filter((fact) => !saysTheSame(before.get(fact._id), fact)),
    removals: stored.filter(({ _id }) => !after.has(_id)),
    before,
  };
}

/** The facts whose buckets a difference changes: as they were, and as they are now. */
export const touchedBy = <F extends FactRow>({ writes, removals, before }: Difference<F>): F[] => [
  ...writes,
  ...removals,
  ...writes.flatMap(({ _id }) => before.get(_id) ?? []),
];

export function createProjection<F extends FactRow, Sums extends object>(parts: ProjectionParts<F, Sums>) {
  const { facts, buckets, nothing, add } = parts;
  // The driver's types know only its own identifiers.
  const id = (_id: string): never => _id as never;

  /** The sums of these buckets must be taken again. */
  async function mark(touched: readonly Marked[]): Promise<void> {
    if (touched.length === 0) return;
    await buckets.collection.bulkWrite(
      touched.map(({ bucket, ...of }) => ({
        updateOne: {
          filter: { _id: id(bucket) },
          update: { $inc: { dirty: 1 }, $setOnInsert: of } as never,
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }

  const begin = (touched: readonly Marked[], pending: object) =>
    buckets.collection.bulkWrite(
      touched.map(({ bucket, ...of }) => ({
        updateOne: {
          filter: { _id: id(bucket) },
          update: { $inc: { dirty: 1 }, $push: { pending }, $setOnInsert: of } as never,
          upsert: true,
        },
      })),
      { ordered: false },
    );
  const end = (source: string, which: object) =>
    buckets.collection.updateMany(
      { 'pending.source': source } as never,
      { $inc: { dirty: 1 }, $pull: { pending: { source, ...which } } } as never,
    );

  /** Nothing differs: what a delivery that was cut off has left under way is at its end. */
  const settle = (source: string, version: number) => end(source, { version: { $lte: version } });

  /** Stores what a record contributes in this version, and marks the buckets it touches. */
  async function store(
    { writes, removals }: Pick<Difference<F>, 'writes' | 'removals'>,
    { source, version }: { source: string; version: number },
    touched: readonly Marked[],
  ): Promise<void> {
    const by = randomUUID();
    await begin(touched, { source, version, by });
    const older = { version: { $lte: version } };
    const changes = [
      ...writes.map(({ _id, ...fact }) => ({
        updateOne: { filter: { _id: id(_id), ...older }, update: { $set: fact } as never, upsert: true },
      })),
      ...removals.map(({ _id }) => ({ deleteOne: { filter: { _id: id(_id), ...older } } })),
    ];
    if (changes.length > 0) await facts.collection.bulkWrite(changes, { ordered: false }).catch(ignoreLater);
    await end(source, { by });
  }

  async function sum(dirty: readonly BucketRow[]): Promise<void> {
    const counted = await facts.aggregate<{ _id: string; cases: number }>([
      { $match: { bucket: { $in: dirty.map(({ _id }) => _id) } } },
      { $group: { _id: '$tally', cases: { $sum: 1 } } },
    ]);
    const sums = new Map(dirty.map(({ _id }) => [_id, nothing()]));
    for (const { _id, cases } of counted) {
      const cut = _id.lastIndexOf('#');
      const of = sums.get(_id.slice(0, cut));
      if (of) add(of, _id.slice(cut + 1), cases);
    }
    await buckets.collection.bulkWrite(
      dirty.map(({ _id, dirty: seen, pending }) => ({
        // Marked again meanwhile: left for the next time.
        updateOne: {
          filter: { _id: id(_id), dirty: seen },
          update: { $set: { ...sums.get(_id), ...(pending?.length ? {} : { dirty: 0 }) } } as never,
        },
      })),
      { ordered: false },
    );
  }

  /** Takes the sums again where something changed, among the buckets that fit; how many. */
  async function refresh(among: Readonly<Record<string, unknown>>): Promise<number> {
    const dirty = (await buckets.collection
      .find({ ...among, dirty: { $gt: 0 } } as never, { projection: { dirty: 1, pending: 1 } })
      .toArray()) as unknown as BucketRow[];
    for (let at = 0; at < dirty.length; at += AT_ONCE) await sum(dirty.slice(at, at + AT_ONCE));
    return dirty.length;
  }

  const sumsOf = async (among: object): Promise<Map<string, string>> => {
    const fields = Object.keys(nothing());
    const found = (await buckets.collection.find(among as never).toArray()) as unknown as Record<
      string,
      object
    >[];
    const inOrder = (part: object | undefined) =>
      Object.entries(part ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    return new Map(
      found.map((doc) => [String(doc['_id']), JSON.stringify(fields.map((field) => inOrder(doc[field])))]),
    );
  };

  /** Sums every bucket that fits anew, whether or not anybody marked it; how many were wrong. */
  async function check(among: Readonly<Record<string, unknown>>): Promise<number> {
    await refresh(among);
    const before = await sumsOf(among);
    await buckets.collection.updateMany(among as never, { $inc: { dirty: 1 } } as never);
    await refresh(among);
    const after = await sumsOf(among);
    return [...after].filter(([bucket, sums]) => before.get(bucket) !== sums).length;
  }

  return { mark, store, settle, refresh, check };
}

export type Projection<F extends FactRow> = Pick<
  ReturnType<typeof createProjection<F, object>>,
  'mark' | 'store' | 'settle' | 'refresh' | 'check'
>;
