/** The unified format's operations as calls of the Node driver. */
import type { ClientSession, Collection, Db, Document, MongoClient } from 'mongodb';

type Arguments = Document & { session?: ClientSession };
const split = (args: Arguments, ...names: string[]): Document[] => {
  const options = { ...args };
  for (const name of names) delete options[name];
  return [...names.map((name) => args[name]), options];
};

type Call<T> = (target: T, args: Arguments) => unknown;
/** Most methods take some leading arguments by name and the rest as options. */
const method =
  <T>(name: keyof T & string, ...leading: string[]): Call<T> =>
  (target, args) =>
    (target[name] as unknown as (...all: unknown[]) => unknown).call(target, ...split(args, ...leading));
const rows =
  <T>(name: keyof T & string, ...leading: string[]): Call<T> =>
  async (target, args) =>
    (method<T>(name, ...leading)(target, args) as { toArray(): Promise<Document[]> }).toArray();

const camel = (model: Document): Document => {
  const [[name, spec]] = Object.entries(model) as [[string, Document]];
  return { [name]: spec };
};

export const collectionOperations: Readonly<Record<string, Call<Collection>>> = {
  aggregate: rows('aggregate', 'pipeline'),
  bulkWrite: (collection, args) => {
    const [requests, options] = split(args, 'requests') as [Document, Document];
    return collection.bulkWrite((requests as unknown as Document[]).map(camel) as never, options);
  },
  count: method('count', 'filter'),
  countDocuments: method('countDocuments', 'filter'),
  createIndex: (collection, args) => {
    const [keys, options] = split(args, 'keys') as [Document, Document];
    return collection.createIndex(keys as never, options);
  },
  createSearchIndex: (collection, args) => collection.createSearchIndex(args['model'] as never),
  createSearchIndexes: (collection, args) => collection.createSearchIndexes(args['models'] as never),
  updateSearchIndex: (collection, args) =>
    collection.updateSearchIndex(args['name'] as string, args['definition'] as Document),
  dropSearchIndex: (collection, args) => collection.dropSearchIndex(args['name'] as string),
  listSearchIndexes: (collection, args) =>
    collection.listSearchIndexes(args['name'] as string, args['aggregationOptions'] as never).toArray(),
  deleteMany: method('deleteMany', 'filter'),
  deleteOne: method('deleteOne', 'filter'),
  distinct: method('distinct', 'fieldName', 'filter'),
  dropIndex: method('dropIndex', 'name'),
  dropIndexes: method('dropIndexes'),
  estimatedDocumentCount: method('estimatedDocumentCount'),
  find: rows('find', 'filter'),
  findOne: method('findOne', 'filter'),
  findOneAndDelete: method('findOneAndDelete', 'filter'),
  findOneAndReplace: (collection, args) => findOneAnd(collection, 'findOneAndReplace', args, 'replacement'),
  findOneAndUpdate: (collection, args) => findOneAnd(collection, 'findOneAndUpdate', args, 'update'),
  insertMany: method('insertMany', 'documents'),
  insertOne: method('insertOne', 'document'),
  listIndexes: rows('listIndexes'),
  replaceOne: method('replaceOne', 'filter', 'replacement'),
  updateMany: method('updateMany', 'filter', 'update'),
  updateOne: method('updateOne', 'filter', 'update'),
};

function findOneAnd(
  collection: Collection,
  name: 'findOneAndReplace' | 'findOneAndUpdate',
  args: Arguments,
  change: string,
) {
  const [filter, value, options] = split(args, 'filter', change) as [Document, Document, Document];
  const returnDocument = String(options['returnDocument'] ?? 'Before').toLowerCase();
  return collection[name](filter, value as never, { ...options, returnDocument } as never);
}

export const databaseOperations: Readonly<Record<string, Call<Db>>> = {
  aggregate: rows('aggregate', 'pipeline'),
  createCollection: method('createCollection', 'collection'),
  modifyCollection: (db, args) => {
    const { collection, ...options } = args;
    return db.command({ collMod: collection as string, ...options });
  },
  dropCollection: method('dropCollection', 'collection'),
  listCollections: async (db, args) => {
    const [filter, options] = split(args, 'filter') as [Document, Document];
    return db.listCollections(filter, options).toArray();
  },
  runCommand: (db, args) => {
    const [command, options] = split(args, 'command') as [Document, Document];
    delete options['commandName'];
    return db.command(command, options);
  },
};

export const clientOperations: Readonly<Record<string, Call<MongoClient>>> = {
  listDatabases: (client, args) => client.db('admin').admin().listDatabases(args),
  clientBulkWrite: (client, args) => {
    const [models, options] = split(args, 'models') as [Document, Document];
    const list = (models as unknown as Document[]).map((model) => {
      const [[name, spec]] = Object.entries(model) as [[string, Document]];
      return { name, ...spec };
    });
    return client.bulkWrite(list as never, options);
  },
};
