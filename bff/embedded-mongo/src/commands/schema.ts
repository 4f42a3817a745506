/** Collections, indexes and databases: made, listed and dropped. */
import { Binary, Long } from 'bson';
import { firstBatchSize } from '../cursors';
import type { Engine } from '../engine';
import { CommandError, notImplemented } from '../errors';
import { filterArgument } from '../filter';
import { type IndexDefinition, makeIndex } from '../index';
import { type Reply, cursorReply, toBson } from '../reply';
import type { Doc } from '../values';
import { isDoc, isNumeric, toNumber } from '../values';
import { queryOperators } from '../vocabulary';
import type { Command, Handler } from './command';
import { docsArgument, findCollection, isSet, namespaceOf, numberArgument, refuseCollation } from './command';

/** Drivers may ask for small batches of these lists too. */
function listReply(
  command: Command,
  engine: Engine,
  namespace: string,
  rows: Record<string, unknown>[],
): Reply {
  const options = command.body.get('cursor');
  const size = numberArgument(
    isDoc(options) ? options.get('batchSize') : undefined,
    'batchSize',
    firstBatchSize,
  );
  const bytes = rows.map((row) => toBson(row))[Symbol.iterator]();
  const { docs, id } = engine.cursors.start(namespace, bytes, size, command.session);
  return cursorReply('firstBatch', docs, id, namespace);
}

const create: Handler = {
  writes: true,
  fields: [
    'autoIndexId',
    'capped',
    'size',
    'max',
    'validator',
    'validationLevel',
    'validationAction',
    'timeseries',
    'viewOn',
    'expireAfterSeconds',
    'clusteredIndex',
    'changeStreamPreAndPostImages',
    'encryptedFields',
    'storageEngine',
    'indexOptionDefaults',
    'pipeline',
  ],
  run(command, engine) {
    for (const name of [
      'capped',
      'validator',
      'timeseries',
      'viewOn',
      'expireAfterSeconds',
      'clusteredIndex',
      'changeStreamPreAndPostImages',
      'encryptedFields',
    ]) {
      const value = command.body.get(name);
      if (value !== undefined && value !== false && value !== null)
        throw notImplemented(`create with ${name}`);
    }
    engine.catalog.create(namespaceOf(command));
    return {};
  },
};

const drop: Handler = {
  writes: true,
  fields: [],
  run(command, engine) {
    const namespace = namespaceOf(command);
    const collection = engine.catalog.get(namespace);
    if (!collection) return { ns: namespace };
    const nIndexesWas = collection.indexes.length + 1;
    engine.catalog.drop(namespace);
    return { nIndexesWas, ns: namespace };
  },
};

const dropDatabase: Handler = {
  writes: true,
  fields: [],
  run(command, engine) {
    for (const { namespace } of engine.catalog.inDatabase(command.database)) engine.catalog.drop(namespace);
    return { dropped: command.database };
  },
};

const listCollections: Handler = {
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run(command, engine) {
    const filter = filterArgument(command.body.get('filter'));
    const rows = engine.catalog.inDatabase(command.database).flatMap(({ namespace, uuid }) => {
      const name = namespace.slice(command.database.length + 1);
      const shape: Doc = new Map<string, never>([]) as Doc;
      shape.set('name', name).set('type', 'collection').set('options', new Map());
      if (!filter.matches(shape)) return [];
      return [
        {
          name,
          type: 'collection',
          options: {},
          info: { readOnly: false, uuid: new Binary(uuid, 4) },
          idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
        },
      ];
    });
    return listReply(command, engine, `${command.database}.$cmd.listCollections`, rows);
  },
};

const listIndexes: Handler = {
  fields: ['cursor'],
  run(command, engine) {
    const collection = findCollection(command, engine);
    if (!collection) throw new CommandError(26, `ns does not exist: ${namespaceOf(command)}`);
    return listReply(command, engine, collection.namespace, collection.describeIndexes());
  },
};

const listDatabases: Handler = {
  fields: ['filter', 'nameOnly', 'authorizedDatabases'],
  run(command, engine) {
    const filter = filterArgument(command.body.get('filter'));
    const names = new Set(engine.catalog.all().map(({ namespace }) => namespace.split('.')[0] as string));
    const databases = [...names]
      .sort()
      .flatMap((name) =>
        filter.matches(new Map([['name', name]]))
          ? [{ name, sizeOnDisk: Long.fromNumber(1), empty: false }]
          : [],
      );
    return { databases, totalSize: Long.fromNumber(databases.length) };
  },
};

const indexOptions = [
  'v',
  'key',
  'name',
  'ns',
  'unique',
  'sparse',
  'hidden',
  'background',
  'partialFilterExpression',
  'expireAfterSeconds',
  'collation',
];

function definitionOf(spec: Doc): IndexDefinition {
  for (const name of spec.keys())
    if (!indexOptions.includes(name)) throw notImplemented(`the index option ${name}`);
  refuseCollation(spec.get('collation'));
  const key = spec.get('key');
  if (!isDoc(key) || key.size === 0) throw new CommandError(67, 'Index keys cannot be empty.');
  for (const [field, direction] of key) {
    if (typeof direction === 'string') throw notImplemented(`an index of kind '${direction}'`);
    if (!isNumeric(direction) || toNumber(direction) === 0)
      throw new CommandError(67, `Values in the index key pattern must be 1 or -1 (${field})`);
    if (field === '' || field.startsWith('$') || field.includes('$**') || /(^|\.)\d+(\.|$)/.test(field))
      throw notImplemented(`an index on '${field}'`);
  }
  const name = spec.get('name');
  const partial = spec.get('partialFilterExpression');
  if (partial !== undefined && !isDoc(partial))
    throw new CommandError(67, 'partialFilterExpression must be an object');
  if (partial) refusePartial(partial);
  const expires = spec.get('expireAfterSeconds');
  if (expires !== undefined && key.size > 1)
    throw new CommandError(67, 'TTL indexes are single-field indexes');
  return {
    name:
      typeof name === 'string'
        ? name
        : [...key].map(([field, direction]) => `${field}_${String(direction)}`).join('_'),
    key,
    unique: isSet(spec.get('unique')),
    sparse: isSet(spec.get('sparse')),
    hidden: isSet(spec.get('hidden')),
    partialFilterExpression: partial,
    expireAfterSeconds: isNumeric(expires) ? toNumber(expires) : undefined,
  };
}

/** A partial index is usable when a query implies every test of it, so it may hold only plain tests. */
function refusePartial(partial: Doc): void {
  const plain = new Set(['$eq', '$gt', '$gte', '$lt', '$lte', '$in', '$exists']);
  for (const [name, condition] of partial) {
    if (name === '$and' && Array.isArray(condition))
      condition.forEach((one) => isDoc(one) && refusePartial(one));
    else if (name.startsWith('$'))
      throw new CommandError(67, `unsupported expression in partial index: ${name}`);
    else if (isDoc(condition)) {
      for (const [operator, value] of condition) {
        const odd = operator.startsWith('$') && !plain.has(operator);
        if (odd || (operator === '$exists' && value === false)) {
          throw new CommandError(
            67,
            `unsupported expression in partial index: ${operator}${queryOperators.has(operator) ? '' : ' (outside the vocabulary of the embedded server)'}`,
          );
        }
      }
    }
  }
}

const createIndexes: Handler = {
  writes: true,
  fields: ['indexes', 'commitQuorum'],
  run(command, engine) {
    const definitions = docsArgument(command.body.get('indexes'), 'indexes').map(definitionOf);
    const existed = engine.catalog.get(namespaceOf(command)) !== undefined;
    const collection = engine.catalog.create(namespaceOf(command));
    const numIndexesBefore = collection.indexes.length + 1;
    for (const definition of definitions) {
      if (definition.key.size === 1 && definition.key.has('_id')) continue;
      engine.catalog.createIndex(collection, (region) => makeIndex(definition, region));
    }
    return {
      numIndexesBefore,
      numIndexesAfter: collection.indexes.length + 1,
      createdCollectionAutomatically: !existed,
    };
  },
};

const dropIndexes: Handler = {
  writes: true,
  fields: ['index'],
  run(command, engine) {
    const collection = findCollection(command, engine);
    if (!collection) throw new CommandError(26, `ns not found ${namespaceOf(command)}`);
    const nIndexesWas = collection.indexes.length + 1;
    const wanted = command.body.get('index');
    const names = Array.isArray(wanted) ? wanted : [wanted];
    for (const name of names) {
      if (name === '_id_' || (isDoc(name) && name.size === 1 && name.has('_id')))
        throw new CommandError(72, 'cannot drop _id index');
      const chosen = collection.indexes.filter(
        (index) => name === '*' || index.name === name || (isDoc(name) && sameKey(index.key, name)),
      );
      if (chosen.length === 0 && name !== '*')
        throw new CommandError(27, `index not found with name [${String(name)}]`);
      for (const index of chosen) engine.catalog.dropIndex(collection, index);
    }
    return { nIndexesWas };
  },
};

const sameKey = (a: Doc, b: Doc) => JSON.stringify([...a]) === JSON.stringify([...b]);

export const schemaCommands: Readonly<Record<string, Handler>> = {
  create,
  drop,
  dropDatabase,
  listCollections,
  listIndexes,
  listDatabases,
  createIndexes,
  dropIndexes,
};
