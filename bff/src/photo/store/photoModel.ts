/** Photos: who uploaded which; the pictures themselves are files. */
import { Schema, type Connection, type Types } from 'mongoose';
import type { Idempotency } from '../../platform/records/idempotency';
import { modelOf } from '../../platform/db/modelOf';

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

const photo = new Schema<PhotoDoc>(
  {
    ownerId: { type: String, required: true },
    width: { type: Number, required: true },
    height: { type: Number, required: true },
    uploadedAt: { type: Date, required: true },
    namedAt: Date,
    idempotency: Schema.Types.Mixed,
  },
  { collection: 'photos', versionKey: false, autoIndex: false },
).index(
  { 'idempotency.key': 1 },
  { unique: true, partialFilterExpression: { 'idempotency.key': { $exists: true } } },
);

export const photoModel = (connection: Connection) => ({
  photos: modelOf(connection, 'Photo', photo),
});

declare module '../../deps' {
  interface Models extends ReturnType<typeof photoModel> {}
}
