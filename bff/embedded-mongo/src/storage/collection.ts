/** One collection: its documents and every index entry that belongs to them, changed together. */
import { BSONRegExp } from 'bson';
import { CommandError, notSpoken } from '../errors';
import { StoredDoc } from '../values/bson';
import { keyOf, maxKey } from '../values/keyCoding';
import type { Path } from '../values/paths';
import { type Doc, type KeyPart, type Value, isDoc } from '../values/values';
import { type Index, type IndexKeys, fixedPart, indexKeys, isTouched, makeIndex } from './indexes';
import { type Store, regions } from './store';

const maxDocument = 16 * 1024 * 1024;
const maxIdKey = 700;

/** The key of a document in its collection. */
export function idKeyOf(id: Value): Buffer {
  if (Array.isArray(id) || id instanceof BSONRegExp)
    throw new CommandError(53, "The '_id' value cannot be of this type");
  if (isDoc(id) && [...id.keys()].some((name) => name.startsWith('$')))
    throw new CommandError(52, '_id fields may not contain $-prefixed fields');
  const key = keyOf(id);
  if (key.length > maxIdKey) throw notSpoken(`an _id longer than ${maxIdKey} bytes`);
  return key;
}

const idDefinition: Doc = new Map<string, Value>([['v', 2]])
  .set('key', new Map([['_id', 1]]))
  .set('name', '_id_');

export class Collection {
  /** The documents themselves: they lie in the order of their `_id`. */
  readonly idIndex: Index;

  constructor(
    readonly store: Store,
    readonly namespace: string,
    readonly region: number,
    readonly uuid: Buffer,
    /** All but the one by `_id`. */
    readonly indexes: Index[],
    /** Writes this collection's catalog record, after an index has learned something about its keys. */
    private readonly remember: (collection: Collection) => void,
  ) {
    this.idIndex = makeIndex(idDefinition, region);
  }

  /** Asked about a collection that nobody has made, the catalog shows one without documents. */
  get isMade(): boolean {
    return this.region !== regions.unmade;
  }
  get allIndexes(): readonly Index[] {
    return [this.idIndex, ...this.indexes];
  }

  get = (idKey: Buffer): Buffer | undefined =>
    idKey.length > maxIdKey ? undefined : this.store.get(this.region, idKey);
  scan = () => this.store.scan(this.region);
  count = (): number => this.store.count(this.region);

  insert(raw: Buffer): void {
    const doc = new StoredDoc(raw);
    const id = doc.get('_id') as Value;
    const idKey = idKeyOf(id);
    if (this.store.has(this.region, idKey)) throw this.duplicate(this.idIndex, [id]);
    this.change(idKey, undefined, doc, raw);
  }
  /** `paths`: all that may differ, when it is known. */
  replace(idKey: Buffer, before: Buffer, raw: Buffer, paths?: readonly Path[]): void {
    const changed = paths?.map(fixedPart);
    const touched = changed && this.indexes.filter((index) => isTouched(index, changed));
    this.change(idKey, new StoredDoc(before), new StoredDoc(raw), raw, touched);
  }
  remove = (idKey: Buffer, before: Buffer): void => this.change(idKey, new StoredDoc(before), undefined);

  /** From one state of a document to the next; undefined is no document. All is checked before anything is written. */
  private change(idKey: Buffer, was?: Doc, is?: Doc, raw?: Buffer, indexes = this.indexes): void {
    if (raw && raw.length > maxDocument) throw new CommandError(10334, 'a document larger than 16 MB');
    for (const write of indexes.map((index) => this.changeIndex(index, idKey, was, is))) write();
    if (raw) this.store.put(this.region, idKey, raw);
    else this.store.remove(this.region, idKey);
  }

  /** The same in one index: checks it, and answers what writes it. */
  private changeIndex(index: Index, idKey: Buffer, was: Doc | undefined, is: Doc | undefined): () => void {
    const had = indexKeys(index, was);
    const has = indexKeys(index, is);
    const added = [...has.entries].filter(([text]) => !had.entries.has(text));
    const removed = [...had.entries].filter(([text]) => !has.entries.has(text));
    for (const [, { key, parts }] of index.unique ? added : [])
      if (this.store.has(index.region, key)) throw this.duplicate(index, parts);
    return () => {
      for (const [, { key }] of removed) this.store.remove(index.region, this.entryKey(index, key, idKey));
      for (const [, { key }] of added) this.store.put(index.region, this.entryKey(index, key, idKey), idKey);
      this.learn(index, has);
    };
  }

  /** Fills a new index from the documents that are there; throws on the first duplicate. */
  build(index: Index): void {
    for (const { key, value } of this.scan()) this.changeIndex(index, key, undefined, new StoredDoc(value))();
  }

  /** A unique entry is its key alone; others carry the document's key, so equal values stand side by side. */
  entryKey = ({ unique }: Index, key: Buffer, idKey: Buffer): Buffer =>
    unique ? key : Buffer.concat([key, idKey]);

  private learn(index: Index, { multikey, entries }: IndexKeys): void {
    const exact = [...entries.values()].every(({ key }) => key.length <= maxKey);
    if ((exact || !index.exact) && !multikey.some((is, i) => is && !index.multikey[i])) return;
    index.multikey = index.multikey.map((was, i) => was || multikey[i] === true);
    index.exact &&= exact;
    this.remember(this);
  }

  private duplicate({ name, key }: Index, parts: readonly KeyPart[]): CommandError {
    const shown = parts.map((part) => (typeof part === 'symbol' ? null : (part ?? null)));
    const keyValue: Doc = new Map([...key.keys()].map((field, i) => [field, shown[i] ?? null]));
    const values = [...keyValue].map(([field, value]) => `${field}: ${JSON.stringify(value)}`).join(', ');
    const where = `collection: ${this.namespace} index: ${name} dup key: { ${values} }`;
    return new CommandError(11000, `E11000 duplicate key error ${where}`, { keyPattern: key, keyValue });
  }
}
