/** How much of a budget was handed out in one window. */
import { Schema, type Connection } from 'mongoose';
import { modelOf } from '../../platform/db/modelOf';

/** How much of a budget was handed out in one window; removed by TTL after it. */
export interface RateBucketDoc {
  _id: string;
  taken: number;
  expiresAt: Date;
}

const rateBucket = new Schema<RateBucketDoc>(
  { _id: String, taken: { type: Number, required: true }, expiresAt: { type: Date, required: true } },
  { collection: 'rateBuckets', versionKey: false, autoIndex: false },
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const rateBucketModel = (connection: Connection) => ({
  rateBuckets: modelOf(connection, 'RateBucket', rateBucket),
});

declare module '../../deps' {
  interface Models extends ReturnType<typeof rateBucketModel> {}
}
