/** A delivery that failed too often, kept for a person: what it was, why it failed, since when. */
import { Schema, type Connection, type Model } from 'mongoose';
import type { OutboxDoc } from './mark';

export interface DeadLetterDoc {
  /** `record.document.seq.subscription`: burying it twice is burying it once. */
  _id: string;
  record: string;
  docId: OutboxDoc['_id'];
  /** What people call the document: the number of a ticket. */
  label?: string;
  /** 0: the whole log. */
  seq: number;
  from?: number;
  /** `*`: all that want the event, which cannot be read. */
  subscription: string;
  /** Type of the event. */
  type?: string;
  reason: string;
  attempts: number;
  firstAt: Date;
  lastAt: Date;
}

const schema = new Schema<DeadLetterDoc>(
  {
    _id: String,
    record: { type: String, required: true },
    docId: Schema.Types.Mixed,
    label: String,
    seq: Number,
    from: Number,
    subscription: { type: String, required: true },
    type: String,
    reason: String,
    attempts: Number,
    firstAt: Date,
    lastAt: Date,
  },
  { collection: 'deadLetters', versionKey: false, autoIndex: false },
)
  .index({ lastAt: -1, _id: 1 })
  .index({ subscription: 1, lastAt: -1, _id: 1 });

export type DeadLetterModel = Model<DeadLetterDoc>;

export const deadLetterModel = (connection: Connection) => ({
  deadLetters: connection.model<DeadLetterDoc>('DeadLetter', schema),
});

declare module '../../deps' {
  interface Models extends ReturnType<typeof deadLetterModel> {}
}
