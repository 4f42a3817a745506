/** Runs a plan: scans ranges, fetches documents, filters, orders, and counts what it looked at. */
import { type FieldList, fieldList, readFields } from './bsonReader';
import type { Collection } from './collection';
import type { Filter } from './filter';
import { headOf, sortValue, splitPath } from './paths';
import type { Plan, SortSpec } from './planner';
import { choosePlan } from './planner';
import { type Entry, type Store, regionKey } from './store';
import type { Doc, KeyPart, Value } from './values';
import { compare } from './values';

export interface Found {
  idKey: Buffer;
  raw: Buffer;
}
export interface Work {
  keysExamined: number;
  docsExamined: number;
}

/** Entries of several ranges in the order of what follows each range's prefix. */
function* merge(sources: { entries: Iterator<Entry>; skip: number }[], reverse: boolean): Generator<Entry> {
  const heads = sources.flatMap(({ entries, skip }) => {
    const next = entries.next();
    return next.done ? [] : [{ entries, skip, entry: next.value }];
  });
  const sign = reverse ? -1 : 1;
  while (heads.length > 0) {
    let best = 0;
    for (let i = 1; i < heads.length; i++) {
      const a = heads[i] as (typeof heads)[number];
      const b = heads[best] as (typeof heads)[number];
      const order = a.entry.key.compare(b.entry.key, b.skip, b.entry.key.length, a.skip, a.entry.key.length);
      if (order * sign < 0) best = i;
    }
    const head = heads[best] as (typeof heads)[number];
    yield head.entry;
    const next = head.entries.next();
    if (next.done) heads.splice(best, 1);
    else head.entry = next.value;
  }
}

function* entriesOf(store: Store, collection: Collection, plan: Plan): Generator<Entry> {
  const region = plan.index?.region ?? collection.region;
  const ranges = plan.reverse ? [...plan.bounds.ranges].reverse() : plan.bounds.ranges;
  const open = (from: Buffer, to: Buffer, piece?: number) =>
    store.scan(regionKey(region, from), regionKey(region, to), plan.reverse, piece);
  if (plan.merged && ranges.length > 1) {
    yield* merge(
      ranges.map(({ from, to, prefix }) => ({ entries: open(from, to, 16), skip: prefix + 4 })),
      plan.reverse,
    );
    return;
  }
  for (const { from, to } of ranges) yield* open(from, to);
}

/** Documents in scan order, each once. */
function* fetched(store: Store, collection: Collection, plan: Plan, work: Work): Generator<Found> {
  if (!plan.index) {
    for (const { key, value } of entriesOf(store, collection, plan)) {
      work.docsExamined++;
      yield { idKey: key.subarray(4), raw: value };
    }
    return;
  }
  const seen = plan.index.multikey.includes(true) ? new Set<string>() : undefined;
  for (const { value: idKey } of entriesOf(store, collection, plan)) {
    work.keysExamined++;
    if (seen) {
      const text = idKey.toString('latin1');
      if (seen.has(text)) continue;
      seen.add(text);
    }
    const raw = collection.get(idKey);
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

/** Compares the sort values of two documents. */
export function sortComparer(sort: SortSpec): {
  keyOf(doc: Doc): KeyPart[];
  compare(a: KeyPart[], b: KeyPart[]): number;
} {
  const paths = sort.map(({ path, direction }) => ({ path: splitPath(path), direction }));
  return {
    keyOf: (doc) => paths.map(({ path, direction }) => sortValue(doc, path, direction)),
    compare: (a, b) => {
      for (const [i, { direction }] of paths.entries()) {
        const order = compare(a[i], b[i]);
        if (order) return order * direction;
      }
      return 0;
    },
  };
}

function sortAll(source: Iterable<Found>, sort: SortSpec, keep: number): Found[] {
  const fields = fieldList(sort.map(({ path }) => headOf(path)));
  const order = sortComparer(sort);
  let rows: { key: KeyPart[]; found: Found }[] = [];
  const settle = () => rows.sort((a, b) => order.compare(a.key, b.key));
  for (const found of source) {
    rows.push({ key: order.keyOf(readFields(found.raw, fields)), found });
    // With a limit only the best are kept, so a long scan does not hold the collection in memory.
    if (rows.length >= keep * 2 + 1000) rows = settle().slice(0, keep);
  }
  return settle().map(({ found }) => found);
}

function* windowOf(source: Iterable<Found>, skip: number, limit: number): Generator<Found> {
  let passed = 0;
  for (const found of source) {
    if (passed++ < skip) continue;
    yield found;
    if (limit > 0 && passed >= skip + limit) return;
  }
}

function* filtered(source: Iterable<Found>, filter: Filter, fields: FieldList): Generator<Found> {
  for (const found of source) if (filter.matches(readFields(found.raw, fields))) yield found;
}

export function findDocuments(
  store: Store,
  collection: Collection,
  query: Query,
  work: Work = { keysExamined: 0, docsExamined: 0 },
): { plan: Plan; found: Iterable<Found> } {
  const { filter, sort, skip, limit } = query;
  const plan = choosePlan(store, collection, filter, sort, query.hint);
  let found: Iterable<Found> = fetched(store, collection, plan, work);
  if (filter.heads.size > 0) found = filtered(found, filter, fieldList(filter.heads));
  if (!plan.sorted) found = sortAll(found, sort, limit > 0 ? skip + limit : Infinity);
  if (skip > 0 || limit > 0) found = windowOf(found, skip, limit);
  return { plan, found };
}

/** Every match, found before anything is changed: a write never meets its own result again. */
export const findAll = (store: Store, collection: Collection, query: Query): Found[] =>
  Array.from(findDocuments(store, collection, query).found);
