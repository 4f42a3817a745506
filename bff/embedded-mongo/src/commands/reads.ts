/** find, aggregate, count, distinct, getMore, killCursors and explain. */
import { Long } from 'bson';
import { firstBatchSize } from '../cursors';
import { CommandError, badValue, notSpoken, typeMismatch } from '../errors';
import { all } from '../language/filter';
import { parsePipeline } from '../language/stages';
import { type Found, Work, findAll, findDocuments } from '../query/execute';
import type { Query } from '../query/query';
import { type Plan, choosePlan } from '../query/planner';
import type { Collection } from '../storage/collection';
import { StoredDoc, toBson } from '../values/bson';
import { compare, keyText } from '../values/keyCoding';
import { someAt, splitPath, spread } from '../values/paths';
import type { Doc, Value } from '../values/values';
import { Arguments, Command, type Handler, type Reply, cursorReply, type Host } from './command';

/** A query, and what is made of the documents it finds. */
interface Reading {
  query: Query;
  change?: ((docs: Iterable<Doc>) => Iterable<Doc>) | undefined;
}

function* stored(rows: Iterable<Found>): Generator<Doc> {
  for (const { raw } of rows) yield new StoredDoc(raw);
}

function* rowsOf(command: Command, host: Host, { query, change }: Reading, work?: Work) {
  const rows = findDocuments(command.collection(host), query, work);
  if (!change) for (const { raw } of rows) yield raw;
  else for (const doc of change(stored(rows))) yield toBson(doc);
}

function readFind(command: Command): Reading {
  const query = command.query('filter');
  const spec = command.doc('projection');
  return spec?.size ? { query, change: parsePipeline([new Map([['$project', spec]])]) } : { query };
}

const leading = ['$match', '$sort', '$skip', '$limit'];

function readAggregate(command: Command): Reading {
  if (typeof command.get('aggregate') !== 'string') throw notSpoken('aggregate without a collection');
  const stages = command.docs('pipeline');
  const places = stages.map((stage) => leading.indexOf(stage.keys().next().value ?? ''));
  const end = places.findIndex((place, i) => place < 0 || place <= (places[i - 1] ?? -1));
  // The first stages, while they stand in this order, become a query, so that indexes serve them.
  const front = stages.slice(0, end < 0 ? stages.length : end);
  parsePipeline(front);
  const asked = front.flatMap((stage) => [...stage].map(([name, spec]) => [name.slice(1), spec] as const));
  const hint = command.get('hint') ?? null;
  const query = new Arguments(new Map<string, Value>([...asked, ['hint', hint]])).query('match');
  const rest = stages.slice(front.length);
  return { query, change: rest.length > 0 ? parsePipeline(rest) : undefined };
}

/** The first rows, and a cursor for the others. */
export function startCursor(
  command: Command,
  host: Host,
  rows: Iterable<Buffer>,
  { namespace = command.namespace(), options = command.doc('cursor'), single = false } = {},
): Reply {
  const size = new Arguments(options ?? new Map()).number('batchSize', firstBatchSize);
  if (size < 0) throw badValue('batchSize must be non-negative');
  const { docs, id } = host.cursors.start(namespace, rows[Symbol.iterator](), size, command.session);
  if (single) host.cursors.kill(id);
  return cursorReply('firstBatch', docs, single ? Long.ZERO : id, namespace);
}

const find: Handler = (command, host) => {
  const rows = rowsOf(command, host, readFind(command));
  const single = command.isSet('singleBatch') || command.number('limit') < 0;
  return startCursor(command, host, rows, { options: command.fields, single });
};

const aggregate: Handler = (command, host) => {
  if (!command.doc('cursor')) throw new CommandError(9, "The 'cursor' option is required");
  return startCursor(command, host, rowsOf(command, host, readAggregate(command)));
};

const getMore: Handler = (command, host) => {
  const namespace = command.namespace('collection');
  const cursor = command.get('getMore');
  if (!(cursor instanceof Long)) throw typeMismatch('getMore needs a cursor id');
  const { docs, id } = host.cursors.more(cursor, namespace, command.number('batchSize') || Infinity);
  return cursorReply('nextBatch', docs, id, namespace);
};

const killCursors: Handler = (command, host) => {
  const ids = command.get('cursors');
  const found = (Array.isArray(ids) ? ids : []).filter((id) => id instanceof Long);
  const cursorsKilled = found.filter((id) => host.cursors.kill(id));
  const cursorsNotFound = found.filter((id) => !cursorsKilled.includes(id));
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] };
};

const count: Handler = (command, host) => {
  const query = command.query('query');
  const collection = command.collection(host);
  const isWhole = query.filter === all && query.skip === 0 && query.limit === 0;
  return { n: isWhole ? collection.count() : findAll(collection, query).length };
};

const distinct: Handler = (command, host) => {
  const path = splitPath(command.text('key'));
  const values = new Map<string, Value>();
  const note = spread((value) => {
    if (value !== undefined && !Array.isArray(value)) values.set(keyText(value), value);
    return false;
  });
  for (const { raw } of findDocuments(command.collection(host), command.query('query')))
    someAt(new StoredDoc(raw), path, note);
  return { values: [...values.values()].sort(compare) };
};

function scanOf({ idIndex }: Collection, { index, bounds, reverse, merged }: Plan): Record<string, unknown> {
  const direction = reverse ? 'backward' : 'forward';
  if (index === idIndex && !bounds.bounded) return { stage: 'COLLSCAN', direction };
  const scan = {
    stage: merged ? 'SORT_MERGE' : 'IXSCAN',
    indexName: index.name,
    keyPattern: index.key,
    isMultiKey: index.multikey.includes(true),
    direction,
    ranges: bounds.ranges.length,
  };
  return { stage: 'FETCH', inputStage: scan };
}

const explain: Handler = (command, host) => {
  const explained = new Command(new Map(command.doc('explain')).set('$db', command.database));
  const reader = { find: readFind, aggregate: readAggregate }[explained.name];
  if (!reader) throw notSpoken(`explain of ${explained.name}`);
  explained.refuseOutside();
  const collection = explained.collection(host);
  const reading = reader(explained);
  const plan = choosePlan(collection, reading.query);
  const scan = scanOf(collection, plan);
  const winningPlan = plan.sorted ? scan : { stage: 'SORT', inputStage: scan };
  const answer = { command: explained.name, queryPlanner: { winningPlan, rejectedPlans: [] } };
  if (command.get('verbosity') === 'queryPlanner') return answer;
  const work = new Work();
  const nReturned = [...rowsOf(explained, host, reading, work)].length;
  return { ...answer, executionStats: { executionSuccess: true, nReturned, ...work } };
};

export const readCommands = { find, aggregate, getMore, killCursors, count, distinct, explain };
