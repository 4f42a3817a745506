/** Which collections and indexes exist: kept in memory, written to the store in the transaction that changes them. */
import { randomUUID } from 'node:crypto';
import { CommandError } from '../errors';
import { readDocument, toBson } from '../values/bson';
import { equals } from '../values/keyCoding';
import type { Doc } from '../values/values';
import { Collection } from './collection';
import { type Index, makeIndex, readIndex, storedIndex } from './indexes';
import { type Store, regions } from './store';

const nextRegionKey = Buffer.from([1]);
const mostIndexes = 63;

export class Catalog {
  private readonly collections = new Map<string, Collection>();

  constructor(private readonly store: Store) {
    this.reload();
  }

  /** Forgets what an abandoned transaction changed in memory. */
  reload(): void {
    this.collections.clear();
    for (const { key, value } of this.store.scan(regions.catalog)) {
      const { region, uuid, indexes } = Object.fromEntries(readDocument(value));
      const bytes = Buffer.from(uuid as string, 'hex');
      this.add(key.toString(), region as number, bytes, (indexes as Doc[]).map(readIndex));
    }
  }

  private add(namespace: string, region: number, uuid: Buffer, indexes: Index[]): Collection {
    const collection = new Collection(this.store, namespace, region, uuid, indexes, this.save);
    this.collections.set(namespace, collection);
    return collection;
  }

  private save = ({ namespace, region, uuid, indexes }: Collection): void => {
    const record = { region, uuid: uuid.toString('hex'), indexes: indexes.map(storedIndex) };
    this.store.put(regions.catalog, Buffer.from(namespace), toBson(record));
  };

  /** Region numbers are never used twice. */
  private nextRegion(): number {
    const region = this.store.get(regions.meta, nextRegionKey)?.readUInt32BE(0) ?? regions.first;
    const next = Buffer.alloc(4);
    next.writeUInt32BE(region + 1);
    this.store.put(regions.meta, nextRegionKey, next);
    return region;
  }

  /** An empty one when nobody has made it. */
  get = (namespace: string): Collection =>
    this.collections.get(namespace) ??
    new Collection(this.store, namespace, regions.unmade, Buffer.alloc(0), [], this.save);
  all = (): Collection[] => [...this.collections.values()];
  inDatabase = (database: string): Collection[] =>
    this.all().filter(({ namespace }) => namespace.startsWith(`${database}.`));

  /** The collection of this name, made when it is not there. */
  create(namespace: string): Collection {
    const existing = this.collections.get(namespace);
    if (existing) return existing;
    if (!/^[^/\\ "$*<>:|?\0.]+\.[^.$\0][^$\0]*$/.test(namespace) || namespace.length > 255)
      throw new CommandError(73, `Invalid namespace: '${namespace}'`);
    const uuid = Buffer.from(randomUUID().replaceAll('-', ''), 'hex');
    const collection = this.add(namespace, this.nextRegion(), uuid, []);
    this.save(collection);
    return collection;
  }

  drop(collection: Collection): void {
    for (const { region } of collection.allIndexes) this.clearRegion(region);
    this.store.remove(regions.catalog, Buffer.from(collection.namespace));
    this.collections.delete(collection.namespace);
  }

  private clearRegion(region: number): void {
    for (const { key } of this.store.scan(region)) this.store.remove(region, key);
  }

  /** Adds an index and fills it. An identical one is left as it is; a clash is an error. */
  createIndex(collection: Collection, definition: Doc): void {
    const wanted = makeIndex(definition, 0);
    for (const index of collection.allIndexes) {
      if (equals(index.definition, definition)) return;
      if (index.name === wanted.name) {
        const message = `An existing index has the same name as the requested index: ${index.name}`;
        throw new CommandError(equals(index.key, wanted.key) ? 85 : 86, message);
      }
      const filter = (one: Index) => one.definition.get('partialFilterExpression') ?? null;
      if (equals(index.key, wanted.key) && equals(filter(index), filter(wanted)))
        throw new CommandError(85, `Index already exists with a different name: ${index.name}`);
    }
    if (collection.indexes.length >= mostIndexes)
      throw new CommandError(67, 'too many indexes on one collection');
    const index = makeIndex(definition, this.nextRegion());
    collection.build(index);
    collection.indexes.push(index);
    this.save(collection);
  }

  dropIndex(collection: Collection, index: Index): void {
    this.clearRegion(index.region);
    collection.indexes.splice(collection.indexes.indexOf(index), 1);
    this.save(collection);
  }
}
