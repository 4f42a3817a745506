/** insert, update, delete and findAndModify. */
import { ObjectId } from 'bson';
import { CommandError } from '../errors';
import type { Filter } from '../language/filter';
import { parseProjection } from '../language/projection';
import { type Update, parseUpdate, updated, withIdFirst } from '../language/update';
import { type Found, findAll } from '../query/execute';
import type { Query } from '../query/query';
import { elementsOf, fieldsOf, joined, nameOf, piecesOf, readDocument, toBson } from '../values/bson';
import { setAt, splitPath } from '../values/paths';
import type { Doc, Maybe } from '../values/values';
import { deleteArguments, updateArguments } from '../vocabulary';
import { Arguments, type Command, type Handler, type Host } from './command';

/** `_id` first, as MongoDB stores it; made up when there is none. */
function withId(raw: Buffer): Buffer {
  const [first] = elementsOf(raw);
  if (first && nameOf(raw, first) === '_id') return raw;
  const pieces = new Map(piecesOf(raw));
  const id = pieces.get('_id') ?? fieldsOf(toBson({ _id: new ObjectId() }));
  pieces.delete('_id');
  return joined([id, ...pieces.values()]);
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

const insert: Handler = (command, host) => {
  if (command.documents.length === 0)
    throw new CommandError(16, 'Write batch sizes must be between 1 and 100000.');
  const collection = host.catalog.create(command.namespace());
  let n = 0;
  const errors = eachOf(command, command.documents, (raw) => {
    collection.insert(withId(raw));
    n++;
  });
  return { n, ...errors };
};

/** A new document: the filter's equalities, then the update. */
function newDocument(filter: Filter, update: Update): Doc {
  const base: Doc = new Map();
  for (const [path, value] of filter.equalities)
    if (path === '_id' || !update.isReplacement) setAt(base, splitPath(path), { change: () => value });
  // A copy: the command must stay as it came, for it is run again when its transaction fails.
  const made = update.apply(readDocument(toBson(base)), true);
  return withIdFirst(made, made.get('_id') ?? new ObjectId());
}

/** Changes what the query finds; when it finds nothing and the statement is an upsert, makes one document. */
function change(command: Command, host: Host, statement: Arguments, query: Query, spec: Maybe) {
  const update = parseUpdate(spec, statement.docs('arrayFilters'));
  if (query.limit === 0 && update.isReplacement)
    throw new CommandError(9, 'multi update is not supported for replacement-style update');
  const collection = command.collection(host);
  const rows = findAll(collection, query).map(({ idKey, raw }) => {
    const after = updated(raw, update);
    const isChanged = !after.equals(raw);
    if (isChanged) collection.replace(idKey, raw, after, update.paths);
    return { before: raw, after, isChanged };
  });
  const made = rows.length === 0 && statement.isSet('upsert') ? newDocument(query.filter, update) : undefined;
  if (made) host.catalog.create(collection.namespace).insert(toBson(made));
  return { rows, made };
}

const update: Handler = (command, host) => {
  const total = { n: 0, nModified: 0 };
  const upserted: Record<string, unknown>[] = [];
  const statements = statementsOf(command, 'updates', updateArguments);
  const errors = eachOf(command, statements, (statement, index) => {
    const query = statement.query('q', statement.isSet('multi') ? 0 : 1);
    const { rows, made } = change(command, host, statement, query, statement.get('u'));
    if (made) upserted.push({ index, _id: made.get('_id') });
    total.n += made ? 1 : rows.length;
    total.nModified += rows.filter(({ isChanged }) => isChanged).length;
  });
  return { ...total, ...(upserted.length > 0 && { upserted }), ...errors };
};

function removeAll(command: Command, host: Host, query: Query): Found[] {
  const collection = command.collection(host);
  const rows = findAll(collection, query);
  for (const { idKey, raw } of rows) collection.remove(idKey, raw);
  return rows;
}

const remove: Handler = (command, host) => {
  let n = 0;
  const statements = statementsOf(command, 'deletes', deleteArguments);
  const errors = eachOf(command, statements, (statement) => {
    n += removeAll(command, host, statement.query('q')).length;
  });
  return { n, ...errors };
};

const findAndModify: Handler = (command, host) => {
  if (command.isSet('remove') === command.has('update'))
    throw new CommandError(9, 'Either an update or remove=true must be specified');
  const query = command.query('query', 1);
  const fields = command.doc('fields');
  const shown = fields?.size ? parseProjection(fields) : (doc: Doc) => doc;
  if (!command.has('update')) {
    const [row] = removeAll(command, host, query);
    return { lastErrorObject: { n: row ? 1 : 0 }, value: row ? shown(readDocument(row.raw)) : null };
  }
  const { rows, made } = change(command, host, command, query, command.get('update'));
  const [row] = rows;
  const after = row ? readDocument(row.after) : made;
  const n = after ? 1 : 0;
  const lastErrorObject = { n, updatedExisting: row !== undefined, upserted: made?.get('_id') };
  const doc = command.isSet('new') ? after : row && readDocument(row.before);
  return { lastErrorObject, value: doc ? shown(doc) : null };
};

export const writeCommands = { insert, update, delete: remove, findAndModify };
