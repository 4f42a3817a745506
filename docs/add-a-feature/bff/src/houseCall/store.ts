/** House calls as stored, and their only writer. */
import { houseCallRecord, type HouseCallTypes } from '@jsjb/shared/houseCall/houseCall';
import type { Connection, Model, Types } from 'mongoose';
import { modelOf } from '../platform/db/modelOf';
import type { OutboxMarker } from '../platform/outbox';
import { outboxIndex, type OutboxMark } from '../platform/outbox/mark';
import { outboxMarks } from '../platform/records/outboxMarks';
import { recordSchema, type RecordDoc } from '../platform/records/recordDoc';
import { recordStore } from '../platform/records/recordStore';
import { stateReader, type Beside } from '../platform/records/stateReader';

interface Side {
  _id: Types.ObjectId;
  outbox: OutboxMark;
  /** Where to come and whom to call, each sealed. */
  doorway: string;
  phone: string;
}
export type HouseCallDoc = RecordDoc<HouseCallTypes, Side>;

const beside: Beside<Side> = { outbox: true, doorway: true, phone: true };
export const houseCallOf = stateReader<HouseCallTypes, Side>(beside);

const schema = recordSchema<HouseCallDoc>('houseCalls', {
  ticketId: String,
  ticketNumber: String,
  unitId: String,
  photos: [String],
  askedBy: String,
  askedAt: Date,
  day: String,
  reason: String,
  outbox: {},
  doorway: String,
  phone: String,
})
  .index({ ticketId: 1 })
  .index({ askedBy: 1, _id: -1 })
  .index({ unitId: 1, _id: -1 })
  .index({ status: 1, askedAt: 1 })
  .index(...outboxIndex);

export const houseCallModel = (connection: Connection) => ({
  houseCalls: modelOf(connection, 'HouseCall', schema),
});

export const houseCallStore = (model: Model<HouseCallDoc>, outbox: OutboxMarker) =>
  recordStore<HouseCallTypes, Side>({
    record: houseCallRecord,
    model,
    beside,
    marks: outboxMarks('houseCalls', outbox),
    conflict: '这次上门刚刚有人答复了，请刷新后再看。',
  });

declare module '../deps' {
  interface Models extends ReturnType<typeof houseCallModel> {}
  interface Records {
    houseCalls: ReturnType<typeof houseCallStore>;
  }
}
