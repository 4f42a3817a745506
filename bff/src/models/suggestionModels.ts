/** Suggestions and campaigns as stored. */
import { upcaster } from '@jsjb/shared/kit/upcaster';
import { suggestionUpcasts } from '@jsjb/shared/suggestion/formerWords';
import { outboxIndex, type OutboxMark } from '../platform/outbox/mark';
import { logUnder, readThrough } from '../platform/records/upcastReads';
import type { Idempotency } from './idempotency';
import { Schema, type Connection, type Types } from 'mongoose';
import type { Campaign } from '@jsjb/shared/suggestion/campaign';
import type { SuggestionEvent } from '@jsjb/shared/suggestion/event';
import type { Suggestion } from '@jsjb/shared/suggestion/suggestion';
import type { SealedPersonal } from '../privacy/personal';
import type { Chained } from './eventLog';
import { modelOf } from './modelOf';

export type SuggestionDoc = Omit<Suggestion, 'id'> & {
  _id: Types.ObjectId;
  events: Chained<SuggestionEvent>[];
  /** Who waits for it: `centre`, `unit:…`, `author`. */
  queues: string[];
  /** By which the public text is found; only of those that are public. */
  publicWords?: string[];
  /** How far the outbox has delivered its events. */
  outbox: OutboxMark;
  /** Name and phone of the author, sealed. */
  personal?: SealedPersonal;
  idempotency?: Idempotency;
};

/** The pure suggestion inside a stored document. */
export function suggestionOf(doc: SuggestionDoc): Suggestion {
  const {
    _id,
    events: _e,
    queues: _q,
    personal: _p,
    idempotency: _idempotency,
    publicWords: _w,
    outbox: _o,
    ...suggestion
  } = doc;
  return { id: _id.toHexString(), ...suggestion };
}

export type CampaignDoc = Omit<Campaign, 'id'> & {
  _id: string;
  idempotency?: Idempotency;
};

const text = { type: String, required: true } as const;
const when = { type: Date, required: true } as const;
const anything = Schema.Types.Mixed;
const exists = (field: string) => ({ partialFilterExpression: { [field]: { $exists: true } } });

const suggestion = new Schema<SuggestionDoc>(
  {
    number: text,
    version: { type: Number, required: true },
    status: text,
    title: text,
    content: text,
    photos: [String],
    channel: text,
    author: anything,
    category: String,
    place: anything,
    campaignId: String,
    ticketIds: [String],
    provincialNumber: String,
    cosigners: [String],
    unit: anything,
    decision: anything,
    answer: String,
    returnReason: String,
    evidence: anything,
    publication: anything,
    parentId: String,
    parentNumber: String,
    submittedAt: when,
    updatedAt: when,
    events: [anything],
    queues: [String],
    personal: anything,
    publicWords: { type: [String], default: undefined },
    outbox: anything,
    idempotency: anything,
  },
  { collection: 'suggestions', minimize: false },
)
  .index({ number: 1 }, { unique: true })
  .index({ provincialNumber: 1 }, { unique: true, ...exists('provincialNumber') })
  .index({ 'idempotency.key': 1 }, { unique: true, ...exists('idempotency.key') })
  .index({ 'author.personId': 1, _id: -1 })
  .index({ cosigners: 1, _id: -1 })
  .index({ queues: 1, _id: -1 })
  .index({ 'unit.path': 1, _id: -1 })
  .index({ parentId: 1 }, exists('parentId'))
  .index({ campaignId: 1, _id: -1 })
  .index(...outboxIndex)
  .index({ publicWords: 1, _id: -1 })
  .index({ 'publication.at': -1, _id: -1 }, exists('publication.at'));

const campaign = new Schema<CampaignDoc>(
  {
    _id: String,
    title: text,
    text,
    startsAt: when,
    endsAt: when,
    unitId: String,
    closed: Boolean,
    idempotency: anything,
  },
  { collection: 'campaigns' },
).index({ 'idempotency.key': 1 }, { unique: true, ...exists('idempotency.key') });

for (const schema of [suggestion, campaign]) schema.set('versionKey', false).set('autoIndex', false);

const read = logUnder(upcaster(suggestionUpcasts));

export function suggestionModels(connection: Connection) {
  const suggestions = modelOf(connection, 'Suggestion', suggestion);
  readThrough(suggestions, read);
  return { suggestions, campaigns: modelOf(connection, 'Campaign', campaign) };
}
