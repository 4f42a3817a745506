/** The check of one contribution's words and pictures: beside the ticket, so that a check never holds it up. */
import { Schema, type Connection } from 'mongoose';
import { modelOf } from '../../platform/db/modelOf';

/**
 * waiting → checking → passed; anything `doubtful` is `held` for a person as soon as its hold is opened. `unchecked`:
 * WeChat could not tell within a day; people read every ticket anyway. `cleared` and `hidden` were decided under an
 * earlier release, which kept no holds.
 */
export type ModerationState =
  'waiting' | 'checking' | 'passed' | 'doubtful' | 'held' | 'cleared' | 'hidden' | 'unchecked';

export interface CheckedImage {
  photoId: string;
  traceId?: string;
  suggest?: 'pass' | 'review' | 'risky' | 'unknown';
}

export interface ModerationDoc {
  /** Ticket and event, or the identifier of the fact. */
  _id: string;
  ticketId: string;
  number: string;
  personId: string;
  /** Where it stands in the log; absent for a fact, which stands beside it. */
  seq?: number;
  fact?: string;
  state: ModerationState;
  text?: 'pass' | 'review' | 'risky';
  images: CheckedImage[];
  /** All that were asked for, to find the check a late answer belongs to. */
  traceIds: string[];
  at: Date;
  nextAt: Date;
  tries: number;
  decidedBy?: string;
  decidedAt?: Date;
  note?: string;
}

const schema = new Schema<ModerationDoc>(
  {
    _id: String,
    ticketId: { type: String, required: true },
    number: String,
    personId: String,
    seq: Number,
    fact: String,
    state: { type: String, required: true },
    text: String,
    images: [Schema.Types.Mixed],
    traceIds: [String],
    at: Date,
    nextAt: Date,
    tries: Number,
    decidedBy: String,
    decidedAt: Date,
    note: String,
  },
  { collection: 'moderation', versionKey: false, autoIndex: false },
)
  .index({ state: 1, nextAt: 1 })
  .index({ traceIds: 1 })
  .index({ ticketId: 1 });

export const moderationModels = (connection: Connection) => ({
  moderation: modelOf(connection, 'Moderation', schema),
});

declare module '../../deps' {
  interface Models extends ReturnType<typeof moderationModels> {}
}
