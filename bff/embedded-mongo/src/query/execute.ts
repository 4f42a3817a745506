/** Runs a plan: scans ranges, fetches documents, filters, orders, and counts what it looked at. */
import { type Filter, all, every, parseFilter } from '../language/filter';
import type { Catalog } from '../storage/catalog';
import type { Collection } from '../storage/collection';
import type { Entry } from '../storage/store';
import { StoredDoc } from '../values/bson';
import { encode } from '../values/keyCoding';
import { sortValue, splitPath } from '../values/paths';
import { type Doc, isNull } from '../values/values';
import { type Plan, choosePlan } from './planner';
import type { Query, SortSpec } from './query';

export interface Found {
  idKey: Buffer;
  raw: Buffer;
}
/** As explain shows it. */
export class Work {
  totalKeysExamined = 0;
  totalDocsExamined = 0;
}

/** Of each range so many entries are read at first: most are not asked for. */
const mergedPiece = 16;
/** Entries of a range, and how many bytes its keys have in common. */
type Source = Readonly<{ entries: Generator<Entry>; prefix: number }>;

/** Entries of several ranges in the order of what follows each range's prefix. */
function* merge(sources: readonly Source[], reverse: boolean): Generator<Entry> {
  const next = (source: Source) => {
    const { done, value } = source.entries.next();
    return done ? [] : [{ source, entry: value, order: value.key.subarray(source.prefix) }];
  };
  const heads = sources.flatMap(next);
  const sign = reverse ? -1 : 1;
  while (heads.length > 0) {
    const first = heads.reduce((best, one) => (one.order.compare(best.order) * sign < 0 ? one : best));
    yield first.entry;
    heads.splice(heads.indexOf(first), 1, ...next(first.source));
  }
}

function* entriesOf({ store }: Collection, plan: Plan): Generator<Entry> {
  const { index, bounds, reverse, merged } = plan;
  const sources = (reverse ? bounds.ranges.toReversed() : bounds.ranges).map((range) => ({
    entries: store.scan(index.region, range, reverse, merged ? mergedPiece : undefined),
    prefix: range.prefix,
  }));
  if (merged) yield* merge(sources, reverse);
  else for (const { entries } of sources) yield* entries;
}

/** Documents in scan order, each once. */
function* fetched(collection: Collection, plan: Plan, work: Work): Generator<Found> {
  const isById = plan.index === collection.idIndex;
  const mayRepeat = plan.index.multikey.includes(true);
  const seen = new Set<string>();
  for (const { key, value } of entriesOf(collection, plan)) {
    if (!isById) work.totalKeysExamined++;
    const text = mayRepeat ? value.toString('latin1') : '';
    if (seen.has(text)) continue;
    if (mayRepeat) seen.add(text);
    const idKey = isById ? key : value;
    const raw = isById ? value : collection.get(idKey);
    if (!raw) continue;
    work.totalDocsExamined++;
    yield { idKey, raw };
  }
}

/** The bytes by which a document is sorted: those of an index of the same order. */
export function sortKey(sort: SortSpec): (doc: Doc) => Buffer {
  const paths = sort.map(({ path }) => splitPath(path));
  const descending = sort.map((field) => field.descending);
  return (doc) => {
    const values = paths.map((path, i) => sortValue(doc, path, descending[i] === true));
    return encode(values, descending);
  };
}

/** In order of their keys; of a long list only the first `keep` are held in memory. */
export function sorted<T>(rows: Iterable<T>, keyOf: (row: T) => Buffer, keep = Infinity): T[] {
  let held: { key: Buffer; row: T }[] = [];
  const settle = () => held.sort((a, b) => a.key.compare(b.key));
  for (const row of rows) {
    held.push({ key: keyOf(row), row });
    if (held.length >= keep * 2 + 1000) held = settle().slice(0, keep);
  }
  return settle().map(({ row }) => row);
}

/** Without the first `skip`, and no more than `limit` (0: all). */
export function* windowOf<T>(rows: Iterable<T>, skip: number, limit: number): Generator<T> {
  let passed = 0;
  for (const row of rows) {
    if (passed++ < skip) continue;
    yield row;
    if (limit > 0 && passed >= skip + limit) return;
  }
}

function* filtered(rows: Iterable<Found>, filter: Filter): Generator<Found> {
  for (const row of rows) if (filter === all || filter.matches(new StoredDoc(row.raw))) yield row;
}

/** The one document with the `_id` the filter asks for, without a scan; undefined when it does not ask for one. */
function byId(collection: Collection, { filter, hint }: Query, work: Work) {
  const test = filter.tests.find(({ path }) => path === '_id');
  const [only, ...others] = test?.within ?? [];
  if (!only?.point || others.length > 0 || !isNull(hint)) return undefined;
  const raw = collection.get(only.from);
  if (!raw) return [];
  work.totalDocsExamined++;
  return filtered([{ idKey: only.from, raw }], filter);
}

function planned(collection: Collection, query: Query, work: Work): Iterable<Found> {
  const { filter, sort, skip, limit } = query;
  const plan = choosePlan(collection, query);
  const found = filtered(fetched(collection, plan, work), filter);
  if (plan.sorted) return found;
  const keyOf = sortKey(sort);
  return sorted(found, ({ raw }) => keyOf(new StoredDoc(raw)), limit > 0 ? skip + limit : Infinity);
}

export function findDocuments(collection: Collection, query: Query, work = new Work()): Iterable<Found> {
  const found = byId(collection, query, work) ?? planned(collection, query, work);
  return query.skip > 0 || query.limit > 0 ? windowOf(found, query.skip, query.limit) : found;
}

/** Every match, found before anything is changed: a write never meets its own result again. */
export const findAll = (collection: Collection, query: Query) => [...findDocuments(collection, query)];

const mostExpired = 1000;
/** TTL indexes: documents whose date has passed are removed, a bounded number at a time. */
export function expireDocuments(catalog: Catalog, now: number): number {
  let removed = 0;
  for (const collection of catalog.all()) {
    for (const { fields, name, partial, expireAfterSeconds } of collection.indexes) {
      if (expireAfterSeconds === undefined) continue;
      const past = new Map([['$lte', new Date(now - expireAfterSeconds * 1000)]]);
      const due = parseFilter(new Map([[fields[0] as string, past]]));
      const filter = every(partial ? [due, partial] : [due]);
      const query = { filter, sort: [], skip: 0, limit: mostExpired, hint: name };
      for (const { idKey, raw } of findAll(collection, query)) {
        collection.remove(idKey, raw);
        removed++;
      }
    }
  }
  return removed;
}
