/** One collection: its documents and every index entry that belongs to them, changed together. */
import { BSONRegExp } from 'bson';
import { type FieldList, fieldList, readFields } from './bsonReader';
import { CommandError } from './errors';
import type { Index } from './index';
import { describeIndex } from './index';
import type { IndexKeys } from './indexKeys';
import { indexKeys } from './indexKeys';
import { after, encodePrefix, maxIdKey } from './keyCoding';
import type { Entry, Store } from './store';
import { regionKey } from './store';
import type { Doc, KeyPart, Value } from './values';
import { emptyArray, isDoc } from './values';

const maxDocument = 16 * 1024 * 1024;
const noBytes = Buffer.alloc(0);

export function idKeyOf(id: Value): Buffer {
  if (Array.isArray(id) || id instanceof BSONRegExp)
    throw new CommandError(53, "The '_id' value cannot be of this type");
  if (isDoc(id) && [...id.keys()].some((name) => name.startsWith('$'))) {
    throw new CommandError(52, '_id fields may not contain $-prefixed fields');
  }
  const [key, cut] = encodePrefix([id]);
  if (cut || key.length > maxIdKey) {
    throw new CommandError(2, `an _id longer than ${maxIdKey} bytes is not supported by the embedded server`);
  }
  return key;
}

export class Collection {
  private fields: FieldList = [];
  private knownCount: number | undefined;

  constructor(
    private readonly store: Store,
    readonly namespace: string,
    readonly region: number,
    readonly uuid: Buffer,
    readonly indexes: Index[],
    /** Writes this collection's catalog record, after an index has learned something about its keys. */
    private readonly remember: (collection: Collection) => void,
  ) {
    this.indexesChanged();
  }

  indexesChanged(): void {
    this.fields = fieldList(['_id', ...this.indexes.flatMap((index) => index.heads)]);
  }

  get(idKey: Buffer): Buffer | undefined {
    return this.store.get(regionKey(this.region, idKey));
  }

  scan(from: Buffer, to: Buffer, reverse = false): Generator<Entry> {
    return this.store.scan(regionKey(this.region, from), regionKey(this.region, to), reverse);
  }

  count(): number {
    this.knownCount ??= this.store.count(
      regionKey(this.region, noBytes),
      regionKey(this.region, after(noBytes)),
    );
    return this.knownCount;
  }

  insert(raw: Buffer): void {
    const doc = readFields(raw, this.fields);
    const idKey = idKeyOf(doc.get('_id') as Value);
    const key = regionKey(this.region, idKey);
    if (this.store.has(key)) throw this.duplicate('_id_', new Map([['_id', 1]]), [doc.get('_id')]);
    if (raw.length > maxDocument) throw new CommandError(10334, 'object to insert too large');
    const entries = this.indexes.map((index) => indexKeys(index, doc));
    this.indexes.forEach((index, i) => this.refuseDuplicates(index, entries[i] as IndexKeys, noneStored));
    this.indexes.forEach((index, i) => {
      const made = entries[i] as IndexKeys;
      for (const one of made.keys) this.store.put(this.entryKey(index, one, idKey), idKey);
      this.learn(index, made);
    });
    this.store.put(key, raw);
    if (this.knownCount !== undefined) this.knownCount++;
  }

  replace(idKey: Buffer, oldRaw: Buffer, raw: Buffer): void {
    if (raw.length > maxDocument) throw new CommandError(10334, 'the updated document is too large');
    const oldDoc = readFields(oldRaw, this.fields);
    const doc = readFields(raw, this.fields);
    const changes = this.indexes.map((index) => {
      const before = indexKeys(index, oldDoc);
      const now = indexKeys(index, doc);
      const had = new Set(before.keys.map((key) => key.toString('latin1')));
      const has = new Set(now.keys.map((key) => key.toString('latin1')));
      this.refuseDuplicates(index, now, had);
      return {
        now,
        removed: before.keys.filter((key) => !has.has(key.toString('latin1'))),
        added: now.keys.filter((key) => !had.has(key.toString('latin1'))),
      };
    });
    this.indexes.forEach((index, i) => {
      const { now, removed, added } = changes[i] as (typeof changes)[number];
      for (const key of removed) this.store.remove(this.entryKey(index, key, idKey));
      for (const key of added) this.store.put(this.entryKey(index, key, idKey), idKey);
      this.learn(index, now);
    });
    this.store.put(regionKey(this.region, idKey), raw);
  }

  remove(idKey: Buffer, raw: Buffer): void {
    const doc = readFields(raw, this.fields);
    for (const index of this.indexes) {
      for (const key of indexKeys(index, doc).keys) this.store.remove(this.entryKey(index, key, idKey));
    }
    this.store.remove(regionKey(this.region, idKey));
    if (this.knownCount !== undefined) this.knownCount--;
  }

  /** Fills a new index from the documents that are there; throws on the first duplicate. */
  build(index: Index): void {
    const fields = fieldList(['_id', ...index.heads]);
    for (const { key, value } of this.scan(noBytes, after(noBytes))) {
      const made = indexKeys(index, readFields(value, fields));
      this.refuseDuplicates(index, made, noneStored);
      const idKey = key.subarray(4);
      for (const one of made.keys) this.store.put(this.entryKey(index, one, idKey), idKey);
      this.learn(index, made);
    }
  }

  /** A unique entry is its key alone; others carry the document's key, so equal values stand side by side. */
  entryKey(index: Index, key: Buffer, idKey: Buffer): Buffer {
    return regionKey(index.region, index.unique ? key : Buffer.concat([key, idKey]));
  }

  private refuseDuplicates(index: Index, made: IndexKeys, had: ReadonlySet<string>): void {
    if (!index.unique) return;
    made.keys.forEach((key, i) => {
      if (!had.has(key.toString('latin1')) && this.store.has(regionKey(index.region, key))) {
        throw this.duplicate(index.name, index.key, made.parts[i] ?? []);
      }
    });
  }

  private learn(index: Index, made: IndexKeys): void {
    const newArrays = made.multikey.some((is, i) => is && !index.multikey[i]);
    if (!newArrays && (made.exact || !index.exact)) return;
    index.multikey = index.multikey.map((was, i) => was || made.multikey[i] === true);
    index.exact &&= made.exact;
    this.remember(this);
  }

  private duplicate(name: string, pattern: Doc, parts: readonly KeyPart[]): CommandError {
    const values = parts.map((part) => (part === emptyArray || part === undefined ? null : part));
    const keyValue = new Map([...pattern.keys()].map((field, i) => [field, values[i] ?? null]));
    const shown = [...keyValue].map(([field, value]) => `${field}: ${JSON.stringify(value)}`).join(', ');
    return new CommandError(
      11000,
      `E11000 duplicate key error collection: ${this.namespace} index: ${name} dup key: { ${shown} }`,
      { keyPattern: pattern, keyValue },
    );
  }

  describeIndexes(): Record<string, unknown>[] {
    return [{ v: 2, key: { _id: 1 }, name: '_id_' }, ...this.indexes.map(describeIndex)];
  }
}

const noneStored: ReadonlySet<string> = new Set();
