/** insert, update, delete and findAndModify. */
import { ObjectId } from 'bson';
import type { Engine } from '../engine';
import { CommandError } from '../errors';
import type { Filter } from '../language/filter';
import { parseProjection } from '../language/projection';
import type { Update } from '../language/update';
import { parseUpdate, setAt, withIdFirst } from '../language/update';
import type { Found } from '../query/execute';
import { findAll } from '../query/execute';
import type { Collection } from '../storage/collection';
import { elementsOf, fieldsOf, joined, nameOf, readDocument, toBson } from '../values/bson';
import { splitPath } from '../values/paths';
import type { Doc, Value } from '../values/values';
import { deleteArguments, updateArguments } from '../vocabulary';
import { Arguments } from './arguments';
import type { Command, Handler } from './command';

/** `_id` first, as MongoDB stores it; made up when there is none. */
function withId(raw: Buffer): Buffer {
  for (const element of elementsOf(raw)) {
    if (nameOf(raw, element) !== '_id') continue;
    const [, nameAt, , at, length] = element;
    const [start, end] = [nameAt - 1, at + length];
    if (start === 4) return raw;
    return joined([raw.subarray(start, end), raw.subarray(4, start), raw.subarray(end, raw.length - 1)]);
  }
  return joined([fieldsOf(toBson({ _id: new ObjectId() })), fieldsOf(raw)]);
}

/** Runs statements one by one; an error ends an ordered command and is noted otherwise. */
function eachOf<T>(command: Command, list: readonly T[], run: (statement: T, index: number) => void) {
  const writeErrors: Record<string, unknown>[] = [];
  for (const [index, statement] of list.entries()) {
    try {
      run(statement, index);
    } catch (cause) {
      if (!(cause instanceof CommandError)) throw cause;
      writeErrors.push({ index, code: cause.code, errmsg: cause.message, ...cause.extra });
      if (command.get('ordered') !== false) break;
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
}

/** The statements of an update or delete; an argument nobody knows refuses the whole command. */
function statementsOf(command: Command, list: string, known: ReadonlySet<string>): Arguments[] {
  const statements = command.docs(list).map((statement) => new Arguments(statement));
  for (const one of statements) one.refuseUnknown(`${command.name}.${list}`, (name) => known.has(name));
  return statements;
}

const insert: Handler = (command, engine) => {
  if (command.documents.length === 0)
    throw new CommandError(16, 'Write batch sizes must be between 1 and 100000.');
  const collection = engine.catalog.create(command.namespace());
  let n = 0;
  const errors = eachOf(command, command.documents, (raw) => {
    collection.insert(withId(raw));
    n++;
  });
  return { n, ...errors };
};

/** A new document: the filter's equalities, then the update. Answers its `_id` and itself. */
function upsert(command: Command, engine: Engine, filter: Filter, update: Update): { id: Value; doc: Doc } {
  const base: Doc = new Map();
  for (const [path, value] of filter.equalities)
    if (path === '_id' || !update.isReplacement) setAt(base, splitPath(path), () => value);
  const made = update.apply(base, true);
  const id = made.get('_id') ?? new ObjectId();
  const doc = withIdFirst(made, id);
  engine.catalog.create(command.namespace()).insert(toBson(doc));
  return { id, doc };
}

/** Replaces one document when the update changes it. */
function modify(collection: Collection, { idKey, raw }: Found, update: Update) {
  const before = readDocument(raw);
  const after = update.apply(before, false);
  const bytes = toBson(after);
  const changed = !bytes.equals(raw);
  if (changed) collection.replace(idKey, raw, bytes);
  return { before, after, changed };
}

const update: Handler = (command, engine) => {
  const total = { n: 0, nModified: 0 };
  const upserted: Record<string, unknown>[] = [];
  const statements = statementsOf(command, 'updates', updateArguments);
  const errors = eachOf(command, statements, (statement, index) => {
    const multi = statement.isSet('multi');
    const query = statement.query('q', multi ? 0 : 1);
    const change = parseUpdate(statement.get('u'), statement.docs('arrayFilters'), query.filter);
    if (multi && change.isReplacement)
      throw new CommandError(9, 'multi update is not supported for replacement-style update');
    const collection = command.collection(engine);
    const rows = collection ? findAll(engine.store, collection, query) : [];
    total.n += rows.length;
    for (const row of rows) if (collection && modify(collection, row, change).changed) total.nModified++;
    if (rows.length > 0 || !statement.isSet('upsert')) return;
    upserted.push({ index, _id: upsert(command, engine, query.filter, change).id });
    total.n++;
  });
  return { ...total, ...(upserted.length > 0 && { upserted }), ...errors };
};

const remove: Handler = (command, engine) => {
  let n = 0;
  const statements = statementsOf(command, 'deletes', deleteArguments);
  const errors = eachOf(command, statements, (statement) => {
    const query = statement.query('q');
    const collection = command.collection(engine);
    for (const { idKey, raw } of collection ? findAll(engine.store, collection, query) : []) {
      collection?.remove(idKey, raw);
      n++;
    }
  });
  return { n, ...errors };
};

const findAndModify: Handler = (command, engine) => {
  if (command.isSet('remove') === command.has('update'))
    throw new CommandError(9, 'Either an update or remove=true must be specified');
  const query = command.query('query', 1);
  const fields = command.doc('fields');
  const projection = fields?.size ? parseProjection(fields) : undefined;
  const shown = (doc: Doc) => projection?.apply(doc) ?? doc;
  const collection = command.collection(engine);
  const [row] = collection ? findAll(engine.store, collection, query) : [];
  if (!command.has('update')) {
    if (row) collection?.remove(row.idKey, row.raw);
    return { lastErrorObject: { n: row ? 1 : 0 }, value: row ? shown(readDocument(row.raw)) : null };
  }
  const change = parseUpdate(command.get('update'), command.docs('arrayFilters'), query.filter);
  const wantsNew = command.isSet('new');
  if (collection && row) {
    const { before, after } = modify(collection, row, change);
    return { lastErrorObject: { n: 1, updatedExisting: true }, value: shown(wantsNew ? after : before) };
  }
  if (!command.isSet('upsert')) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
  const { id, doc } = upsert(command, engine, query.filter, change);
  const lastErrorObject = { n: 1, updatedExisting: false, upserted: id };
  return { lastErrorObject, value: wantsNew ? shown(doc) : null };
};

export const writeCommands = { insert, update, delete: remove, findAndModify };
