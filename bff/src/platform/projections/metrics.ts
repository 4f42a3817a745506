/**
 * Metrics: narrow counts by day that a feature takes from its records, `metrics: [defineMetric({ … })]`. One pair of
 * collections holds all of them; what is counted is a pure function of the stored record, so that a late event lands on
 * its own day and everything can be counted anew.
 */
import { Schema, type Connection, type Model } from 'mongoose';
import type { Deps, Models } from '../../deps';
import { modelOf } from '../db/modelOf';
import type { Subscription } from '../outbox/subscription';
import { noPersonalData } from '../personal/declaration';
import type { CountRow, Question } from './question';
import {
  createProjection,
  differenceOf,
  pendingIndex,
  touchedBy,
  type BucketRow,
  type FactRow,
} from './projection';

/** What one record contributes to one day. */
export interface Counted {
  /** `YYYY-MM-DD` in +08:00. */
  day: string;
  /** By what it is counted: `{ area: '620302', category: '010203' }`. Few and short: each combination is a row a day. */
  dims: Readonly<Record<string, string>>;
  counts: Readonly<Record<string, number>>;
}

export interface Metric<Doc extends object = object> {
  /** Unique; it stands in what is stored. */
  name: string;
  /** The record it is taken from, as subscriptions call it. */
  record: string;
  /** Events after which it may differ. */
  on: readonly string[];
  /** Pure: the same record counts the same whenever it is asked. */
  countsOf(doc: Doc): readonly Counted[];
}

/** Any metric in a list: each is handed documents of its own record only. */
export type AnyMetric = Omit<Metric, 'countsOf'> & { countsOf(doc: never): readonly Counted[] };

export const defineMetric = <Doc extends object>(metric: Metric<Doc>): AnyMetric => metric;

export interface MetricFactDoc extends FactRow {
  metric: string;
  /** The record. */
  source: string;
}

type Sums = { counts: Record<string, number> };
export interface MetricBucketDoc extends BucketRow, Partial<Sums> {
  metric: string;
  day: string;
  dims: Record<string, string>;
}

const text = { type: String, required: true } as const;
const schemas = {
  fact: new Schema<MetricFactDoc>(
    { _id: String, metric: text, source: text, bucket: text, tally: text, version: Number },
    { collection: 'metricFacts', versionKey: false, autoIndex: false },
  )
    .index({ metric: 1, source: 1 })
    .index({ bucket: 1 }),
  bucket: new Schema<MetricBucketDoc>(
    {
      _id: String,
      metric: text,
      day: text,
      dims: Schema.Types.Mixed,
      dirty: Number,
      counts: Schema.Types.Mixed,
      pending: { type: [Schema.Types.Mixed], default: undefined },
    },
    { collection: 'metricBuckets', versionKey: false, autoIndex: false, minimize: false },
  )
    .index({ metric: 1, day: 1 })
    .index(...pendingIndex),
};

export const metricModels = (connection: Connection) => ({
  metricFacts: modelOf(connection, 'MetricFact', schemas.fact) as Model<MetricFactDoc>,
  metricBuckets: modelOf(connection, 'MetricBucket', schemas.bucket) as Model<MetricBucketDoc>,
});

export const metricData = [
  noPersonalData({ collection: 'metricFacts', none: 'counts, with the identifier of the record' }),
  noPersonalData({ collection: 'metricBuckets', none: 'sums of counts' }),
];

const inOrder = <V>(of: Readonly<Record<string, V>>): [string, V][] =>
  Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1));
/** `closed:1,submitted:1` */
const codeOf = (counts: Counted['counts']): string =>
  inOrder(counts)
    .filter(([, count]) => count !== 0)
    .map(([name, count]) => `${name}:${count}`)
    .join(',');

function addCode({ counts }: Sums, code: string, cases: number): void {
  for (const part of code === '' ? [] : code.split(',')) {
    const [, name = '', count] = /^(\w+):(-?\d+)$/.exec(part) ?? [];
    if (count === undefined) throw new Error(`no counts: ${part}`);
    counts[name] = (counts[name] ?? 0) + Number(count) * cases;
  }
}

const projectionOf = ({ metricFacts, metricBuckets }: Models) =>
  createProjection<MetricFactDoc, Sums>({
    facts: metricFacts,
    buckets: metricBuckets,
    nothing: () => ({ counts: {} }),
    add: addCode,
  });

/** Under which name a write of this record is under way. */
const pendingOf = (metric: string, source: string): string => `${metric}:${source}`;

interface Sourced {
  _id: unknown;
  version: number;
}

/** Brings what is stored of one record up to what it says; whether anything differed. */
export async function countRecord(metric: AnyMetric, doc: Sourced, models: Models): Promise<boolean> {
  const { name, countsOf } = metric;
  const source = String(doc._id);
  const of = new Map<string, Pick<MetricBucketDoc, 'metric' | 'day' | 'dims'>>();
  const made = countsOf(doc as never).map(({ day, dims, counts }): MetricFactDoc => {
    const bucket = [name, day, ...inOrder(dims).map(([dim, value]) => `${dim}=${value}`)].join('|');
    of.set(bucket, { metric: name, day, dims: { ...dims } });
    const { version } = doc;
    return {
      _id: `${source}:${bucket}`,
      metric: name,
      source,
      bucket,
      tally: `${bucket}#${codeOf(counts)}`,
      version,
    };
  });
  const stored = await models.metricFacts.find({ metric: name, source }).lean<MetricFactDoc[]>();
  const difference = differenceOf(stored, made);
  const touched = touchedBy(difference);
  if (touched.length === 0) {
    await projectionOf(models).settle(pendingOf(name, source), doc.version);
    return false;
  }
  // A bucket that a fact leaves is there already: nothing is said of it anew.
  const marks = [...new Set(touched.map(({ bucket }) => bucket))].map((bucket) => ({
    bucket,
    ...of.get(bucket),
  }));
  await projectionOf(models).store(
    difference,
    { source: pendingOf(name, source), version: doc.version },
    marks,
  );
  return true;
}

/** What feeds the metrics: one subscription each. */
export const metricSubscriptions = (metrics: readonly AnyMetric[]): Subscription<Deps>[] =>
  metrics.map((metric) => ({
    name: `count-${metric.name}`,
    record: metric.record,
    on: metric.on,
    handleNew: (_, doc, { models }) => countRecord(metric, doc as unknown as Sourced, models),
  }));

/** Sums of a metric; buckets that changed are summed first. */
export async function readMetric(
  name: string,
  { from, to, where = {}, by = [] }: Question,
  models: Models,
): Promise<CountRow[]> {
  const among = {
    metric: name,
    day: { $gte: from, $lte: to },
    ...Object.fromEntries(Object.entries(where).map(([dim, value]) => [`dims.${dim}`, value])),
  };
  await projectionOf(models).refresh(among);
  const buckets = await models.metricBuckets.find(among).lean<MetricBucketDoc[]>();
  const rows = new Map<string, { of: Record<string, string>; counts: Record<string, number> }>();
  for (const { day, dims, counts = {} } of buckets) {
    // Whatever was counted there has moved on.
    if (Object.keys(counts).length === 0) continue;
    const of = Object.fromEntries(by.map((dim) => [dim, dim === 'day' ? day : (dims[dim] ?? '')]));
    const key = JSON.stringify(of);
    const row = rows.get(key) ?? { of, counts: {} };
    rows.set(key, row);
    for (const [what, count] of Object.entries(counts)) row.counts[what] = (row.counts[what] ?? 0) + count;
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

export interface Recount {
  metric: string;
  records: number;
  /** Records whose stored counts were not what they say. */
  differing: number;
  /** Buckets whose sums were not those of their facts. */
  buckets: number;
}

/** Counts every record anew and mends what is stored differently; others may read and write meanwhile. */
export async function recount(metric: AnyMetric, models: Models): Promise<Recount> {
  const done: Recount = { metric: metric.name, records: 0, differing: 0, buckets: 0 };
  const records = (models as unknown as Record<string, Model<never>>)[metric.record];
  if (!records) throw new Error(`The metric ${metric.name} counts ${metric.record}, which is no record.`);
  for await (const doc of records.collection.find({}).sort({ _id: 1 }) as unknown as AsyncIterable<Sourced>) {
    done.records += 1;
    if (await countRecord(metric, doc, models)) done.differing += 1;
  }
  done.buckets = await projectionOf(models).check({ metric: metric.name });
  return done;
}

declare module '../../deps' {
  interface Models extends ReturnType<typeof metricModels> {}
}
