/** Holds: their collection and their only writer. */
import { holdRecord, judgedWords, type HoldTypes } from '@jsjb/shared/moderation/hold';
import type { Connection, Model } from 'mongoose';
import { modelOf } from '../../platform/db/modelOf';
import type { OutboxMarker } from '../../platform/outbox';
import { outboxIndex } from '../../platform/outbox/mark';
import { outboxMarks } from '../../platform/records/outboxMarks';
import { recordSchema } from '../../platform/records/recordDoc';
import { recordStore } from '../../platform/records/recordStore';
import { besideHold, type HoldDoc, type HoldSide } from './holdDoc';

const schema = recordSchema<HoldDoc>('holds', {
  _id: String,
  ticketId: String,
  authorId: String,
  outbox: {},
  number: String,
  at: Date,
})
  .index({ status: 1, at: 1 })
  .index({ ticketId: 1, status: 1 })
  .index(...outboxIndex);

export const holdModel = (connection: Connection) => ({ holds: modelOf(connection, 'Hold', schema) });

export const holdStore = (model: Model<HoldDoc>, outbox: OutboxMarker) =>
  recordStore<HoldTypes, HoldSide>({
    record: holdRecord,
    model,
    beside: besideHold,
    marks: outboxMarks('holds', outbox),
    conflict: judgedWords,
  });

declare module '../../deps' {
  interface Models extends ReturnType<typeof holdModel> {}
  interface Records {
    holds: ReturnType<typeof holdStore>;
  }
}
