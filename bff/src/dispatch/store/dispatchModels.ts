/** What dispatching learns from: imported history, rulings of joint meetings, and the learned model in pieces. */
import { Schema, type Connection, type mongo } from 'mongoose';
import { modelOf } from '../../platform/db/modelOf';

/** One matter of former years with where it went, as imported. */
export interface HistoryDoc {
  /** Hash of the text: importing a file twice adds nothing. */
  _id: string;
  title?: string;
  text: string;
  category: string;
  unitId: string;
  at?: Date;
  source: string;
}

/** The record of a joint meeting (联席会议), binding for its ticket and, as a precedent, for its kind. */
export interface RulingDoc {
  /** Ticket and place in its log: recording twice is recording once. */
  _id: string;
  ticketId: string;
  ticketNumber: string;
  at: Date;
  month: string;
  matter: string;
  category?: string;
  agenda: string;
  attendees: string[];
  text: string;
  lead: string;
  co: string[];
  units: string[];
  precedent: boolean;
  /** Words of matter, agenda and ruling, for searching. */
  words: string[];
}

/** `head` names the version in use; `<version>:<n>` are its pieces, each far below the store's document limit. */
export interface AdviceModelDoc {
  _id: string;
  version?: string;
  pieces?: number;
  bytes?: mongo.Binary;
  trainedOn?: number;
  /** Confirmed dispatches counted when it was trained. */
  confirmed?: number;
  trainedAt?: Date;
  /** [category, unit, how many confirmed]. */
  routes?: [string, string, number][];
  /** Somebody is training until then. */
  busyUntil?: Date;
}

const text = { type: String, required: true } as const;

const schemas = {
  history: new Schema<HistoryDoc>(
    { _id: String, title: String, text, category: text, unitId: text, at: Date, source: text },
    { collection: 'dispatchHistory' },
  ).index({ category: 1, _id: 1 }),
  ruling: new Schema<RulingDoc>(
    {
      _id: String,
      ticketId: text,
      ticketNumber: text,
      at: { type: Date, required: true },
      month: text,
      matter: text,
      category: String,
      agenda: String,
      attendees: [String],
      text: String,
      lead: text,
      co: [String],
      units: [String],
      precedent: Boolean,
      words: [String],
    },
    { collection: 'rulings' },
  )
    .index({ at: -1, _id: -1 })
    .index({ words: 1, at: -1 })
    .index({ category: 1, at: -1 })
    .index({ units: 1, at: -1 }),
  adviceModel: new Schema<AdviceModelDoc>(
    {
      _id: String,
      version: String,
      pieces: Number,
      bytes: Buffer,
      trainedOn: Number,
      confirmed: Number,
      trainedAt: Date,
      routes: [Schema.Types.Mixed],
      busyUntil: Date,
    },
    { collection: 'adviceModels' },
  ),
};

for (const schema of Object.values(schemas)) schema.set('versionKey', false).set('autoIndex', false);

export const dispatchModels = (connection: Connection) => ({
  history: modelOf(connection, 'DispatchHistory', schemas.history),
  rulings: modelOf(connection, 'Ruling', schemas.ruling),
  adviceModels: modelOf(connection, 'AdviceModel', schemas.adviceModel),
});

declare module '../../deps' {
  interface Models extends ReturnType<typeof dispatchModels> {}
}
