/** How a record and its facts are stored: the folded state beside its log, and what the store keeps for itself. */
import type { RecordEvent, RecordTypes } from '@jsjb/shared/kit/terms';
import { Schema, type SchemaDefinition, type Types } from 'mongoose';
import { outboxIndex, type OutboxMark } from '../outbox/mark';
import type { Happened, Logged } from './eventLog';
import type { Idempotency } from './idempotency';

export type RecordId = Types.ObjectId | string;

/** Something that commutes (joined, urged, added): one small document beside the record it belongs to. */
export interface FactDoc extends Happened {
  /** Record, action and person, or record, action and a key of its own: the same fact has the same identifier. */
  _id: string;
  recordId: string;
  action: string;
  key?: string;
  /** Made when it was accepted: tells a fact stored twice after a crash from a second attempt. */
  mark: Types.ObjectId;
  hash: string;
  /** While something must follow it, and after something has. */
  outbox?: OutboxMark;
}

/** `Side`: fields of the feature beside the state, such as what lists sort by; an `_id` in it says of which kind it is. */
export type RecordDoc<T extends RecordTypes, Side extends object = object> = Omit<T['state'], 'id'> & {
  _id: RecordId;
  events: Logged<RecordEvent<T>>[];
  /** Present on records created with an Idempotency-Key. */
  idempotency?: Idempotency;
  /** Facts that are accepted and not yet counted; for a moment only, see factStore. */
  unsettled?: FactDoc[];
} & Side;

/** A document as the driver sees it. */
export interface Raw {
  _id: RecordId;
  [field: string]: unknown;
}
/** What the store says to the driver, past mongoose: what is stored here is built and checked by the record itself. */
export interface RawCollection {
  find(filter: object, options?: object): AsyncIterable<Raw> & { toArray(): Promise<Raw[]> };
  findOne(filter: object, options?: object): Promise<Raw | null>;
  findOneAndUpdate(filter: object, update: object, options?: object): Promise<Raw | null>;
  updateOne(filter: object, update: object): Promise<{ matchedCount: number }>;
  insertMany(docs: readonly Raw[], options: object): Promise<unknown>;
  bulkWrite(operations: readonly object[], options: object): Promise<{ matchedCount: number }>;
}
export const rawOf = ({ collection }: { collection: object }): RawCollection => collection as RawCollection;

const anything = Schema.Types.Mixed;
const exists = (field: string) => ({ partialFilterExpression: { [field]: { $exists: true } } });
const options = { versionKey: false, minimize: false, autoIndex: false } as const;

/** A schema with everything a record needs, and the indexes of the store. */
export const recordSchema = <D>(collection: string, fields: SchemaDefinition): Schema<D> =>
  new Schema<D>(
    {
      version: { type: Number, required: true },
      status: { type: String, required: true },
      updatedAt: { type: Date, required: true },
      counts: anything,
      events: [anything],
      idempotency: anything,
      unsettled: { type: [anything], default: undefined },
      ...fields,
    } as never,
    { collection, ...options },
  )
    .index({ 'idempotency.key': 1 }, { unique: true, ...exists('idempotency.key') })
    .index({ 'unsettled._id': 1 }, exists('unsettled._id'));

export const factSchema = (collection: string, fields: SchemaDefinition = {}): Schema<FactDoc> =>
  new Schema<FactDoc>(
    {
      _id: String,
      recordId: { type: String, required: true },
      action: { type: String, required: true },
      type: { type: String, required: true },
      at: { type: Date, required: true },
      by: anything,
      data: anything,
      key: String,
      mark: Schema.Types.ObjectId,
      hash: String,
      outbox: anything,
      ...fields,
    } as never,
    { collection, ...options },
  )
    .index({ recordId: 1, action: 1, at: -1, _id: -1 })
    .index({ 'by.personId': 1, action: 1, at: -1, _id: -1 })
    .index(...outboxIndex);
