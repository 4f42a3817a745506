/** Turns a filter into a predicate, and keeps what the planner and an upsert may know of it. */
import { BSONRegExp } from 'bson';
import { badValue, lookUp, typeMismatch } from '../errors';
import { keyOf } from '../values/keyCoding';
import { type Visit, someAt, splitPath, spread } from '../values/paths';
import { type Doc, type Maybe, type Value, isDoc, isNull, isOperators, isTrue } from '../values/values';
import { type Intervals, beginning, beyond, holds, point, union } from './intervals';
import { parseRegex } from './regex';

/** What every match has: a value at the path within these, or (without them) any value at all. */
export interface Test {
  path: string;
  within?: Intervals;
}

export interface Filter {
  matches(root: Value): boolean;
  tests: readonly Test[];
  /** Equalities that an upsert copies into the new document. */
  equalities: readonly (readonly [path: string, value: Value])[];
}

/** Where a condition looks: at a field of a document, or at the element of an array itself. */
interface Place {
  path: string;
  reach(root: Value, visit: Visit): boolean;
}
const element: Place = { path: '', reach: (root, visit) => visit(root, false) };
function field(path: string): Place {
  const parts = splitPath(path);
  return { path, reach: (root, visit) => someAt(root, parts, visit) };
}

/** A set of values, and what they must meet besides. */
interface Condition {
  within: Intervals;
  holds(found: Maybe): boolean;
}
const inside = (within: Intervals): Condition => ({ within, holds: (found) => holds(within, keyOf(found)) });
/** A string that matches, or the same regular expression as a value. */
function like(regex: BSONRegExp): Condition {
  const { test, beginning: start } = parseRegex(regex.pattern, regex.options);
  const { within, holds: isInside } = inside(union([...beginning(start), point(regex)]));
  return { within, holds: (found) => isInside(found) && (typeof found !== 'string' || test(found)) };
}
function oneOf(values: readonly Value[]): Condition {
  if (values.some(isOperators)) throw badValue('cannot nest $ under $in');
  const plain = inside(union(values.filter((value) => !(value instanceof BSONRegExp)).map(point)));
  const likes = values.flatMap((value) => (value instanceof BSONRegExp ? [like(value)] : []));
  return {
    within: union([plain, ...likes].flatMap(({ within }) => within)),
    holds: (found) => plain.holds(found) || likes.some((one) => one.holds(found)),
  };
}

/** Lets every document through. */
export const all: Filter = { matches: () => true, tests: [], equalities: [] };
export function every(filters: readonly Filter[]): Filter {
  const [first = all] = filters;
  if (filters.length < 2) return first;
  return {
    matches: (root) => filters.every((one) => one.matches(root)),
    tests: filters.flatMap(({ tests }) => tests),
    equalities: filters.flatMap(({ equalities }) => equalities),
  };
}
function any(filters: readonly Filter[]): Filter {
  if (filters.length < 2) return every(filters);
  return { ...all, matches: (root) => filters.some((one) => one.matches(root)) };
}
const not = ({ matches }: Filter): Filter => ({ ...all, matches: (root) => !matches(root) });

const at = (place: Place, visit: Visit, known: Partial<Filter> = {}): Filter => ({
  ...all,
  ...known,
  matches: (root) => place.reach(root, visit),
});
function some({ path, ...place }: Place, condition: Condition, equal?: Value): Filter {
  return at({ path, ...place }, spread(condition.holds), {
    tests: [{ path, within: condition.within }],
    equalities: equal === undefined ? [] : [[path, equal]],
  });
}
const equalTo = (place: Place, value: Value) => some(place, inside([point(value)]), value);
const literal = (place: Place, value: Value) =>
  value instanceof BSONRegExp ? some(place, like(value)) : equalTo(place, value);

function listOf(operator: string, value: Value): Value[] {
  if (!Array.isArray(value)) throw badValue(`${operator} needs an array`);
  return value;
}
function notRegex(operator: string, value: Value): Value {
  if (value instanceof BSONRegExp) throw badValue(`Can't have regex as arg to ${operator}.`);
  return value;
}
const order: Operator = (place, value, name) => some(place, inside(beyond(name, notRegex(name, value))));

/** One element meets all of it: a filter for documents, or conditions on the element itself. */
function elementOf(place: Place, value: Value): Filter {
  if (!isDoc(value)) throw badValue('$elemMatch needs an Object');
  const onElement = isOperators(value) && !logical[value.keys().next().value ?? ''];
  const { matches, tests } = onElement ? conditions(element, value) : parseFilter(value);
  const holdsOf = (one: Value) => {
    if (onElement || isDoc(one)) return matches(one);
    return Array.isArray(one) && matches(new Map(one.map((inner, i) => [String(i), inner])));
  };
  const under = ({ path, ...rest }: Test) => ({ path: path ? `${place.path}.${path}` : place.path, ...rest });
  const visit: Visit = (found) => Array.isArray(found) && found.some(holdsOf);
  return at(place, visit, { tests: tests.map(under) });
}

type Operator = (place: Place, value: Value, name: string) => Filter;
export const queryOperators: Readonly<Record<string, Operator>> = {
  $eq: equalTo,
  $ne: (place, value, name) => not(equalTo(place, notRegex(name, value))),
  $gt: order,
  $gte: order,
  $lt: order,
  $lte: order,
  $in: (place, value, name) => {
    const values = listOf(name, value);
    return some(place, oneOf(values), values.length === 1 ? values[0] : undefined);
  },
  $nin: (place, value, name) => not(some(place, oneOf(listOf(name, value)))),
  $exists: (place, value) => {
    const isThere = spread((found) => found !== undefined);
    const present = at(place, isThere, { tests: [{ path: place.path }] });
    return isTrue(value) ? present : not(present);
  },
  $regex: (place, value) => {
    const regex = typeof value === 'string' ? new BSONRegExp(value) : value;
    if (!(regex instanceof BSONRegExp)) throw badValue('$regex has to be a string');
    return some(place, like(regex));
  },
  $elemMatch: elementOf,
  $all: (place, value, name) => {
    const values = listOf(name, value);
    if (values.some(isOperators)) throw badValue('no $ expressions in $all');
    if (values.length === 0) return not(all);
    const parts = values.map((one) => literal(place, one));
    return { ...every(parts), ...(parts.length > 1 && { equalities: [] }) };
  },
};

/** `{ $gt: 1, $lt: 5 }`: each for itself, possibly met by different elements of an array. */
export function conditions(place: Place, operators: Doc): Filter {
  const parts = [...operators].map(([name, value]) => {
    const operator = lookUp(queryOperators, name, 2, 'operator');
    return operator(place, value, name);
  });
  return every(parts);
}
/** Conditions on one element of an array, taken as it is. */
export const elementConditions = (operators: Doc): Filter => conditions(element, operators);

export const logical: Readonly<Record<string, (filters: readonly Filter[]) => Filter>> = {
  $and: every,
  $or: any,
};

export function parseFilter(filter: Doc): Filter {
  const parts = [...filter].map(([name, value]) => {
    if (name.startsWith('$')) {
      const combine = lookUp(logical, name, 2, 'top level operator');
      const list = listOf(name, value);
      if (list.length === 0 || !list.every(isDoc)) throw badValue(`${name} needs a list of objects`);
      return combine(list.map(parseFilter));
    }
    const place = field(name);
    return isOperators(value) ? conditions(place, value) : literal(place, value);
  });
  return every(parts);
}

/** A filter argument of a command: absent means everything. */
export function filterArgument(value: Maybe): Filter {
  if (isNull(value)) return all;
  if (!isDoc(value)) throw typeMismatch('filter must be an object');
  return parseFilter(value);
}
