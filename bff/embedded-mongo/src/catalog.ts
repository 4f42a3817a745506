/** Which collections and indexes exist: kept in memory, written to the store in the transaction that changes them. */
import { randomUUID } from 'node:crypto';
import { serialize } from 'bson';
import { readDocument } from './bsonReader';
import { Collection } from './collection';
import { CommandError } from './errors';
import type { Index } from './index';
import { describeIndex, readIndex, storedIndex } from './index';
import { after } from './keyCoding';
import type { Store } from './store';
import { regionKey, regions } from './store';
import { type Doc, type Value, equals } from './values';

const recordKey = (namespace: string) => regionKey(regions.catalog, Buffer.from(namespace));
const nextRegionKey = regionKey(regions.meta, Buffer.from([1]));
const noBytes = Buffer.alloc(0);

export class Catalog {
  private collections = new Map<string, Collection>();

  constructor(private readonly store: Store) {
    this.reload();
  }

  /** Forgets what an abandoned transaction changed in memory. */
  reload(): void {
    this.collections.clear();
    const from = regionKey(regions.catalog, noBytes);
    for (const { key, value } of this.store.scan(from, after(from))) {
      const record = readDocument(value);
      const namespace = key.subarray(4).toString();
      const indexes = (record.get('indexes') as Doc[]).map(readIndex);
      this.add(
        namespace,
        record.get('region') as number,
        Buffer.from(record.get('uuid') as string, 'hex'),
        indexes,
      );
    }
  }

  private add(namespace: string, region: number, uuid: Buffer, indexes: Index[]): Collection {
    const collection = new Collection(this.store, namespace, region, uuid, indexes, (one) => this.save(one));
    this.collections.set(namespace, collection);
    return collection;
  }

  private save(collection: Collection): void {
    const record = {
      region: collection.region,
      uuid: collection.uuid.toString('hex'),
      indexes: collection.indexes.map(storedIndex),
    };
    this.store.put(recordKey(collection.namespace), Buffer.from(serialize(record)));
  }

  /** Region numbers are never used twice. */
  private nextRegion(): number {
    const stored = this.store.get(nextRegionKey);
    const region = stored ? stored.readUInt32BE(0) : regions.first;
    const next = Buffer.alloc(4);
    next.writeUInt32BE(region + 1);
    this.store.put(nextRegionKey, next);
    return region;
  }

  get = (namespace: string): Collection | undefined => this.collections.get(namespace);
  all = (): Collection[] => [...this.collections.values()];
  inDatabase = (database: string): Collection[] =>
    this.all().filter(({ namespace }) => namespace.startsWith(`${database}.`));

  create(namespace: string): Collection {
    const existing = this.collections.get(namespace);
    if (existing) return existing;
    const [database = '', ...rest] = namespace.split('.');
    const name = rest.join('.');
    if (!database || /[/\\ "$*<>:|?\0]/.test(database)) {
      throw new CommandError(73, `Invalid database name: '${database}'`);
    }
    if (
      !name ||
      name.includes('$') ||
      name.includes('\0') ||
      name.startsWith('.') ||
      namespace.length > 255
    ) {
      throw new CommandError(73, `Invalid collection name: '${namespace}'`);
    }
    const uuid = Buffer.from(randomUUID().replaceAll('-', ''), 'hex');
    const collection = this.add(namespace, this.nextRegion(), uuid, []);
    this.save(collection);
    return collection;
  }

  drop(namespace: string): boolean {
    const collection = this.collections.get(namespace);
    if (!collection) return false;
    for (const { region } of [collection, ...collection.indexes]) this.clearRegion(region);
    this.store.remove(recordKey(namespace));
    this.collections.delete(namespace);
    return true;
  }

  private clearRegion(region: number): void {
    const from = regionKey(region, noBytes);
    for (const { key } of this.store.scan(from, after(from))) this.store.remove(key);
  }

  /** Adds an index and fills it. An identical one is left as it is; a clash is an error. */
  createIndex(collection: Collection, make: (region: number) => Index): boolean {
    const wanted = make(0);
    for (const index of collection.indexes) {
      const sameKey =
        equals(index.key, wanted.key) &&
        sameOptional(index.partialFilterExpression, wanted.partialFilterExpression);
      if (index.name === wanted.name) {
        if (sameDefinition(index, wanted)) return false;
        throw new CommandError(
          equals(index.key, wanted.key) ? 85 : 86,
          `An existing index has the same name as the requested index: ${index.name}`,
        );
      }
      if (sameKey) throw new CommandError(85, `Index already exists with a different name: ${index.name}`);
    }
    if (collection.indexes.length >= 63) throw new CommandError(67, 'too many indexes on one collection');
    const index = make(this.nextRegion());
    collection.build(index);
    collection.indexes.push(index);
    collection.indexesChanged();
    this.save(collection);
    return true;
  }

  dropIndex(collection: Collection, index: Index): void {
    this.clearRegion(index.region);
    collection.indexes.splice(collection.indexes.indexOf(index), 1);
    collection.indexesChanged();
    this.save(collection);
  }
}

const sameOptional = (a: Value | undefined, b: Value | undefined) =>
  a === undefined || b === undefined ? a === b : equals(a, b);

function sameDefinition(a: Index, b: Index): boolean {
  const plain = (index: Index) => {
    const { key: _key, partialFilterExpression: _partial, ...options } = describeIndex(index);
    return JSON.stringify(options);
  };
  return (
    equals(a.key, b.key) &&
    sameOptional(a.partialFilterExpression, b.partialFilterExpression) &&
    plain(a) === plain(b)
  );
}
