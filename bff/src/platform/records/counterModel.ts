/** Counters that give out numbers. */
import { Schema, type Connection } from 'mongoose';
import { modelOf } from '../../platform/db/modelOf';

export interface CounterDoc {
  _id: string;
  value: number;
}

const counter = new Schema<CounterDoc>(
  { _id: String, value: { type: Number, required: true } },
  { collection: 'counters', versionKey: false, autoIndex: false },
);

export const counterModel = (connection: Connection) => ({
  counters: modelOf(connection, 'Counter', counter),
});

declare module '../../deps' {
  interface Models extends ReturnType<typeof counterModel> {}
}
