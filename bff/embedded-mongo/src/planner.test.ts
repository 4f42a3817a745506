/** The same query by index and by full scan must give the same documents in the same order. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { Decimal128, Double, Long, ObjectId, serialize } from 'bson';
import { parseFilter } from './language/filter';
import { findDocuments, sortKey } from './query/execute';
import { choosePlan } from './query/planner';
import type { SortSpec } from './query/query';
import { Catalog } from './storage/catalog';
import type { Collection } from './storage/collection';
import { Store } from './storage/store';
import { readDocument } from './values/bson';
import type { Doc, Value } from './values/values';

/** A small deterministic generator (mulberry32), so that a failure can be repeated. */
function randomFrom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number) => Math.floor(next() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  return { below, pick };
}
type Random = ReturnType<typeof randomFrom>;

const longText = 'x'.repeat(1500);
const scalars: readonly (() => Value)[] = [
  () => null,
  () => 1,
  () => 2,
  () => 3,
  () => 2.5,
  () => new Double(2),
  () => -7,
  () => NaN,
  () => Long.fromNumber(2),
  () => Long.fromString('9007199254740993'),
  () => 9007199254740992,
  () => Decimal128.fromString('2.50'),
  () => Decimal128.fromString('2.5000000000000000000000001'),
  () => '',
  () => 'a',
  () => 'ab',
  () => 'a\0b',
  () => 'é',
  () => '\u{1f600}',
  () => '\uffee',
  () => `${longText}a`,
  () => `${longText}b`,
  () => true,
  () => false,
  () => new Date(0),
  () => new Date(-1),
  () => new Date(1.7e12),
  () => new ObjectId('650000000000000000000001'),
  () => new ObjectId('650000000000000000000002'),
];

function randomValue(random: Random, depth = 0): Value | undefined {
  const kind = random.below(10);
  if (kind === 0) return undefined;
  if (kind === 1 && depth < 2) {
    return Array.from({ length: random.below(4) }, () => randomValue(random, depth + 1) ?? null);
  }
  if (kind === 2 && depth < 2) return randomDoc(random, ['b', 'c'], depth + 1);
  return random.pick(scalars)();
}

function randomDoc(random: Random, names: readonly string[], depth = 0): Doc {
  const doc: Doc = new Map();
  for (const name of names) {
    const value = randomValue(random, depth);
    if (value !== undefined) doc.set(name, value);
  }
  return doc;
}

const paths = ['a', 'b', 'c', 'a.b', 'a.c', 'b.c'];

function randomCondition(random: Random): Value {
  const scalar = () => random.pick(scalars)();
  switch (random.below(12)) {
    case 0:
      return new Map([['$gt', scalar()]]);
    case 1:
      return new Map([['$lte', scalar()]]);
    case 2:
      return new Map([
        ['$gte', scalar()],
        ['$lt', scalar()],
      ]);
    case 3:
      return new Map<string, Value>([['$in', [scalar(), scalar(), scalar()]]]);
    case 4:
      return new Map([['$ne', scalar()]]);
    case 5:
      return new Map([['$exists', random.below(2) === 1]]);
    case 6:
      return new Map([['$regex', random.pick(['^a', '^x', '^', '^ab'])]]);
    case 7:
      return new Map([['$elemMatch', new Map([['$gt', scalar()]])]]);
    case 8:
      return randomValue(random) ?? null;
    default:
      return scalar();
  }
}

function randomFilter(random: Random): Doc {
  const filter: Doc = new Map();
  for (let i = random.below(3); i >= 0; i--) filter.set(random.pick(paths), randomCondition(random));
  if (random.below(8) === 0) {
    const clause = () => new Map([[random.pick(paths), randomCondition(random)]]);
    filter.set(random.pick(['$or', '$and']), [clause(), clause()]);
  }
  return filter;
}

function randomSort(random: Random): SortSpec {
  const names = [...new Set([random.pick(paths), random.pick(paths)])].slice(0, random.below(3));
  return names.map((path) => ({ path, descending: random.below(2) === 1 }));
}

const indexes: readonly [Record<string, 1 | -1>, { sparse?: boolean; partial?: Doc }][] = [
  [{ a: 1 }, {}],
  [{ b: -1 }, {}],
  [{ a: 1, b: 1 }, {}],
  [{ a: 1, b: -1, c: 1 }, {}],
  [{ c: 1, a: -1 }, {}],
  [{ 'a.b': 1, 'a.c': -1 }, {}],
  [{ 'b.c': 1, a: 1 }, {}],
  [{ c: -1 }, { sparse: true }],
  [{ c: 1, b: 1 }, { partial: new Map([['c', new Map([['$gt', 1]])]]) }],
  [{ b: 1, c: 1 }, { partial: new Map([['b', new Map([['$exists', true]])]]) }],
];

describe('a query answered by an index', () => {
  const folder = mkdtempSync(join(tmpdir(), 'planner-'));
  const store = new Store(folder);
  const catalog = new Catalog(store);
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const run = (collection: Collection, filter: Doc, sort: SortSpec, hint?: Value) => {
    const query = { filter: parseFilter(filter), sort, skip: 0, limit: 0, hint };
    const found = findDocuments(collection, query);
    const plan = choosePlan(collection, query);
    return { plan, docs: Array.from(found, ({ raw }) => readDocument(raw)) };
  };

  test('gives the same documents in the same order as a full scan, 10 000 times', () => {
    let compared = 0;
    let byIndex = 0;
    const differences: string[] = [];
    const natural: Value = new Map([['$natural', 1]]);
    for (let seed = 1; compared < 10_000; seed++) {
      const random = randomFrom(seed);
      const collection = store.writeAtOnce(() => {
        const made = catalog.create(`test.c${seed}`);
        // Documents whose arrays cannot stand in one index together are left out, as MongoDB refuses them.
        for (const [key, { sparse = false, partial }] of indexes) {
          if (random.below(3) === 0) continue;
          const definition: Doc = new Map<string, Value>([
            ['name', JSON.stringify([key, sparse, partial !== undefined])],
            ['key', new Map(Object.entries(key))],
            ['sparse', sparse],
          ]);
          if (partial) definition.set('partialFilterExpression', partial);
          try {
            catalog.createIndex(made, definition);
          } catch {
            // The same key exists as another kind of index.
          }
        }
        for (let i = 0; i < 40; i++) {
          const doc = new Map<string, Value>([['_id', i], ...randomDoc(random, ['a', 'b', 'c'])]);
          try {
            made.insert(Buffer.from(serialize(doc)));
          } catch (cause) {
            if (!/parallel/.test(String(cause))) throw cause;
          }
        }
        return made;
      });
      for (let query = 0; query < 100; query++, compared++) {
        const filter = randomFilter(random);
        const sort = randomSort(random);
        const scanned = run(collection, filter, sort, natural).docs;
        const { plan, docs: planned } = run(collection, filter, sort);
        if (plan.index !== collection.idIndex) byIndex++;
        const order = (docs: Doc[]) =>
          String(docs.map((doc) => doc.get('_id') as number).sort((x, y) => x - y));
        const keyOf = sortKey(sort);
        const sorted = planned.every(
          (doc, i) => i === 0 || keyOf(planned[i - 1] as Doc).compare(keyOf(doc)) <= 0,
        );
        if (order(planned) === order(scanned) && sorted) continue;
        differences.push(
          inspect({ seed, query, filter, sort, index: plan.index.name, sorted }, { depth: 9 }),
        );
      }
    }
    expect(differences).toEqual([]);
    expect(compared).toBe(10_000);
    expect(byIndex).toBeGreaterThan(5_000);
  }, 120_000);
});
