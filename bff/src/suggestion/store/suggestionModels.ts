/** Suggestions and campaigns as stored. */
import { upcaster } from '@jsjb/shared/kit/upcaster';
import { suggestionUpcasts } from '@jsjb/shared/suggestion/formerWords';
import { outboxIndex, type OutboxMark } from '../../platform/outbox/mark';
import type { Idempotency } from '../../platform/records/idempotency';
import { factSchema, type RecordDoc } from '../../platform/records/recordDoc';
import { stateReader, type Beside } from '../../platform/records/stateReader';
import { logUnder, readThrough } from '../../platform/records/upcastReads';
import { Schema, type Connection, type Types } from 'mongoose';
import type { Campaign } from '@jsjb/shared/suggestion/campaign';
import type { SuggestionTypes } from '@jsjb/shared/suggestion/event';
import type { SealedPersonal } from '../../platform/personal/personal';
import { modelOf } from '../../platform/db/modelOf';

/** What is stored beside the pure suggestion. */
export interface SuggestionSide {
  _id: Types.ObjectId;
  /** Who waits for it: `centre`, `unit:…`, `author`. */
  queues: string[];
  /** By which the public text is found; only of those that are public. */
  publicWords?: string[];
  /** How far the outbox has delivered its events. */
  outbox: OutboxMark;
  /** Name and phone of the author, sealed. */
  personal?: SealedPersonal;
}
export type SuggestionDoc = RecordDoc<SuggestionTypes, SuggestionSide>;

export const besideSuggestion: Beside<SuggestionSide> = {
  queues: true,
  publicWords: true,
  outbox: true,
  personal: true,
};

/** The pure suggestion inside a stored document. */
export const suggestionOf = stateReader<SuggestionTypes, SuggestionSide>(besideSuggestion);

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
    counts: anything,
    unsettled: { type: [anything], default: undefined },
    cosigners: { type: [String], default: undefined },
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
  .index({ cosigners: 1, _id: -1 }, exists('cosigners'))
  .index({ 'unsettled._id': 1 }, exists('unsettled._id'))
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
const facts = factSchema('suggestionFacts');

export function suggestionModels(connection: Connection) {
  const suggestions = modelOf(connection, 'Suggestion', suggestion);
  readThrough(suggestions, read);
  return {
    suggestions,
    /** Who co-signed. */
    suggestionFacts: modelOf(connection, 'SuggestionFact', facts),
    campaigns: modelOf(connection, 'Campaign', campaign),
  };
}

declare module '../../deps' {
  interface Models extends ReturnType<typeof suggestionModels> {}
}
