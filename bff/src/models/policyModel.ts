/** Policies and calendars as the city publishes them: each version stays for ever, the newest of its kind is in force. */
import type { PolicyKind } from '@jsjb/shared/contract/policies';
import { Schema, type Connection } from 'mongoose';
import { modelOf } from './typed';

export interface PolicyDoc {
  /** The version: tickets and frozen months name it. */
  _id: string;
  kind: PolicyKind;
  /** Counts within the kind: two that publish at once cannot both be next. */
  turn: number;
  body: unknown;
  at: Date;
  by: string;
  note: string;
}

const schema = new Schema<PolicyDoc>(
  {
    _id: String,
    kind: { type: String, required: true },
    turn: { type: Number, required: true },
    body: Schema.Types.Mixed,
    at: { type: Date, required: true },
    by: { type: String, required: true },
    note: String,
  },
  { collection: 'policies', versionKey: false, autoIndex: false, minimize: false },
).index({ kind: 1, turn: 1 }, { unique: true });

export const policyModel = (connection: Connection) => ({
  policies: modelOf(connection, 'Policy', schema),
});
