/** Small records that serve the others: sessions, photos, counters, rate buckets. */
import type { Idempotency } from '../../platform/records/idempotency';
import { Schema, type Connection, type Types } from 'mongoose';
import { modelOf } from '../../platform/db/modelOf';

/** One refresh token, stored hashed. A family is one sign-in and all that was renewed from it. */
export interface SessionDoc {
  _id: Types.ObjectId;
  family: string;
  /** The token it was renewed from. */
  parent?: Types.ObjectId;
  personId: string;
  postIndex: number;
  /** A second factor was proved for this sign-in, and holds until then. */
  secondFactorUntil?: Date;
  tokenHash: string;
  usedAt?: Date;
  /** Hash of the attempt that used it: the same may come again when its answer was lost. */
  usedFor?: string;
  revokedAt?: Date;
  expiresAt: Date;
}

export interface PhotoDoc {
  _id: Types.ObjectId;
  ownerId: string;
  width: number;
  height: number;
  uploadedAt: Date;
  /** When retention last found a document that names it. */
  namedAt?: Date;
  idempotency?: Idempotency;
}

/** One call at a household (入户走访). */
export interface VisitDoc {
  _id: Types.ObjectId;
  workerId: string;
  gridId: string;
  household: string;
  note: string;
  at: Date;
  ticketId?: string;
  ticketNumber?: string;
  idempotency?: Idempotency;
}

export interface CounterDoc {
  _id: string;
  value: number;
}

/** How often a poster was scanned on one day; submissions are counted from the tickets. */
export interface PosterDayDoc {
  /** Poster and day: `JC-0001:2026-03-11`. */
  _id: string;
  posterId: string;
  day: string;
  scans: number;
}

/** How much of a budget was handed out in one window; removed by TTL after it. */
export interface RateBucketDoc {
  _id: string;
  taken: number;
  expiresAt: Date;
}

const schemas = {
  session: new Schema<SessionDoc>(
    {
      family: { type: String, required: true },
      parent: Schema.Types.ObjectId,
      personId: { type: String, required: true },
      postIndex: { type: Number, required: true },
      secondFactorUntil: Date,
      tokenHash: { type: String, required: true },
      usedAt: Date,
      usedFor: String,
      revokedAt: Date,
      expiresAt: { type: Date, required: true },
    },
    { collection: 'sessions' },
  )
    .index({ tokenHash: 1 }, { unique: true })
    .index({ family: 1 })
    .index({ personId: 1 })
    .index({ expiresAt: 1 }, { expireAfterSeconds: 0 }),
  photo: new Schema<PhotoDoc>(
    {
      ownerId: { type: String, required: true },
      width: { type: Number, required: true },
      height: { type: Number, required: true },
      uploadedAt: { type: Date, required: true },
      namedAt: Date,
      idempotency: Schema.Types.Mixed,
    },
    { collection: 'photos' },
  ).index(
    { 'idempotency.key': 1 },
    { unique: true, partialFilterExpression: { 'idempotency.key': { $exists: true } } },
  ),
  visit: new Schema<VisitDoc>(
    {
      workerId: { type: String, required: true },
      gridId: { type: String, required: true },
      household: { type: String, required: true },
      note: String,
      at: { type: Date, required: true },
      ticketId: String,
      ticketNumber: String,
      idempotency: Schema.Types.Mixed,
    },
    { collection: 'visits' },
  )
    .index({ workerId: 1, at: -1, _id: -1 })
    .index(
      { 'idempotency.key': 1 },
      { unique: true, partialFilterExpression: { 'idempotency.key': { $exists: true } } },
    ),
  counter: new Schema<CounterDoc>(
    { _id: String, value: { type: Number, required: true } },
    { collection: 'counters' },
  ),
  posterDay: new Schema<PosterDayDoc>(
    { _id: String, posterId: String, day: String, scans: Number },
    { collection: 'posterDays' },
  ).index({ day: 1 }),
  rateBucket: new Schema<RateBucketDoc>(
    { _id: String, taken: { type: Number, required: true }, expiresAt: { type: Date, required: true } },
    { collection: 'rateBuckets' },
  ).index({ expiresAt: 1 }, { expireAfterSeconds: 0 }),
};

for (const schema of Object.values(schemas)) schema.set('versionKey', false).set('autoIndex', false);

export const recordModels = (connection: Connection) => ({
  sessions: modelOf(connection, 'Session', schemas.session),
  photos: modelOf(connection, 'Photo', schemas.photo),
  visits: modelOf(connection, 'Visit', schemas.visit),
  counters: modelOf(connection, 'Counter', schemas.counter),
  posterDays: modelOf(connection, 'PosterDay', schemas.posterDay),
  rateBuckets: modelOf(connection, 'RateBucket', schemas.rateBucket),
});
