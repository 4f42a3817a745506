/** Collections, indexes and databases: made, listed and dropped. */
import { Binary, Long } from 'bson';
import { CommandError, notSpoken } from '../errors';
import { filterArgument } from '../language/filter';
import { toBson } from '../values/bson';
import { equals } from '../values/keyCoding';
import { type Doc, type Value, isDoc, isNull, isTrue, numberOf } from '../values/values';
import { indexOptions, partialOperators } from '../vocabulary';
import { Arguments, type Handler } from './command';
import { startCursor } from './reads';

const create: Handler = (command, host) => {
  host.catalog.create(command.namespace());
  return {};
};

const drop: Handler = (command, host) => {
  const collection = command.collection(host);
  const { namespace: ns, isMade, allIndexes } = collection;
  if (!isMade) return { ns };
  host.catalog.drop(collection);
  return { nIndexesWas: allIndexes.length, ns };
};

const dropDatabase: Handler = (command, host) => {
  for (const collection of host.catalog.inDatabase(command.database)) host.catalog.drop(collection);
  return { dropped: command.database };
};

const listCollections: Handler = (command, host) => {
  const filter = filterArgument(command.get('filter'));
  const rows = host.catalog.inDatabase(command.database).flatMap(({ namespace, uuid, idIndex }) => {
    const name = namespace.slice(command.database.length + 1);
    const shown: Doc = new Map([['name', name]]).set('type', 'collection');
    if (!filter.matches(shown)) return [];
    const info = { readOnly: false, uuid: new Binary(uuid, 4) };
    return toBson({ ...Object.fromEntries(shown), options: {}, info, idIndex: idIndex.definition });
  });
  return startCursor(command, host, rows, { namespace: `${command.database}.$cmd.listCollections` });
};

const listIndexes: Handler = (command, host) => {
  const collection = command.collection(host);
  if (!collection.isMade) throw new CommandError(26, `ns does not exist: ${collection.namespace}`);
  const rows = collection.allIndexes.map(({ definition }) => toBson(definition));
  return startCursor(command, host, rows);
};

const listDatabases: Handler = (command, host) => {
  const filter = filterArgument(command.get('filter'));
  const all = new Set(host.catalog.all().map(({ namespace }) => namespace.split('.')[0] ?? ''));
  const names = [...all].sort().filter((name) => filter.matches(new Map([['name', name]])));
  const databases = names.map((name) => ({ name, sizeOnDisk: Long.ONE, empty: false }));
  return { databases, totalSize: Long.fromNumber(databases.length) };
};

function checkKey(key: Doc): void {
  if (key.size === 0) throw new CommandError(67, 'Index keys cannot be empty.');
  for (const [field, direction] of key) {
    if (typeof direction === 'string') throw notSpoken(`an index of kind '${direction}'`);
    if (!numberOf(direction))
      throw new CommandError(67, `Values in the index key pattern must be 1 or -1 (${field})`);
    if (/^$|^\$|\$\*\*|(^|\.)\d+(\.|$)/.test(field)) throw notSpoken(`an index on '${field}'`);
  }
}

/** A partial index is usable when a query implies every test of it, so it may hold only plain tests. */
function checkPartial(partial: Doc): void {
  for (const [name, condition] of partial) {
    const isOdd =
      name.startsWith('$') && (!partialOperators.has(name) || (name === '$exists' && !isTrue(condition)));
    if (isOdd) throw new CommandError(67, `unsupported expression in partial index: ${name}`);
    for (const inner of name === '$and' && Array.isArray(condition) ? condition : [condition])
      if (isDoc(inner)) checkPartial(inner);
  }
}

/** The index as it will be listed. */
function definitionOf(spec: Doc): Doc {
  const args = new Arguments(spec);
  args.refuseUnknown('createIndexes.indexes', (name) => indexOptions.has(name));
  const key = args.doc('key') ?? new Map();
  checkKey(key);
  checkPartial(args.doc('partialFilterExpression') ?? new Map());
  const expires = args.get('expireAfterSeconds');
  if (!isNull(expires) && key.size > 1) throw new CommandError(67, 'TTL indexes are single-field indexes');
  const name =
    args.get('name') ?? [...key].map(([field, direction]) => `${field}_${String(direction)}`).join('_');
  const definition: Doc = new Map<string, Value>([['v', 2]]).set('key', key).set('name', name);
  for (const option of ['unique', 'sparse']) if (args.isSet(option)) definition.set(option, true);
  for (const option of ['partialFilterExpression', 'expireAfterSeconds']) {
    const value = args.get(option);
    if (!isNull(value)) definition.set(option, value);
  }
  return definition;
}

const createIndexes: Handler = (command, host) => {
  const definitions = command.docs('indexes').map(definitionOf);
  const createdCollectionAutomatically = !command.collection(host).isMade;
  const collection = host.catalog.create(command.namespace());
  const numIndexesBefore = collection.allIndexes.length;
  for (const definition of definitions)
    if (!equals(definition.get('key'), collection.idIndex.key))
      host.catalog.createIndex(collection, definition);
  return { numIndexesBefore, numIndexesAfter: collection.allIndexes.length, createdCollectionAutomatically };
};

const dropIndexes: Handler = (command, host) => {
  const collection = command.collection(host);
  if (!collection.isMade) throw new CommandError(26, `ns not found ${collection.namespace}`);
  const { idIndex, indexes } = collection;
  const nIndexesWas = collection.allIndexes.length;
  const wanted = command.get('index');
  for (const which of Array.isArray(wanted) ? wanted : [wanted]) {
    if (which === idIndex.name || equals(which, idIndex.key))
      throw new CommandError(72, 'cannot drop _id index');
    const chosen = indexes.filter(
      ({ name, key }) => which === '*' || name === which || (isDoc(which) && equals(key, which)),
    );
    if (chosen.length === 0 && which !== '*')
      throw new CommandError(27, `index not found with name [${String(which)}]`);
    for (const index of chosen) host.catalog.dropIndex(collection, index);
  }
  return { nIndexesWas };
};

export const schemaWrites = { create, createIndexes, drop, dropDatabase, dropIndexes };
export const schemaReads = { listCollections, listDatabases, listIndexes };
