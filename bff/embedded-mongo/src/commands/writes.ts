/** insert, update, delete and findAndModify. */
import { ObjectId, serialize } from 'bson';
import { elements, readDocument } from '../bsonReader';
import type { Collection } from '../collection';
import type { Engine } from '../engine';
import { CommandError } from '../errors';
import type { Found, Query } from '../execute';
import { findAll } from '../execute';
import { filterArgument } from '../filter';
import { splitPath } from '../paths';
import { sortArgument } from '../pipeline';
import { parseProjection } from '../projection';
import { toBson } from '../reply';
import { type Update, parseUpdate } from '../update';
import { mutate } from '../updateOperators';
import type { Doc, Maybe, Value } from '../values';
import { isDoc } from '../values';
import type { Command, Handler } from './command';
import { docsArgument, findCollection, isSet, namespaceOf, numberArgument, refuseCollation } from './command';

/** `_id` first, as MongoDB stores it; made up when there is none. */
function prepare(raw: Buffer): Buffer {
  for (const [name, , at, end] of elements(raw)) {
    if (name !== '_id') continue;
    const start = at - 5;
    if (start === 4) return raw;
    return Buffer.concat([
      raw.subarray(0, 4),
      raw.subarray(start, end),
      raw.subarray(4, start),
      raw.subarray(end),
    ]);
  }
  const id = serialize({ _id: new ObjectId() });
  const out = Buffer.concat([raw.subarray(0, 4), id.subarray(4, id.length - 1), raw.subarray(4)]);
  out.writeInt32LE(out.length);
  return out;
}

const updateFields = ['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint', 'collation'];
const deleteFields = ['q', 'limit', 'hint', 'collation'];

interface Outcome {
  n: number;
  nModified: number;
  upserted: Value | undefined;
}

/** The statements of an update or delete; an argument nobody knows refuses the whole command. */
function statementsOf(command: Command, list: string, fields: readonly string[]): Doc[] {
  const all = docsArgument(command.body.get(list), list);
  for (const statement of all) {
    refuseCollation(statement.get('collation'));
    for (const name of statement.keys()) {
      if (!fields.includes(name)) {
        throw new CommandError(40415, `BSON field '${command.name}.${list}.${name}' is an unknown field`);
      }
    }
  }
  return all;
}

/** Runs statements one by one; an error ends an ordered command and is noted otherwise. */
function statements<T>(command: Command, list: readonly T[], run: (statement: T, index: number) => void) {
  const ordered = command.body.get('ordered') !== false;
  const writeErrors: Record<string, unknown>[] = [];
  for (const [index, statement] of list.entries()) {
    try {
      run(statement, index);
    } catch (cause) {
      if (!(cause instanceof CommandError)) throw cause;
      writeErrors.push({ index, code: cause.code, errmsg: cause.message, ...cause.extra });
      if (ordered) break;
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
}

const insert: Handler = {
  writes: true,
  fields: ['documents', 'ordered', 'bypassDocumentValidation'],
  run(command, engine) {
    if (command.documents.length === 0)
      throw new CommandError(16, 'Write batch sizes must be between 1 and 100000.');
    const collection = engine.catalog.create(namespaceOf(command));
    let n = 0;
    const errors = statements(command, command.documents, (raw) => {
      collection.insert(prepare(raw));
      n++;
    });
    return { n, ...errors };
  },
};

/** A new document of an upsert: the filter's equalities, then the update. */
function upsertDoc(query: Doc, update: Update): Doc {
  const base: Doc = new Map();
  const { equalities } = filterArgument(query);
  for (const { path, value } of update.isReplacement
    ? equalities.filter(({ path }) => path === '_id')
    : equalities) {
    mutate(base, splitPath(path), new Map(), () => value, '$set');
  }
  const doc = update.apply(base, true);
  const id = doc.get('_id') ?? new ObjectId();
  return new Map([['_id', id], ...[...doc].filter(([name]) => name !== '_id')]);
}

/** Replaces one document when the update changes it. */
function modify(
  collection: Collection,
  { idKey, raw }: Found,
  update: Update,
): { before: Doc; after: Doc; changed: boolean } {
  const before = readDocument(raw);
  const after = update.apply(before, false);
  const bytes = toBson(after);
  const changed = !bytes.equals(raw);
  if (changed) collection.replace(idKey, raw, bytes);
  return { before, after, changed };
}

function updateOne(command: Command, engine: Engine, statement: Doc): Outcome {
  const query = statement.get('q');
  const multi = isSet(statement.get('multi'));
  if (!isDoc(query)) throw new CommandError(14, 'q must be an object');
  const arrayFilters = statement.get('arrayFilters');
  const update = parseUpdate(statement.get('u'), Array.isArray(arrayFilters) ? arrayFilters : [], query);
  if (multi && update.isReplacement)
    throw new CommandError(9, 'multi update is not supported for replacement-style update');
  const collection = engine.catalog.get(namespaceOf(command));
  const filter = filterArgument(query);
  const rows = collection
    ? findAll(engine.store, collection, {
        filter,
        sort: [],
        skip: 0,
        limit: multi ? 0 : 1,
        hint: statement.get('hint'),
      })
    : [];
  const outcome: Outcome = { n: rows.length, nModified: 0, upserted: undefined };
  for (const row of rows) if (collection && modify(collection, row, update).changed) outcome.nModified++;
  if (rows.length === 0 && isSet(statement.get('upsert'))) {
    const doc = upsertDoc(query, update);
    engine.catalog.create(namespaceOf(command)).insert(toBson(doc));
    outcome.n = 1;
    outcome.upserted = doc.get('_id');
  }
  return outcome;
}

const update: Handler = {
  writes: true,
  fields: ['updates', 'ordered', 'bypassDocumentValidation'],
  run(command, engine) {
    let n = 0;
    let nModified = 0;
    const upserted: Record<string, unknown>[] = [];
    const errors = statements(command, statementsOf(command, 'updates', updateFields), (statement, index) => {
      const outcome = updateOne(command, engine, statement);
      n += outcome.n;
      nModified += outcome.nModified;
      if (outcome.upserted !== undefined) upserted.push({ index, _id: outcome.upserted });
    });
    return { n, nModified, ...(upserted.length > 0 && { upserted }), ...errors };
  },
};

const remove: Handler = {
  writes: true,
  fields: ['deletes', 'ordered'],
  run(command, engine) {
    let n = 0;
    const errors = statements(command, statementsOf(command, 'deletes', deleteFields), (statement) => {
      const limit = numberArgument(statement.get('limit'), 'limit', 0);
      const collection = findCollection(command, engine);
      const filter = filterArgument(statement.get('q'));
      if (!collection) return;
      const query: Query = { filter, sort: [], skip: 0, limit, hint: statement.get('hint') };
      for (const { idKey, raw } of findAll(engine.store, collection, query)) {
        collection.remove(idKey, raw);
        n++;
      }
    });
    return { n, ...errors };
  },
};

const findAndModify: Handler = {
  writes: true,
  fields: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'arrayFilters',
    'hint',
    'bypassDocumentValidation',
  ],
  run(command, engine) {
    const { body } = command;
    const query = body.get('query') ?? new Map();
    if (!isDoc(query)) throw new CommandError(14, 'query must be an object');
    const removing = isSet(body.get('remove'));
    if (removing === body.has('update'))
      throw new CommandError(9, 'Either an update or remove=true must be specified');
    const wantsNew = isSet(body.get('new'));
    const fields = body.get('fields');
    const projection = isDoc(fields) ? parseProjection(fields) : undefined;
    const shown = (doc: Maybe) => (isDoc(doc) ? (projection?.apply(doc) ?? doc) : null);
    const arrayFilters = body.get('arrayFilters');
    const change = removing
      ? undefined
      : parseUpdate(body.get('update'), Array.isArray(arrayFilters) ? arrayFilters : [], query);
    const collection = findCollection(command, engine);
    const filter = filterArgument(query);
    const [row] = collection
      ? findAll(engine.store, collection, {
          filter,
          sort: sortArgument(body.get('sort')),
          skip: 0,
          limit: 1,
          hint: body.get('hint'),
        })
      : [];
    if (collection && row && !change) {
      collection.remove(row.idKey, row.raw);
      return { lastErrorObject: { n: 1 }, value: shown(readDocument(row.raw)) };
    }
    if (collection && row && change) {
      const { before, after } = modify(collection, row, change);
      return { lastErrorObject: { n: 1, updatedExisting: true }, value: shown(wantsNew ? after : before) };
    }
    if (!change) return { lastErrorObject: { n: 0 }, value: null };
    if (!isSet(body.get('upsert'))) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
    const doc = upsertDoc(query, change);
    engine.catalog.create(namespaceOf(command)).insert(toBson(doc));
    return {
      lastErrorObject: { n: 1, updatedExisting: false, upserted: doc.get('_id') },
      value: wantsNew ? shown(doc) : null,
    };
  },
};

export const writeCommands: Readonly<Record<string, Handler>> = {
  insert,
  update,
  delete: remove,
  findAndModify,
  findandmodify: findAndModify,
};
