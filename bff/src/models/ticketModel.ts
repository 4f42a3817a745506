/** Tickets as stored: the folded state, its log, and fields derived for the lists' indexes. */
import { Schema, type Connection, type Model } from 'mongoose';
import type { Types } from 'mongoose';
import type { TicketEvent } from '@jsjb/shared/ticket/event';
import type { Ticket } from '@jsjb/shared/ticket/ticket';

/** An event with its place in the log and the hash that chains it to the one before. */
export type LoggedEvent = TicketEvent & {
  seq: number;
  previous: string;
  hash: string;
  /** The caller's idempotency key, so that a repeated action is recognised. */
  key?: string;
};

/** What the lists sort and filter by; always recomputed from the ticket by `listFieldsOf`. */
export interface ListFields {
  /** The piles in which the ticket waits for somebody: `agent`, `dispatcher`, `unit:…`, `grid:…`. */
  queues: string[];
  /** Who has dealt with it and is not waited for. */
  doneBy: string[];
  /** Everybody who may list it: `city`, `unit:…` with all ancestors, `area:…`. */
  scopes: string[];
  /** Sorts what is due next to the top. */
  next: Date;
  /** Local days (+08:00) for counting. */
  submittedDay: string;
  endedDay?: string;
}

export type TicketDoc = Omit<Ticket, 'id'> & {
  _id: Types.ObjectId;
  events: LoggedEvent[];
  list: ListFields;
  /** Events with a higher sequence still wait to be published. */
  publishedSeq: number;
  pending?: true;
  /** Present on tickets opened with an Idempotency-Key. */
  once?: { key: string; body: string };
};

const anything = Schema.Types.Mixed;

const schema = new Schema(
  {
    number: { type: String, required: true },
    version: { type: Number, required: true },
    status: { type: String, required: true },
    type: { type: String, required: true },
    channel: { type: String, required: true },
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
    mode: String,
    firstUnitId: String,
    legs: [anything],
    transfers: Number,
    returns: Number,
    redos: Number,
    extension: anything,
    shelving: anything,
    termination: anything,
    callbacks: [anything],
    urges: Number,
    joins: [String],
    rating: anything,
    supervision: anything,
    parentId: String,
    outcome: anything,
    answer: String,
    refusal: String,
    events: [anything],
    list: anything,
    publishedSeq: Number,
    pending: Boolean,
    once: anything,
  },
  { collection: 'tickets', versionKey: false, minimize: false, autoIndex: false },
);

schema.index({ number: 1 }, { unique: true });
schema.index({ 'once.key': 1 }, { unique: true, partialFilterExpression: { 'once.key': { $exists: true } } });
schema.index({ 'requester.personId': 1, _id: -1 });
schema.index({ 'list.queues': 1, 'list.next': 1, _id: 1 });
schema.index({ 'list.doneBy': 1, updatedAt: -1, _id: -1 });
schema.index({ 'list.scopes': 1, _id: -1 });
schema.index({ parentId: 1 }, { partialFilterExpression: { parentId: { $exists: true } } });
schema.index({ pending: 1, _id: 1 }, { partialFilterExpression: { pending: true } });

export type TicketModel = Model<TicketDoc>;

export const ticketModel = (connection: Connection): TicketModel =>
  connection.model('Ticket', schema) as unknown as TicketModel;

/** The pure ticket inside a stored document. */
export function ticketOf(doc: TicketDoc): Ticket {
  const {
    _id,
    events: _events,
    list: _list,
    publishedSeq: _p,
    pending: _pending,
    once: _once,
    ...ticket
  } = doc;
  return { id: _id.toHexString(), ...ticket };
}
