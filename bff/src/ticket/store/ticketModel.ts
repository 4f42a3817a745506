/** Tickets as stored: the folded state, its log, and fields derived for the lists' indexes; beside them their facts. */
import { upcaster } from '@jsjb/shared/kit/upcaster';
import { ticketUpcasts } from '@jsjb/shared/ticket/formerWords';
import { Schema, type Connection, type Model } from 'mongoose';
import { outboxIndex } from '../../platform/outbox/mark';
import { factSchema, type FactDoc } from '../../platform/records/recordDoc';
import { logUnder, readThrough } from '../../platform/records/upcastReads';
import type { TicketDoc } from './ticketDoc';
import { modelOf } from '../../platform/db/modelOf';

/** Named where a query must not choose for itself: all of history lies in the index of the reader's scope. */
export const ticketIndexes = {
  status: { status: 1, _id: -1 },
  submittedDay: { 'list.submittedDay': 1 },
  endedDay: { 'list.endedDay': 1 },
} as const;

const anything = Schema.Types.Mixed;

const schema = new Schema<TicketDoc>(
  {
    number: { type: String, required: true },
    version: { type: Number, required: true },
    status: { type: String, required: true },
    type: { type: String, required: true },
    channel: { type: String, required: true },
    source: String,
    line: String,
    origin: anything,
    urgency: { type: String, required: true },
    confidential: { type: Boolean, required: true },
    content: { type: String, required: true },
    photos: [String],
    category: String,
    place: anything,
    requester: anything,
    submittedAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    clock: anything,
    centre: anything,
    mode: String,
    firstUnitId: String,
    legs: [anything],
    transfers: Number,
    returns: Number,
    redos: Number,
    extension: anything,
    shelving: anything,
    termination: anything,
    verifiedBy: { type: [String], default: undefined },
    callbacks: [anything],
    reopens: Number,
    previousId: String,
    counts: anything,
    unsettled: { type: [anything], default: undefined },
    joins: { type: [String], default: undefined },
    rating: anything,
    supervision: anything,
    parentId: String,
    joinedFrom: anything,
    outcome: anything,
    answer: String,
    refusal: String,
    events: [anything],
    list: anything,
    outbox: anything,
    personal: anything,
    idempotency: anything,
    hold: anything,
    unmasked: { type: [anything], default: undefined },
  },
  { collection: 'tickets', versionKey: false, minimize: false, autoIndex: false },
);

schema.index({ number: 1 }, { unique: true });
schema.index(
  { 'idempotency.key': 1 },
  { unique: true, partialFilterExpression: { 'idempotency.key': { $exists: true } } },
);
schema.index({ 'requester.personId': 1, _id: -1 });
schema.index({ joins: 1 }, { partialFilterExpression: { joins: { $exists: true } } });
schema.index({ 'unsettled._id': 1 }, { partialFilterExpression: { 'unsettled._id': { $exists: true } } });
schema.index({ 'list.queues': 1, 'list.next': 1, _id: 1 });
schema.index(
  { 'list.doneBy': 1, updatedAt: -1, _id: -1 },
  { partialFilterExpression: { 'list.doneBy': { $exists: true } } },
);
schema.index({ 'list.scopes': 1, _id: -1 });
schema.index(ticketIndexes.status);
schema.index(ticketIndexes.submittedDay);
schema.index(ticketIndexes.endedDay, {
  partialFilterExpression: { 'list.endedDay': { $exists: true } },
});
schema.index({ 'place.hexCell': 1, _id: -1 });
schema.index({ status: 1, category: 1, _id: -1 }, { partialFilterExpression: { status: 'closed' } });
schema.index({ 'list.alarmAt': 1 }, { partialFilterExpression: { 'list.alarmAt': { $exists: true } } });
schema.index(
  { 'list.supervised': 1, 'list.next': 1, _id: 1 },
  { partialFilterExpression: { 'list.supervised': { $exists: true } } },
);
schema.index({ parentId: 1 }, { partialFilterExpression: { parentId: { $exists: true } } });
schema.index({ previousId: 1 }, { partialFilterExpression: { previousId: { $exists: true } } });
schema.index(...outboxIndex);

export type TicketModel = Model<TicketDoc>;

const read = logUnder(upcaster(ticketUpcasts));
const facts = factSchema('ticketFacts');

export const ticketFactModel = (connection: Connection): Model<FactDoc> =>
  modelOf(connection, 'TicketFact', facts);

export function ticketModel(connection: Connection): TicketModel {
  const model = modelOf(connection, 'Ticket', schema);
  readThrough(model, read);
  return model;
}

declare module '../../deps' {
  interface Models {
    tickets: TicketModel;
    /** Who joined, urged and added what. */
    ticketFacts: Model<FactDoc>;
  }
}
