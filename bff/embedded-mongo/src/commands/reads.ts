/** find, aggregate, count, distinct, getMore, killCursors and explain. */
import { Long } from 'bson';
import { firstBatchSize } from '../cursors';
import type { Engine } from '../engine';
import { CommandError, badValue, notSpoken, typeMismatch } from '../errors';
import { parseProjection } from '../language/projection';
import { parsePipeline } from '../language/stages';
import type { Query, Work } from '../query/execute';
import { findDocuments } from '../query/execute';
import type { Plan } from '../query/planner';
import { fieldList, readDocument, readFields, toBson } from '../values/bson';
import { compare, keyText } from '../values/keyCoding';
import { headOf, someAt, splitPath, spread } from '../values/paths';
import type { Doc, Value } from '../values/values';
import { Arguments } from './arguments';
import { Command, type Handler, type Reply, cursorReply } from './command';

interface Reading {
  rows: Iterable<Buffer>;
  plan: Plan | undefined;
  work: Work;
}
type Change = (docs: Iterable<Doc>) => Iterable<Doc>;

/** Runs a query and, with `change`, decodes the fields it needs (undefined: all) and makes its documents of them. */
function read(
  command: Command,
  engine: Engine,
  query: Query,
  change?: Change,
  heads?: ReadonlySet<string>,
): Reading {
  const work = { keysExamined: 0, docsExamined: 0 };
  const collection = command.collection(engine);
  const run = collection && findDocuments(engine.store, collection, query, work);
  const fields = heads && !heads.has('') ? fieldList(heads) : undefined;
  const rows = (function* encoded() {
    const found = run?.found ?? [];
    if (!change) for (const { raw } of found) yield raw;
    else {
      const docs = (function* decoded() {
        for (const { raw } of found) yield fields ? readFields(raw, fields) : readDocument(raw);
      })();
      for (const doc of change(docs)) yield toBson(doc);
    }
  })();
  return { rows, plan: run?.plan, work };
}

function readFind(command: Command, engine: Engine): Reading {
  for (const name of ['tailable', 'returnKey', 'showRecordId'])
    if (command.isSet(name)) throw notSpoken(`find with ${name}`);
  const query = command.query('filter');
  const spec = command.doc('projection');
  if (!spec?.size) return read(command, engine, query);
  const { apply, heads } = parseProjection(spec);
  const change: Change = function* (docs) {
    for (const doc of docs) yield apply(doc);
  };
  return read(command, engine, query, change, heads);
}

const leading = ['$match', '$sort', '$skip', '$limit'];

function readAggregate(command: Command, engine: Engine): Reading {
  if (typeof command.get('aggregate') !== 'string') throw notSpoken('aggregate without a collection');
  const stages = command.docs('pipeline');
  const places = stages.map((stage) => leading.indexOf(stage.keys().next().value ?? ''));
  const end = places.findIndex((place, i) => place < 0 || place <= (places[i - 1] ?? -1));
  // The first stages, while they stand in this order, become a query, so that indexes serve them.
  const front = stages.slice(0, end < 0 ? stages.length : end);
  parsePipeline(front);
  const asked = front.flatMap((stage) => [...stage].map(([name, spec]) => [name.slice(1), spec] as const));
  const query = new Arguments(
    new Map<string, Value>([...asked, ['hint', command.get('hint') ?? null]]),
  ).query('match');
  const rest = stages.slice(front.length);
  const { run, heads } = parsePipeline(rest);
  return rest.length === 0 ? read(command, engine, query) : read(command, engine, query, run, heads);
}

/** The first rows, and a cursor for the others. */
export function startCursor(
  command: Command,
  engine: Engine,
  rows: Iterable<Buffer>,
  { namespace = command.namespace(), options = command.doc('cursor'), single = false } = {},
): Reply {
  const size = new Arguments(options ?? new Map()).number('batchSize', firstBatchSize);
  if (size < 0) throw badValue('batchSize must be non-negative');
  const { docs, id } = engine.cursors.start(namespace, rows[Symbol.iterator](), size, command.session);
  if (single) engine.cursors.kill(id);
  return cursorReply('firstBatch', docs, single ? Long.ZERO : id, namespace);
}

const find: Handler = (command, engine) => {
  const { rows } = readFind(command, engine);
  const single = command.isSet('singleBatch') || command.number('limit') < 0;
  return startCursor(command, engine, rows, { options: command.fields, single });
};

const aggregate: Handler = (command, engine) => {
  const reading = readAggregate(command, engine);
  if (command.isSet('explain')) return explained('aggregate', reading, true);
  if (!command.doc('cursor')) throw new CommandError(9, "The 'cursor' option is required");
  return startCursor(command, engine, reading.rows);
};

const getMore: Handler = (command, engine) => {
  const namespace = command.namespace('collection');
  const cursor = command.get('getMore');
  if (!(cursor instanceof Long)) throw typeMismatch('getMore needs a cursor id');
  const { docs, id } = engine.cursors.more(cursor, namespace, command.number('batchSize') || Infinity);
  return cursorReply('nextBatch', docs, id, namespace);
};

const killCursors: Handler = (command, engine) => {
  const ids = command.get('cursors');
  const found = (Array.isArray(ids) ? ids : []).filter((id) => id instanceof Long);
  const cursorsKilled = found.filter((id) => engine.cursors.kill(id));
  const cursorsNotFound = found.filter((id) => !cursorsKilled.includes(id));
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] };
};

const count: Handler = (command, engine) => {
  const query = command.query('query');
  const collection = command.collection(engine);
  const isWhole = query.filter.heads.size === 0 && query.skip === 0 && query.limit === 0;
  if (collection && isWhole) return { n: collection.count() };
  let n = 0;
  for (const _ of collection ? findDocuments(engine.store, collection, query).found : []) n++;
  return { n };
};

const distinct: Handler = (command, engine) => {
  const key = command.text('key');
  const path = splitPath(key);
  const fields = fieldList([headOf(key)]);
  const values = new Map<string, Value>();
  const note = spread((value) => {
    if (value !== undefined && !Array.isArray(value)) values.set(keyText(value), value);
    return false;
  });
  const collection = command.collection(engine);
  const query = command.query('query');
  for (const { raw } of collection ? findDocuments(engine.store, collection, query).found : [])
    someAt(readFields(raw, fields), path, note);
  return { values: [...values.values()].sort(compare) };
};

function scanOf({ index, bounds, reverse, merged }: Plan): Record<string, unknown> {
  const direction = reverse ? 'backward' : 'forward';
  if (!index && !bounds.bounded) return { stage: 'COLLSCAN', direction };
  const scan = {
    stage: merged ? 'SORT_MERGE' : 'IXSCAN',
    indexName: index?.name ?? '_id_',
    keyPattern: index?.key ?? { _id: 1 },
    isMultiKey: index?.multikey.includes(true) ?? false,
    direction,
    ranges: bounds.ranges.length,
  };
  return { stage: 'FETCH', inputStage: scan };
}

function explained(command: string, { rows, plan, work }: Reading, execute: boolean): Reply {
  const scan = plan ? scanOf(plan) : { stage: 'EOF' };
  const winningPlan = plan && !plan.sorted ? { stage: 'SORT', inputStage: scan } : scan;
  const queryPlanner = { winningPlan, rejectedPlans: [] };
  if (!execute) return { command, queryPlanner };
  const nReturned = [...rows].length;
  const { keysExamined: totalKeysExamined, docsExamined: totalDocsExamined } = work;
  const executionStats = { executionSuccess: true, nReturned, totalKeysExamined, totalDocsExamined };
  return { command, queryPlanner, executionStats };
}

const explain: Handler = (command, engine) => {
  const inner = command.doc('explain') ?? new Map();
  const [name = ''] = inner.keys();
  const readers: Readonly<Record<string, typeof readFind>> = { find: readFind, aggregate: readAggregate };
  const reader = readers[name];
  if (!reader) throw notSpoken(`explain of ${name}`);
  const explaining = new Command(name, new Map<string, Value>([...inner, ['$db', command.database]]));
  explaining.refuseOutside();
  return explained(name, reader(explaining, engine), command.get('verbosity') !== 'queryPlanner');
};

export const readCommands = { find, aggregate, getMore, killCursors, count, distinct, explain };
