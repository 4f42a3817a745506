/** A collection batch by batch in the order of `_id`, so that a walk can go on where it was cut short. */
import type { mongo } from 'mongoose';
import { MigrationError, type Stored } from './migration';

/** Numbers stay in the type in which they are stored, so that a copy is the same to the byte. */
export const exact: mongo.FindOptions = { promoteValues: false };

export const collectionNamed = (db: mongo.Db, name: string): mongo.Collection<Stored> =>
  db.collection<Stored>(name);

export const hasCollection = (db: mongo.Db, name: string): Promise<boolean> =>
  db.listCollections({ name }, { nameOnly: true }).hasNext();

export async function* batchesOf(
  collection: mongo.Collection<Stored>,
  size: number,
  after?: unknown,
  options: mongo.FindOptions = {},
): AsyncGenerator<Stored[]> {
  for (let last = after; ;) {
    const filter = last === undefined ? {} : { _id: { $gt: last } };
    const docs = (await collection
      .find(filter as never, options)
      .sort({ _id: 1 })
      .limit(size)
      .toArray()) as Stored[];
    if (docs.length > 0) yield docs;
    if (docs.length < size) return;
    last = docs.at(-1)?._id;
  }
}

const kindOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && '_bsontype' in value
    ? String(value._bsontype)
    : typeof value;

/** Comparing by `$gt` stays within one kind of `_id`: with two kinds a walk would end too early. */
export async function refuseMixedIds(collection: mongo.Collection<Stored>): Promise<void> {
  const end = (direction: 1 | -1) =>
    collection
      .find({}, { projection: { _id: 1 } })
      .sort({ _id: direction })
      .limit(1)
      .next();
  const [first, last] = [await end(1), await end(-1)];
  if (kindOf(first?._id) !== kindOf(last?._id))
    throw new MigrationError(
      `The collection ${collection.collectionName} holds _ids of different kinds (${kindOf(first?._id)}, ${kindOf(last?._id)}) and cannot be walked.`,
    );
}
