/**
 * Scores as stored: one small document per ticket, unit and month; sums of them per bucket (unit × area × category) for
 * the report; the frozen months. Everything but the last can be made anew from the tickets and their exclusions.
 */
import { Schema, type Connection } from 'mongoose';
import type { RateName } from '@jsjb/shared/score/rules';
import type { Tally } from './countsKey';
import { modelOf } from '../../platform/db/modelOf';
import { pendingIndex, type BucketRow } from '../../platform/projections/projection';

export interface ScoreFactDoc {
  /** ticket:month:unit */
  _id: string;
  ticketId: string;
  number: string;
  /** `YYYY-MM` in +08:00. */
  month: string;
  bucket: string;
  unitId: string;
  area: string;
  category: string;
  /** All under which the case is listed: `city`, `unit:…` with ancestors, `area:…`, `category:…`. */
  keys: string[];
  n: Tally;
  d: Tally;
  x: Tally;
  /** Cell and tally in one text: equal ones are counted instead of summed. */
  tally: string;
  /** The ticket's version that last changed it: an older one never overwrites a newer. */
  version: number;
}

/** When a ticket must be judged again though nothing happens to it. */
export interface ScoreRecheckDoc {
  /** The ticket. */
  _id: string;
  at: Date;
}

export interface ScoreBucketDoc extends BucketRow {
  month: string;
  unitId: string;
  path: string[];
  area: string;
  category: string;
  n?: Tally;
  d?: Tally;
  x?: Tally;
}

/** [key, rate, numerator, denominator, excluded] */
export type FrozenRow = [key: string, rate: RateName, n: number, d: number, x: number];

export interface ScoreMonthDoc {
  _id: string;
  /** Set at once: from then on nothing is written to the month's facts. */
  closingAt: Date;
  by: string;
  frozenAt?: Date;
  rulesVersion?: string;
  units?: FrozenRow[];
  areas?: FrozenRow[];
  categories?: FrozenRow[];
  city?: FrozenRow[];
  /** The hash of the month frozen before. */
  previous?: string;
  hash?: string;
}

const text = { type: String, required: true } as const;
const anything = Schema.Types.Mixed;

const schemas = {
  fact: new Schema<ScoreFactDoc>(
    {
      _id: String,
      ticketId: text,
      number: text,
      month: text,
      bucket: text,
      unitId: String,
      area: String,
      category: String,
      keys: [String],
      n: anything,
      d: anything,
      x: anything,
      tally: text,
      version: Number,
    },
    { collection: 'scoreFacts', minimize: false },
  )
    .index({ ticketId: 1 })
    .index({ bucket: 1 })
    .index({ month: 1, keys: 1, _id: 1 }),
  recheck: new Schema<ScoreRecheckDoc>(
    { _id: String, at: { type: Date, required: true } },
    { collection: 'scoreRechecks' },
  ).index({ at: 1 }),
  bucket: new Schema<ScoreBucketDoc>(
    {
      _id: String,
      month: text,
      unitId: String,
      path: [String],
      area: String,
      category: String,
      dirty: Number,
      pending: { type: [anything], default: undefined },
      n: anything,
      d: anything,
      x: anything,
    },
    { collection: 'scoreBuckets', minimize: false },
  )
    .index({ month: 1, dirty: 1 })
    .index(...pendingIndex),
  month: new Schema<ScoreMonthDoc>(
    {
      _id: String,
      closingAt: { type: Date, required: true },
      by: text,
      frozenAt: Date,
      rulesVersion: String,
      units: { type: [anything], default: undefined },
      areas: { type: [anything], default: undefined },
      categories: { type: [anything], default: undefined },
      city: { type: [anything], default: undefined },
      previous: String,
      hash: String,
    },
    { collection: 'scoreMonths' },
  ),
};

for (const schema of Object.values(schemas)) schema.set('versionKey', false).set('autoIndex', false);

export const scoreModels = (connection: Connection) => ({
  scoreFacts: modelOf(connection, 'ScoreFact', schemas.fact),
  scoreRechecks: modelOf(connection, 'ScoreRecheck', schemas.recheck),
  scoreBuckets: modelOf(connection, 'ScoreBucket', schemas.bucket),
  scoreMonths: modelOf(connection, 'ScoreMonth', schemas.month),
});

declare module '../../deps' {
  interface Models extends ReturnType<typeof scoreModels> {}
}
