/** find, aggregate, count, distinct, getMore, killCursors and explain. */
import { Long } from 'bson';
import { fieldList, readDocument, readFields } from '../bsonReader';
import { firstBatchSize } from '../cursors';
import type { Engine } from '../engine';
import { CommandError, badValue, notImplemented } from '../errors';
import type { Found, Query, Work } from '../execute';
import { findDocuments } from '../execute';
import { filterArgument } from '../filter';
import { encodeKey } from '../keyCoding';
import { headOf, someValueAt, splitPath } from '../paths';
import { parsePipeline, sortArgument } from '../pipeline';
import type { Plan } from '../planner';
import { parseProjection } from '../projection';
import { type Reply, cursorReply, toBson } from '../reply';
import type { Doc, Value } from '../values';
import { isDoc } from '../values';
import type { Command, Handler } from './command';
import { docsArgument, findCollection, isSet, namespaceOf, numberArgument } from './command';

interface Reading {
  rows: Iterable<Buffer>;
  plan: Plan | undefined;
  work: Work;
}

function queryOf(body: Doc, filterName: string): Query {
  const limit = numberArgument(body.get('limit'), 'limit', 0);
  const skip = numberArgument(body.get('skip'), 'skip', 0);
  if (skip < 0) throw badValue('skip value must be non-negative');
  return {
    filter: filterArgument(body.get(filterName)),
    sort: sortArgument(body.get('sort')),
    skip,
    limit: Math.abs(limit),
    hint: body.get('hint'),
  };
}

function* rawRows(found: Iterable<Found>, change: ((raw: Buffer) => Buffer) | undefined): Generator<Buffer> {
  for (const { raw } of found) yield change ? change(raw) : raw;
}

function readFind(command: Command, engine: Engine): Reading {
  const { body } = command;
  if (isSet(body.get('tailable')) || isSet(body.get('returnKey')) || isSet(body.get('showRecordId'))) {
    throw notImplemented('find with tailable, returnKey or showRecordId');
  }
  const query = queryOf(body, 'filter');
  const spec = body.get('projection');
  const projection = isDoc(spec) ? parseProjection(spec) : undefined;
  const needed = projection?.heads && !projection.heads.has('') ? fieldList(projection.heads) : undefined;
  const change =
    projection &&
    ((raw: Buffer) => toBson(projection.apply(needed ? readFields(raw, needed) : readDocument(raw))));
  const work = { keysExamined: 0, docsExamined: 0 };
  const collection = findCollection(command, engine);
  if (!collection) return { rows: [], plan: undefined, work };
  const { plan, found } = findDocuments(engine.store, collection, query, work);
  return { rows: rawRows(found, change), plan, work };
}

/** Leading `$match`, `$sort`, `$skip` and `$limit` become a query, so that indexes serve them. */
function splitPipeline(
  stages: readonly Doc[],
  hint: Value | undefined,
): { query: Query; rest: readonly Doc[] } {
  const order = ['$match', '$sort', '$skip', '$limit'];
  let at = 0;
  let step = 0;
  const front = new Map<string, Value>();
  for (; at < stages.length; at++) {
    const [entry] = stages[at] as Doc;
    const place = entry ? order.indexOf(entry[0]) : -1;
    if (!entry || place < step) break;
    front.set(entry[0], entry[1]);
    step = place + 1;
  }
  // Parsed once as stages too, for the same refusals.
  parsePipeline(stages.slice(0, at));
  const query = queryOf(
    new Map([
      ['skip', front.get('$skip') ?? 0],
      ['limit', front.get('$limit') ?? 0],
    ]),
    'filter',
  );
  return {
    query: {
      ...query,
      filter: filterArgument(front.get('$match')),
      sort: sortArgument(front.get('$sort')),
      hint,
    },
    rest: stages.slice(at),
  };
}

function readAggregate(command: Command, engine: Engine): Reading {
  const { body } = command;
  const stages = docsArgument(body.get('pipeline'), 'pipeline');
  const { query, rest } = splitPipeline(stages, body.get('hint'));
  const pipeline = parsePipeline(rest);
  const work = { keysExamined: 0, docsExamined: 0 };
  if (typeof body.get('aggregate') !== 'string') throw notImplemented('aggregate without a collection');
  const collection = findCollection(command, engine);
  const run = collection && findDocuments(engine.store, collection, query, work);
  const found: Iterable<Found> = run?.found ?? [];
  if (rest.length === 0) return { rows: rawRows(found, undefined), plan: run?.plan, work };
  const fields = pipeline.heads && fieldList(pipeline.heads);
  const docs = (function* decoded() {
    for (const { raw } of found) yield fields ? readFields(raw, fields) : readDocument(raw);
  })();
  const rows = (function* encoded() {
    for (const doc of pipeline.run(docs)) yield toBson(doc);
  })();
  return { rows, plan: run?.plan, work };
}

function startCursor(
  command: Command,
  engine: Engine,
  rows: Iterable<Buffer>,
  batchSize: number,
  single: boolean,
): Reply {
  const namespace = namespaceOf(command);
  if (batchSize < 0) throw badValue('batchSize must be non-negative');
  const iterator = rows[Symbol.iterator]();
  const { docs, id } = engine.cursors.start(namespace, iterator, batchSize, command.session);
  if (single) engine.cursors.kill(id);
  return cursorReply('firstBatch', docs, single ? Long.ZERO : id, namespace);
}

const findFields = [
  'filter',
  'sort',
  'projection',
  'hint',
  'skip',
  'limit',
  'batchSize',
  'singleBatch',
  'allowDiskUse',
  'noCursorTimeout',
  'allowPartialResults',
  'tailable',
  'awaitData',
  'returnKey',
  'showRecordId',
  'oplogReplay',
];

const find: Handler = {
  fields: findFields,
  run(command, engine) {
    const { rows } = readFind(command, engine);
    const { body } = command;
    const limit = numberArgument(body.get('limit'), 'limit', 0);
    const size = numberArgument(body.get('batchSize'), 'batchSize', firstBatchSize);
    return startCursor(command, engine, rows, size, isSet(body.get('singleBatch')) || limit < 0);
  },
};

const aggregate: Handler = {
  fields: ['pipeline', 'cursor', 'hint', 'allowDiskUse', 'bypassDocumentValidation', 'explain'],
  run(command, engine) {
    if (isSet(command.body.get('explain')))
      return explained('aggregate', readAggregate(command, engine), true);
    const { rows } = readAggregate(command, engine);
    const cursor = command.body.get('cursor');
    if (!isDoc(cursor)) throw new CommandError(9, "The 'cursor' option is required");
    return startCursor(
      command,
      engine,
      rows,
      numberArgument(cursor.get('batchSize'), 'batchSize', firstBatchSize),
      false,
    );
  },
};

const getMore: Handler = {
  fields: ['collection', 'batchSize'],
  run(command, engine) {
    const namespace = namespaceOf(command, 'collection');
    const id = command.body.get('getMore');
    if (!(id instanceof Long)) throw new CommandError(14, 'getMore needs a cursor id');
    const size = numberArgument(command.body.get('batchSize'), 'batchSize', 0);
    const more = engine.cursors.more(id, namespace, size > 0 ? size : Infinity);
    return cursorReply('nextBatch', more.docs, more.id, namespace);
  },
};

const killCursors: Handler = {
  fields: ['cursors'],
  run(command, engine) {
    const cursorsKilled: Long[] = [];
    const cursorsNotFound: Long[] = [];
    const ids = command.body.get('cursors');
    for (const id of Array.isArray(ids) ? ids : []) {
      if (id instanceof Long) (engine.cursors.kill(id) ? cursorsKilled : cursorsNotFound).push(id);
    }
    return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] };
  },
};

const count: Handler = {
  fields: ['query', 'limit', 'skip', 'hint', 'fields'],
  run(command, engine) {
    const query = queryOf(command.body, 'query');
    const collection = findCollection(command, engine);
    if (!collection) return { n: 0 };
    if (query.filter.heads.size === 0 && query.skip === 0 && query.limit === 0)
      return { n: collection.count() };
    let n = 0;
    for (const _ of findDocuments(engine.store, collection, query).found) n++;
    return { n };
  },
};

const distinct: Handler = {
  fields: ['key', 'query', 'hint'],
  run(command, engine) {
    const key = command.body.get('key');
    if (typeof key !== 'string') throw new CommandError(14, 'distinct needs a key');
    const collection = findCollection(command, engine);
    const path = splitPath(key);
    const fields = fieldList([headOf(key)]);
    const values = new Map<string, Value>();
    const note = (value: Value) => values.set(encodeKey([value]).key.toString('latin1'), value);
    if (collection) {
      for (const { raw } of findDocuments(engine.store, collection, queryOf(command.body, 'query')).found) {
        someValueAt(readFields(raw, fields), path, (value) => {
          if (value !== undefined && !Array.isArray(value)) note(value);
          return false;
        });
      }
    }
    return { values: [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value) };
  },
};

function explained(name: string, { rows, plan, work }: Reading, execute: boolean): Record<string, unknown> {
  const scan = !plan
    ? { stage: 'EOF' }
    : plan.index
      ? {
          stage: 'FETCH',
          inputStage: {
            stage: plan.merged ? 'SORT_MERGE' : 'IXSCAN',
            indexName: plan.index.name,
            keyPattern: plan.index.key,
            isMultiKey: plan.index.multikey.includes(true),
            direction: plan.reverse ? 'backward' : 'forward',
            ranges: plan.bounds.ranges.length,
          },
        }
      : plan.bounds.listed > 0 || plan.bounds.ranged
        ? { stage: 'FETCH', inputStage: { stage: 'IXSCAN', indexName: '_id_', keyPattern: { _id: 1 } } }
        : { stage: 'COLLSCAN', direction: plan.reverse ? 'backward' : 'forward' };
  const winningPlan = plan && !plan.sorted ? { stage: 'SORT', inputStage: scan } : scan;
  let nReturned = 0;
  if (execute) for (const _ of rows) nReturned++;
  return {
    command: name,
    queryPlanner: { winningPlan, rejectedPlans: [] },
    ...(execute && {
      executionStats: {
        executionSuccess: true,
        nReturned,
        totalKeysExamined: work.keysExamined,
        totalDocsExamined: work.docsExamined,
      },
    }),
  };
}

const explain: Handler = {
  fields: ['verbosity'],
  run(command, engine) {
    const inner = command.body.get('explain');
    if (!isDoc(inner)) throw new CommandError(14, 'explain needs a command');
    const [name = ''] = inner.keys();
    const explaining: Command = { ...command, name, body: inner };
    const execute = command.body.get('verbosity') !== 'queryPlanner';
    if (name === 'find') return explained(name, readFind(explaining, engine), execute);
    if (name === 'aggregate') return explained(name, readAggregate(explaining, engine), execute);
    throw notImplemented(`explain of ${name}`);
  },
};

export const readCommands: Readonly<Record<string, Handler>> = {
  find,
  aggregate,
  getMore,
  killCursors,
  count,
  distinct,
  explain,
};
