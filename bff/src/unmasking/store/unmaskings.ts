/** Requests to see who asked to be kept unknown, as stored, and their only writer. */
import { decidedWords, unmaskingRecord, type UnmaskingTypes } from '@jsjb/shared/unmasking/unmasking';
import type { Connection, Model } from 'mongoose';
import { modelOf } from '../../platform/db/modelOf';
import type { OutboxMarker } from '../../platform/outbox';
import { outboxIndex } from '../../platform/outbox/mark';
import { outboxMarks } from '../../platform/records/outboxMarks';
import { recordSchema } from '../../platform/records/recordDoc';
import { recordStore } from '../../platform/records/recordStore';
import { besideUnmasking, type UnmaskingDoc, type UnmaskingSide } from './unmaskingDoc';

const schema = recordSchema<UnmaskingDoc>('unmaskings', {
  subject: {},
  reason: String,
  steps: [{}],
  until: Date,
  usedAt: Date,
  outbox: {},
  number: String,
  personId: String,
})
  .index({ status: 1, _id: -1 })
  .index({ personId: 1, _id: -1 })
  .index({ 'subject.ticketId': 1, personId: 1 })
  .index(...outboxIndex)
  // However many ask at once, one request of a person for a ticket waits.
  .index(
    { personId: 1, 'subject.ticketId': 1 },
    { unique: true, partialFilterExpression: { status: 'asked' } },
  );

export const unmaskingModel = (connection: Connection) => ({
  unmaskings: modelOf(connection, 'Unmasking', schema),
});

export const unmaskingStore = (model: Model<UnmaskingDoc>, outbox: OutboxMarker) =>
  recordStore<UnmaskingTypes, UnmaskingSide>({
    record: unmaskingRecord,
    model,
    beside: besideUnmasking,
    marks: outboxMarks('unmaskings', outbox),
    conflict: decidedWords,
  });

declare module '../../deps' {
  interface Models extends ReturnType<typeof unmaskingModel> {}
  interface Records {
    unmaskings: ReturnType<typeof unmaskingStore>;
  }
}
