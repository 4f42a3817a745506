/** Visits at households (入户走访). */
import { Schema, type Connection, type Types } from 'mongoose';
import type { Idempotency } from '../../platform/records/idempotency';
import { modelOf } from '../../platform/db/modelOf';

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

const visit = new Schema<VisitDoc>(
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
  { collection: 'visits', versionKey: false, autoIndex: false },
)
  .index({ workerId: 1, at: -1, _id: -1 })
  .index(
    { 'idempotency.key': 1 },
    { unique: true, partialFilterExpression: { 'idempotency.key': { $exists: true } } },
  );

export const visitModel = (connection: Connection) => ({
  visits: modelOf(connection, 'Visit', visit),
});

declare module '../../deps' {
  interface Models extends ReturnType<typeof visitModel> {}
}
