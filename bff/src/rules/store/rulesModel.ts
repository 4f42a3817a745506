/** Rules and calendars as the city publishes them: each version stays for ever, the newest of its kind is in force. */
import type { RulesKind } from '@jsjb/shared/rules/contract';
import { Schema, type Connection } from 'mongoose';
import { modelOf } from '../../platform/db/modelOf';

export interface RulesDoc {
  /** The version: tickets and frozen months name it. */
  _id: string;
  kind: RulesKind;
  /** Counts within the kind: two that publish at once cannot both be next. */
  turn: number;
  body: unknown;
  at: Date;
  by: string;
  note: string;
}

const schema = new Schema<RulesDoc>(
  {
    _id: String,
    kind: { type: String, required: true },
    turn: { type: Number, required: true },
    body: Schema.Types.Mixed,
    at: { type: Date, required: true },
    by: { type: String, required: true },
    note: String,
  },
  { collection: 'rules', versionKey: false, autoIndex: false, minimize: false },
).index({ kind: 1, turn: 1 }, { unique: true });

export const rulesModel = (connection: Connection) => ({
  rules: modelOf(connection, 'Rules', schema),
});

declare module '../../deps' {
  interface Models extends ReturnType<typeof rulesModel> {}
}
