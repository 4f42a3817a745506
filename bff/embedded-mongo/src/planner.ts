/** Chooses how to find documents: which index, over which ranges, and whether it gives the wanted order. */
import type { Bounds } from './bounds';
import { boundsFor } from './bounds';
import type { Collection } from './collection';
import { CommandError } from './errors';
import type { Filter, Test } from './filter';
import type { Index } from './index';
import { regionKey, type Store } from './store';
import type { Value } from './values';
import { compare, equals, isDoc, isNaNValue, rankOf } from './values';

export type SortSpec = readonly { path: string; direction: 1 | -1 }[];

export interface Plan {
  /** Undefined: by the collection itself, in `_id` order. */
  index: Index | undefined;
  bounds: Bounds;
  reverse: boolean;
  /** The scan yields the wanted order; with several ranges they are merged by what follows their prefix. */
  sorted: boolean;
  merged: boolean;
}

const byId = { fields: ['_id'], descending: [false], multikey: [false] };
/** Beyond this many keys a candidate counts as large, and order matters more than size. */
const probeLimit = 256;
const maxMerged = 64;

/** Whether every document that meets `tests` has `path` present. */
const requires = (tests: readonly Test[], path: string) =>
  tests.some((test) => {
    if (test.path !== path) return false;
    if (test.op === '$in') return !test.values.includes(null);
    return test.op === 'exists' || test.op === 'prefix' || test.value !== null;
  });

/** Whether the query's tests imply one test of a partial index. */
function implies(tests: readonly Test[], wanted: Test): boolean {
  if (wanted.op === 'exists') {
    return requires(tests, wanted.path);
  }
  return tests.some((test) => {
    // NaN lies outside every range of numbers, whatever its place in the order.
    if (test.path !== wanted.path || ('value' in test && isNaNValue(test.value))) return false;
    if (test.op === 'prefix' || wanted.op === 'prefix') {
      return test.op === 'prefix' && wanted.op === 'prefix' && test.prefix.startsWith(wanted.prefix);
    }
    if (test.op === 'exists') return false;
    const values = test.op === '$in' ? test.values : [test.value];
    if (wanted.op === '$in') {
      return (
        (test.op === '$in' || test.op === '$eq') &&
        values.every((v) => wanted.values.some((w) => equals(v, w)))
      );
    }
    if (test.op === '$in' || test.op === '$eq') {
      return values.length > 0 && values.every((value) => meets(value, wanted.op, wanted.value));
    }
    if (test.op !== wanted.op || rankOf(test.value) !== rankOf(wanted.value)) return false;
    const order = compare(test.value, wanted.value);
    return wanted.op.startsWith('$g') ? order >= 0 : order <= 0;
  });
}

function meets(value: Value, op: string, limit: Value): boolean {
  if (Array.isArray(value) || isNaNValue(value) || rankOf(value) !== rankOf(limit)) return false;
  const order = compare(value, limit);
  return order === 0
    ? op !== '$gt' && op !== '$lt'
    : op.startsWith('$g')
      ? order > 0
      : op.startsWith('$l') && order < 0;
}

function usable(index: Index, filter: Filter): boolean {
  if (index.hidden) return false;
  if (index.sparse && !index.fields.some((field) => requires(filter.tests, field))) return false;
  return !index.partial || index.partial.tests.every((test) => implies(filter.tests, test));
}

/** Direction (1, -1) in which scanning gives the sort, or 0. */
function orderOf(
  index: { fields: readonly string[]; descending: readonly boolean[]; multikey: readonly boolean[] },
  bounds: Bounds,
  sort: SortSpec,
  start: number,
): number {
  let direction = 0;
  let at = start;
  // A field pinned to one value does not change the order, wherever the sort names it.
  const constant = new Set(index.fields.slice(0, bounds.fixed).filter((_, i) => !index.multikey[i]));
  for (const { path, direction: wanted } of sort) {
    if (constant.has(path)) continue;
    if (index.fields[at] !== path || index.multikey[at]) return 0;
    const here = (index.descending[at] ? -1 : 1) * wanted;
    if (direction !== 0 && direction !== here) return 0;
    direction = here;
    at++;
  }
  return direction || 1;
}

function planWith(index: Index | undefined, filter: Filter, sort: SortSpec): Plan {
  const shape = index ?? byId;
  const bounds = boundsFor(shape, filter.tests);
  if (sort.length > 0 && (index?.exact ?? true)) {
    // One range after the other follows the index; several merged follow it from the field after the lists on.
    const plain = orderOf(shape, bounds, sort, bounds.fixed);
    if (plain !== 0) return { index, bounds, reverse: plain < 0, sorted: true, merged: false };
    const merged = bounds.ranges.length <= maxMerged ? orderOf(shape, bounds, sort, bounds.listed) : 0;
    if (merged !== 0) return { index, bounds, reverse: merged < 0, sorted: true, merged: true };
  }
  return { index, bounds, reverse: false, sorted: sort.length === 0, merged: false };
}

function hinted(collection: Collection, hint: Value): Index | undefined {
  if (hint === '_id_' || (isDoc(hint) && (hint.has('_id') || hint.has('$natural')) && hint.size === 1))
    return undefined;
  const index = collection.indexes.find((one) => (isDoc(hint) ? equals(one.key, hint) : one.name === hint));
  if (!index) throw new CommandError(2, 'hint provided does not correspond to an existing index');
  return index;
}

const rangesOf = (store: Store, collection: Collection, plan: Plan, limit: number) => {
  const region = plan.index?.region ?? collection.region;
  let found = 0;
  for (const { from, to } of plan.bounds.ranges) {
    found += store.count(regionKey(region, from), regionKey(region, to), limit - found);
    if (found >= limit) break;
  }
  return found;
};

export function choosePlan(
  store: Store,
  collection: Collection,
  filter: Filter,
  sort: SortSpec,
  hint: Value | undefined,
): Plan {
  if (hint !== undefined && hint !== null && !(isDoc(hint) && hint.size === 0)) {
    return planWith(hinted(collection, hint), filter, sort);
  }
  const whole = planWith(undefined, filter, sort);
  if (whole.bounds.listed === 1) return whole;
  const plans = collection.indexes
    .filter((index) => usable(index, filter))
    .map((index) => planWith(index, filter, sort))
    .filter(({ bounds, sorted }) => bounds.listed > 0 || bounds.ranged || (sorted && sort.length > 0));
  if (whole.bounds.ranged || (whole.sorted && sort.length > 0)) plans.push(whole);
  const exactHit = plans.find(({ index, bounds }) => index?.unique && bounds.fixed === index.fields.length);
  if (exactHit) return exactHit;
  if (plans.length < 2) return plans[0] ?? whole;
  const scored = plans.map((plan) => {
    const bounded = plan.bounds.listed > 0 || plan.bounds.ranged;
    return { plan, size: bounded ? rangesOf(store, collection, plan, probeLimit) : probeLimit };
  });
  scored.sort(
    (a, b) =>
      a.size - b.size ||
      Number(b.plan.sorted) - Number(a.plan.sorted) ||
      b.plan.bounds.fixed - a.plan.bounds.fixed ||
      b.plan.bounds.listed - a.plan.bounds.listed ||
      Number(b.plan.bounds.ranged) - Number(a.plan.bounds.ranged),
  );
  return (scored[0] as (typeof scored)[number]).plan;
}
