/** Runs a plan: scans ranges, fetches documents, filters, orders, and counts what it looked at. */
import type { Filter } from '../language/filter';
import type { Collection } from '../storage/collection';
import { type Entry, type Store, regionKey } from '../storage/store';
import { fieldList, readFields } from '../values/bson';
import { encode } from '../values/keyCoding';
import { headOf, sortValue, splitPath } from '../values/paths';
import type { Doc, Value } from '../values/values';
import type { Plan, SortSpec } from './planner';
import { choosePlan } from './planner';

export interface Found {
  idKey: Buffer;
  raw: Buffer;
}
export interface Work {
  keysExamined: number;
  docsExamined: number;
}

interface Source {
  entries: Iterator<Entry>;
  /** What its keys have in common is not looked at. */
  skip: number;
}

/** Entries of several ranges in the order of what follows each range's prefix. */
function* merge(sources: readonly Source[], reverse: boolean): Generator<Entry> {
  const next = ({ entries, skip }: Source) => {
    const { done, value } = entries.next();
    return done ? [] : [{ entries, skip, entry: value, order: value.key.subarray(skip) }];
  };
  const heads = sources.flatMap(next);
  const sign = reverse ? -1 : 1;
  while (heads.length > 0) {
    const first = heads.reduce((best, one) => (one.order.compare(best.order) * sign < 0 ? one : best));
    yield first.entry;
    heads.splice(heads.indexOf(first), 1, ...next(first));
  }
}

function* entriesOf(store: Store, region: number, { bounds, reverse, merged }: Plan): Generator<Entry> {
  const ranges = reverse ? bounds.ranges.toReversed() : bounds.ranges;
  const scan = ({ from, to }: { from: Buffer; to: Buffer }, piece?: number) =>
    store.scan(regionKey(region, from), regionKey(region, to), reverse, piece);
  if (!merged) for (const range of ranges) yield* scan(range);
  else {
    const sources = ranges.map((range) => ({ entries: scan(range, 16), skip: range.prefix + 4 }));
    yield* merge(sources, reverse);
  }
}

/** Documents in scan order, each once. */
function* fetched(store: Store, collection: Collection, plan: Plan, work: Work): Generator<Found> {
  const { index } = plan;
  const seen = index?.multikey.includes(true) ? new Set<string>() : undefined;
  for (const { key, value } of entriesOf(store, index?.region ?? collection.region, plan)) {
    if (index) work.keysExamined++;
    const text = seen && value.toString('latin1');
    if (text !== undefined && seen?.has(text)) continue;
    if (text !== undefined) seen?.add(text);
    const idKey = index ? value : key.subarray(4);
    const raw = index ? collection.get(idKey) : value;
    if (!raw) continue;
    work.docsExamined++;
    yield { idKey, raw };
  }
}

export interface Query {
  filter: Filter;
  sort: SortSpec;
  skip: number;
  /** 0: no limit. */
  limit: number;
  hint?: Value | undefined;
}

/** The bytes by which a document is sorted: those of an index of the same order. */
export function sortKey(sort: SortSpec): (doc: Doc) => Buffer {
  const fields = sort.map(({ path, descending }) => ({ path: splitPath(path), descending }));
  const directions = sort.map(({ descending }) => descending);
  return (doc) =>
    encode(
      fields.map(({ path, descending }) => sortValue(doc, path, descending)),
      directions,
    );
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
  const fields = fieldList(filter.heads);
  for (const row of rows) if (filter.matches(readFields(row.raw, fields))) yield row;
}

export function findDocuments(
  store: Store,
  collection: Collection,
  { filter, sort, skip, limit, hint }: Query,
  work: Work = { keysExamined: 0, docsExamined: 0 },
): { plan: Plan; found: Iterable<Found> } {
  const plan = choosePlan(store, collection, filter, sort, hint);
  let found: Iterable<Found> = fetched(store, collection, plan, work);
  if (filter.heads.size > 0) found = filtered(found, filter);
  if (!plan.sorted) {
    const fields = fieldList(sort.map(({ path }) => headOf(path)));
    const keyOf = sortKey(sort);
    found = sorted(found, ({ raw }) => keyOf(readFields(raw, fields)), limit > 0 ? skip + limit : Infinity);
  }
  return { plan, found: skip > 0 || limit > 0 ? windowOf(found, skip, limit) : found };
}

/** Every match, found before anything is changed: a write never meets its own result again. */
export const findAll = (store: Store, collection: Collection, query: Query): Found[] =>
  Array.from(findDocuments(store, collection, query).found);
