/** Requests to see who asked to be kept unknown. */
import { Schema, type Connection, type Types } from 'mongoose';
import { modelOf } from './modelOf';

export interface UnmaskingDoc {
  _id: Types.ObjectId;
  ticketId: string;
  number: string;
  /** Who asks, in which unit. */
  personId: string;
  unitId?: string;
  reason: string;
  at: Date;
  state: 'waiting' | 'approved' | 'refused';
  decidedBy?: string;
  decidedAt?: Date;
  note?: string;
  /** An approval holds until then. */
  until?: Date;
}

const schema = new Schema<UnmaskingDoc>(
  {
    ticketId: { type: String, required: true },
    number: { type: String, required: true },
    personId: { type: String, required: true },
    unitId: String,
    reason: { type: String, required: true },
    at: { type: Date, required: true },
    state: { type: String, required: true },
    decidedBy: String,
    decidedAt: Date,
    note: String,
    until: Date,
  },
  { collection: 'unmaskings', versionKey: false, autoIndex: false },
)
  .index({ state: 1, _id: -1 })
  .index({ personId: 1, _id: -1 })
  .index({ ticketId: 1, personId: 1 })
  // However many ask at once, one request of a person for a ticket waits.
  .index({ personId: 1, ticketId: 1 }, { unique: true, partialFilterExpression: { state: 'waiting' } });

export const unmaskingModel = (connection: Connection) => ({
  unmaskings: modelOf(connection, 'Unmasking', schema),
});
