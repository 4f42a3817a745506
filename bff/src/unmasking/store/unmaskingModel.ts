/** Requests to see who asked to be kept unknown, with a short log of what became of them. */
import { Schema, type Connection, type Types } from 'mongoose';
import type { OutboxMarker } from '../../platform/outbox';
import { outboxIndex, type OutboxMark } from '../../platform/outbox/mark';
import { modelOf } from '../../platform/db/modelOf';

export type UnmaskingEventType =
  'unmasking.asked' | 'unmasking.approved' | 'unmasking.refused' | 'unmasking.used';

export interface UnmaskingEvent {
  seq: number;
  type: UnmaskingEventType;
  at: Date;
  /** Who did it. */
  by: string;
}

export interface UnmaskingDoc {
  _id: Types.ObjectId;
  ticketId: string;
  number: string;
  /** Who asks, in which unit. */
  personId: string;
  unitId?: string;
  reason: string;
  at: Date;
  state: 'waiting' | 'approved' | 'refused';
  decidedBy?: string;
  decidedAt?: Date;
  note?: string;
  /** An approval holds until then. */
  until?: Date;
  /** The number of its events. */
  version: number;
  events: UnmaskingEvent[];
  /** How far the outbox has delivered its events. */
  outbox: OutboxMark;
}

const anything = Schema.Types.Mixed;

const schema = new Schema<UnmaskingDoc>(
  {
    ticketId: { type: String, required: true },
    number: { type: String, required: true },
    personId: { type: String, required: true },
    unitId: String,
    reason: { type: String, required: true },
    at: { type: Date, required: true },
    state: { type: String, required: true },
    decidedBy: String,
    decidedAt: Date,
    note: String,
    until: Date,
    version: Number,
    events: [anything],
    outbox: anything,
  },
  { collection: 'unmaskings', versionKey: false, autoIndex: false },
)
  .index({ state: 1, _id: -1 })
  .index({ personId: 1, _id: -1 })
  .index({ ticketId: 1, personId: 1 })
  .index(...outboxIndex)
  // However many ask at once, one request of a person for a ticket waits.
  .index({ personId: 1, ticketId: 1 }, { unique: true, partialFilterExpression: { state: 'waiting' } });

export const unmaskingModel = (connection: Connection) => ({
  unmaskings: modelOf(connection, 'Unmasking', schema),
});

type Opening = Omit<UnmaskingDoc, 'state' | 'version' | 'events' | 'outbox'>;

/** A request that waits; not stored yet. */
export function newUnmasking(opening: Opening, outbox: OutboxMarker): UnmaskingDoc {
  const { at, personId: by } = opening;
  const events: UnmaskingEvent[] = [{ seq: 1, type: 'unmasking.asked', at, by }];
  return { ...opening, state: 'waiting', version: 1, events, outbox: outbox.markNew('unmaskings', events) };
}

/** The guarded update that adds an event, with what else it sets. */
export function unmaskingStep(
  doc: Pick<UnmaskingDoc, '_id' | 'version' | 'outbox'>,
  event: Omit<UnmaskingEvent, 'seq'>,
  outbox: OutboxMarker,
  fields: Partial<UnmaskingDoc> = {},
) {
  const entry: UnmaskingEvent = { seq: doc.version + 1, ...event };
  const { set } = outbox.markAppended('unmaskings', doc.outbox, [entry]);
  return {
    filter: { _id: doc._id, version: doc.version },
    update: { $set: { ...fields, version: entry.seq, ...set }, $push: { events: entry } },
  };
}

declare module '../../deps' {
  interface Models extends ReturnType<typeof unmaskingModel> {}
}
