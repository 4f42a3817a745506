/** Posters 码上说, and how often each was scanned. */
import { Schema, type Connection } from 'mongoose';
import type { Idempotency } from '../../platform/records/idempotency';
import { modelOf } from '../../platform/db/modelOf';

export interface PosterDoc {
  /** The human-readable number on the poster, e.g. JC-0001. */
  _id: string;
  place: string;
  areaCode: string;
  gridId?: string;
  point?: [number, number];
  retired?: boolean;
  /** How often its code was issued anew; older prints no longer count. */
  generation?: number;
  /** The code was taken back, e.g. because copies turned up elsewhere; until it is issued anew. */
  revokedAt?: Date;
  /** Present on posters made with an Idempotency-Key. */
  idempotency?: Idempotency;
}

/** How often a poster was scanned on one day; submissions are counted from the tickets. */
export interface PosterDayDoc {
  /** Poster and day: `JC-0001:2026-03-11`. */
  _id: string;
  posterId: string;
  day: string;
  scans: number;
}

const point = { type: [Number], default: undefined };

const poster = new Schema<PosterDoc>(
  {
    _id: String,
    place: { type: String, required: true },
    areaCode: { type: String, required: true },
    gridId: String,
    point,
    retired: Boolean,
    generation: Number,
    revokedAt: Date,
    idempotency: Schema.Types.Mixed,
  },
  { collection: 'posters', versionKey: false, autoIndex: false },
)
  .index({ areaCode: 1, _id: 1 })
  .index(
    { 'idempotency.key': 1 },
    { unique: true, partialFilterExpression: { 'idempotency.key': { $exists: true } } },
  );

const posterDay = new Schema<PosterDayDoc>(
  { _id: String, posterId: String, day: String, scans: Number },
  { collection: 'posterDays', versionKey: false, autoIndex: false },
).index({ day: 1 });

export const posterModels = (connection: Connection) => ({
  posters: modelOf(connection, 'Poster', poster),
  posterDays: modelOf(connection, 'PosterDay', posterDay),
});

declare module '../../deps' {
  interface Models extends ReturnType<typeof posterModels> {}
}
