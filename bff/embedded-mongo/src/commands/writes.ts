/** insert, update, delete and findAndModify. */
import { ObjectId } from 'bson';
import type { Engine } from '../engine';
import { CommandError } from '../errors';
import type { Filter } from '../language/filter';
import { parseProjection } from '../language/projection';
import { type Update, parseUpdate, setAt, withIdFirst } from '../language/update';
import { type Found, type Query, findAll } from '../query/execute';
import { elementsOf, fieldsOf, joined, nameOf, readDocument, toBson } from '../values/bson';
import { splitPath } from '../values/paths';
import type { Doc, Value } from '../values/values';
import { deleteArguments, updateArguments } from '../vocabulary';
import { Arguments, type Command, type Handler } from './command';

/** `_id` first, as MongoDB stores it; made up when there is none. */
function withId(raw: Buffer): Buffer {
  const found = [...elementsOf(raw)].find((element) => nameOf(raw, element) === '_id');
  if (!found) return joined([fieldsOf(toBson({ _id: new ObjectId() })), fieldsOf(raw)]);
  const [, nameAt, , at, length] = found;
  const [start, end] = [nameAt - 1, at + length];
  if (start === 4) return raw;
  return joined([raw.subarray(start, end), raw.subarray(4, start), raw.subarray(end, raw.length - 1)]);
}

const matching = (command: Command, engine: Engine, query: Query): Found[] => {
  const collection = command.collection(engine);
  return collection ? findAll(engine.store, collection, query) : [];
};

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
  // A copy: the command must stay as it came, for it is run again when its transaction fails.
  const made = update.apply(readDocument(toBson(base)), true);
  const id = made.get('_id') ?? new ObjectId();
  const doc = withIdFirst(made, id);
  engine.catalog.create(command.namespace()).insert(toBson(doc));
  return { id, doc };
}

/** Replaces one document when the update changes it. */
function modify({ collection, idKey, raw }: Found, update: Update) {
  const after = toBson(update.apply(readDocument(raw), false));
  const changed = !after.equals(raw);
  if (changed) collection.replace(idKey, raw, after);
  return { after, changed };
}

const update: Handler = (command, engine) => {
  const total = { n: 0, nModified: 0 };
  const upserted: Record<string, unknown>[] = [];
  const statements = statementsOf(command, 'updates', updateArguments);
  const errors = eachOf(command, statements, (statement, index) => {
    const multi = statement.isSet('multi');
    const query = statement.query('q', multi ? 0 : 1);
    const change = parseUpdate(statement.get('u'), statement.docs('arrayFilters'));
    if (multi && change.isReplacement)
      throw new CommandError(9, 'multi update is not supported for replacement-style update');
    const rows = matching(command, engine, query);
    total.n += rows.length;
    for (const row of rows) if (modify(row, change).changed) total.nModified++;
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
    for (const { collection, idKey, raw } of matching(command, engine, statement.query('q'))) {
      collection.remove(idKey, raw);
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
  const shown = fields?.size ? parseProjection(fields).apply : (doc: Doc) => doc;
  const [row] = matching(command, engine, query);
  if (!command.has('update')) {
    row?.collection.remove(row.idKey, row.raw);
    return { lastErrorObject: { n: row ? 1 : 0 }, value: row ? shown(readDocument(row.raw)) : null };
  }
  const change = parseUpdate(command.get('update'), command.docs('arrayFilters'));
  const wantsNew = command.isSet('new');
  if (row) {
    const { after } = modify(row, change);
    const value = shown(readDocument(wantsNew ? after : row.raw));
    return { lastErrorObject: { n: 1, updatedExisting: true }, value };
  }
  if (!command.isSet('upsert')) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
  const { id, doc } = upsert(command, engine, query.filter, change);
  const lastErrorObject = { n: 1, updatedExisting: false, upserted: id };
  return { lastErrorObject, value: wantsNew ? shown(doc) : null };
};

export const writeCommands = { insert, update, delete: remove, findAndModify };
