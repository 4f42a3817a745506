/** Chooses how to find documents: which index, over which ranges, and whether it gives the wanted order. */
import { badValue } from '../errors';
import type { Filter, Test } from '../language/filter';
import { allowsMissing, isWithin } from '../language/intervals';
import type { Collection } from '../storage/collection';
import type { Index } from '../storage/indexes';
import { equals } from '../values/keyCoding';
import { type Value, isDoc, isNull } from '../values/values';
import { type Bounds, boundsFor } from './bounds';
import type { Query, SortSpec } from './query';

export interface Plan {
  index: Index;
  bounds: Bounds;
  reverse: boolean;
  /** The scan yields the wanted order; with several ranges they are merged by what follows their prefix. */
  sorted: boolean;
  merged: boolean;
}

/** Beyond this many keys a candidate counts as large, and order matters more than size. */
const probeLimit = 256;
const maxMerged = 64;

/** Whether every document that meets the tests has something at the path. */
const requires = (tests: readonly Test[], path: string) =>
  tests.some((test) => test.path === path && !(test.within && allowsMissing(test.within)));

/** Whether the tests of a query let through only what the test of a partial index lets through. */
const implies = (tests: readonly Test[], { path, within }: Test) =>
  within
    ? tests.some((test) => test.path === path && test.within && isWithin(test.within, within))
    : requires(tests, path);

function usable(index: Index, { tests }: Filter): boolean {
  if (index.sparse && !index.fields.some((field) => requires(tests, field))) return false;
  return !index.partial || index.partial.tests.every((test) => implies(tests, test));
}

/** Whether scanning from the `start`-th field on gives the sort, forwards or (`true`) backwards. */
function orderOf(index: Index, fixed: number, start: number, sort: SortSpec): 'none' | boolean {
  const { fields, multikey } = index;
  // A field pinned to one value does not change the order, wherever the sort names it.
  const constant = fields.slice(0, fixed).filter((_, i) => !multikey[i]);
  const wanted = sort.filter(({ path }) => !constant.includes(path));
  const backwards = wanted.map(({ path, descending }, i) =>
    fields[start + i] !== path || multikey[start + i] ? 'none' : descending !== index.descending[start + i],
  );
  return new Set(backwards).size > 1 ? 'none' : (backwards[0] ?? false);
}

function planWith(index: Index, { tests }: Filter, sort: SortSpec): Plan {
  const bounds = boundsFor(index, tests);
  const plan = { index, bounds, reverse: false, sorted: sort.length === 0, merged: false };
  if (plan.sorted || !index.exact) return plan;
  // One range after the other follows the index; several merged follow it from the field after the lists on.
  const plain = orderOf(index, bounds.fixed, bounds.fixed, sort);
  if (plain !== 'none') return { ...plan, reverse: plain, sorted: true };
  const merged = orderOf(index, bounds.fixed, bounds.listed, sort);
  if (merged === 'none' || bounds.ranges.length > maxMerged) return plan;
  return { ...plan, reverse: merged, sorted: true, merged: true };
}

function hinted({ idIndex, allIndexes }: Collection, hint: Value): Index {
  if (isDoc(hint) && hint.has('$natural')) return idIndex;
  const index = allIndexes.find((one) => (isDoc(hint) ? equals(one.key, hint) : one.name === hint));
  if (!index) throw badValue('hint provided does not correspond to an existing index');
  return index;
}

/** How many keys a plan would look at, as far as that is worth knowing. */
function sizeOf({ store }: Collection, { index: { region }, bounds: { ranges, bounded } }: Plan): number {
  if (!bounded) return probeLimit;
  let found = 0;
  for (const range of ranges) {
    if (found >= probeLimit) break;
    found += store.count(region, range, probeLimit - found);
  }
  return found;
}

export function choosePlan(collection: Collection, { filter, sort, hint }: Query): Plan {
  if (!isNull(hint) && !(isDoc(hint) && hint.size === 0))
    return planWith(hinted(collection, hint), filter, sort);
  const whole = planWith(collection.idIndex, filter, sort);
  if (whole.bounds.listed === 1) return whole;
  const candidates = collection.indexes.filter((index) => usable(index, filter));
  const plans = [...candidates.map((index) => planWith(index, filter, sort)), whole].filter(
    ({ bounds, sorted }) => bounds.bounded || (sorted && sort.length > 0),
  );
  const exactHit = plans.find(({ index, bounds }) => index.unique && bounds.fixed === index.fields.length);
  if (exactHit || plans.length < 2) return exactHit ?? plans[0] ?? whole;
  // The fewest keys; then the wanted order; then the most fields pinned down.
  const scored = plans.map((plan) => {
    const { fixed, listed, bounded } = plan.bounds;
    return { plan, score: [-sizeOf(collection, plan), Number(plan.sorted), fixed, listed, Number(bounded)] };
  });
  const better = (a: number[], b: number[]) => a.map((one, i) => one - (b[i] ?? 0)).find(Boolean) ?? 0;
  return scored.reduce((best, one) => (better(one.score, best.score) > 0 ? one : best)).plan;
}
