/** Exclusions: their collection and their only writer. */
import { exclusionRecord, type ExclusionTypes } from '@jsjb/shared/score/exclusion';
import type { Connection, Model } from 'mongoose';
import { modelOf } from '../../platform/db/modelOf';
import type { OutboxMarker } from '../../platform/outbox';
import { outboxIndex } from '../../platform/outbox/mark';
import { outboxMarks } from '../../platform/records/outboxMarks';
import { recordSchema } from '../../platform/records/recordDoc';
import { recordStore } from '../../platform/records/recordStore';
import { besideExclusion, type ExclusionDoc, type ExclusionSide } from './exclusionDoc';

const schema = recordSchema<ExclusionDoc>('scoreExclusions', {
  _id: String,
  subject: {},
  reason: String,
  steps: [{}],
  outbox: {},
  number: String,
  at: Date,
})
  .index({ 'subject.ticketId': 1 })
  .index({ 'subject.unitId': 1, at: -1 })
  .index({ status: 1, at: -1 })
  .index({ at: -1 })
  .index(...outboxIndex);

export const exclusionModel = (connection: Connection) => ({
  exclusions: modelOf(connection, 'ScoreExclusion', schema),
});

export const exclusionStore = (model: Model<ExclusionDoc>, outbox: OutboxMarker) =>
  recordStore<ExclusionTypes, ExclusionSide>({
    record: exclusionRecord,
    model,
    beside: besideExclusion,
    marks: outboxMarks('exclusions', outbox),
    conflict: '刚刚有人处理过，请刷新后再看。',
  });

declare module '../../deps' {
  interface Models extends ReturnType<typeof exclusionModel> {}
  interface Records {
    exclusions: ReturnType<typeof exclusionStore>;
  }
}
