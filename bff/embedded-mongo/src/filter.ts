/** Turns a filter document into a predicate, and keeps the simple tests the planner can use. */
import { BSONRegExp, MaxKey, MinKey } from 'bson';
import { CommandError, badValue } from './errors';
import { headOf, someAt, someValueAt, splitPath } from './paths';
import type { Regex } from './regex';
import { compileRegex } from './regex';
import type { Doc, Maybe, Value } from './values';
import { compare, equals, isDoc, isNaNValue, isNumeric, rankOf, toNumber } from './values';

type ValueTest = (found: Maybe) => boolean;
export type ComparisonOperator = '$eq' | '$gt' | '$gte' | '$lt' | '$lte' | '$in';

/** One condition every match meets, in a form that gives index bounds. */
export type Test =
  | { path: string; op: '$eq' | '$gt' | '$gte' | '$lt' | '$lte'; value: Value }
  | { path: string; op: '$in'; values: Value[] }
  | { path: string; op: 'prefix'; prefix: string }
  | { path: string; op: 'exists' };

export interface Filter {
  matches(doc: Doc): boolean;
  tests: Test[];
  /** Top-level fields the filter looks at. */
  heads: Set<string>;
  /** Equalities that an upsert copies into the new document. */
  equalities: { path: string; value: Value }[];
}

const unknown = (name: string) =>
  badValue(`unknown operator: ${name} (outside the vocabulary of the embedded server)`);
const isOperatorDoc = (value: Value): value is Doc =>
  isDoc(value) && value.size > 0 && (value.keys().next().value as string).startsWith('$');

const isNull = (value: Maybe) => value === undefined || value === null;

function ordered(op: string, value: Value): ValueTest {
  const withEqual = op === '$gte' || op === '$lte';
  const sign = op.startsWith('$g') ? 1 : -1;
  if (value === null) return (found) => withEqual && isNull(found);
  if (value instanceof MinKey || value instanceof MaxKey) {
    return (found) => {
      const order = compare(found, value) * sign;
      return order > 0 || (withEqual && order === 0);
    };
  }
  if (isNaNValue(value)) return (found) => withEqual && isNaNValue(found);
  const type = rankOf(value);
  return (found) => {
    if (found === undefined || rankOf(found) !== type || isNaNValue(found)) return false;
    const order = compare(found, value) * sign;
    return order > 0 || (withEqual && order === 0);
  };
}

const equalTo = (value: Value): ValueTest =>
  value === null ? isNull : (found) => found !== undefined && equals(found, value);

const matchesRegex =
  (regex: Regex, source?: BSONRegExp): ValueTest =>
  (found) =>
    typeof found === 'string' ? regex.test(found) : source !== undefined && equals(found, source);

function inList(values: readonly Value[]): ValueTest {
  const plain = new Set<Value>();
  const tests: ValueTest[] = [];
  for (const value of values) {
    if (typeof value === 'string') plain.add(value);
    else if (value instanceof BSONRegExp)
      tests.push(matchesRegex(compileRegex(value.pattern, value.options), value));
    else if (isOperatorDoc(value)) throw badValue('cannot nest $ under $in');
    else tests.push(equalTo(value));
  }
  return (found) => (typeof found === 'string' && plain.has(found)) || tests.some((test) => test(found));
}

const arrayOf = (op: string, value: Value): Value[] => {
  if (!Array.isArray(value)) throw badValue(`${op} needs an array`);
  return value;
};

/** A single operator as a test of one value; undefined when it looks at the array itself. */
function valueTest(op: string, value: Value, all: Doc): ValueTest | undefined {
  switch (op) {
    case '$eq':
      return value instanceof BSONRegExp ? (found) => equals(found, value) : equalTo(value);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      if (value instanceof BSONRegExp) throw badValue(`Can't have RegEx as arg to predicate over field`);
      return ordered(op, value);
    case '$in':
      return inList(arrayOf('$in', value));
    case '$regex': {
      const pattern = value instanceof BSONRegExp ? value.pattern : value;
      if (typeof pattern !== 'string') throw badValue('$regex has to be a string');
      const options = all.get('$options') ?? (value instanceof BSONRegExp ? value.options : '');
      return matchesRegex(compileRegex(pattern, String(options)));
    }
  }
  return undefined;
}

const truthy = (value: Value) =>
  !(value === false || value === null || (isNumeric(value) && toNumber(value) === 0));

/** Conditions on one path (`{ $gt: 1, $lt: 5 }`), as predicates on a document. */
function pathPredicates(path: string, conditions: Doc, out: Filter): ((doc: Doc) => boolean)[] {
  const parts = splitPath(path);
  const predicates: ((doc: Doc) => boolean)[] = [];
  for (const [op, value] of conditions) {
    const test = valueTest(op, value, conditions);
    if (test) {
      predicates.push((doc) => someValueAt(doc, parts, test));
      noteTest(path, op, value, conditions, out);
      continue;
    }
    switch (op) {
      case '$options':
        if (!conditions.has('$regex')) throw badValue('$options needs a $regex');
        break;
      case '$ne':
        if (value instanceof BSONRegExp) throw badValue(`Can't have regex as arg to $ne.`);
        predicates.push((doc) => !someValueAt(doc, parts, equalTo(value)));
        break;
      case '$nin': {
        const within = inList(arrayOf('$nin', value));
        predicates.push((doc) => !someValueAt(doc, parts, within));
        break;
      }
      case '$not': {
        const inner = value instanceof BSONRegExp ? new Map<string, Value>([['$regex', value]]) : value;
        if (!isOperatorDoc(inner)) throw badValue('$not needs a regex or a document');
        const negated = pathPredicates(path, inner, emptyFilter());
        predicates.push((doc) => !negated.every((matches) => matches(doc)));
        break;
      }
      case '$exists': {
        const wanted = truthy(value);
        if (wanted) out.tests.push({ path, op: 'exists' });
        predicates.push((doc) => someValueAt(doc, parts, (found) => found !== undefined) === wanted);
        break;
      }
      case '$size': {
        if (!isNumeric(value) || !Number.isInteger(toNumber(value)) || toNumber(value) < 0) {
          throw badValue('$size must be a whole number');
        }
        const size = toNumber(value);
        predicates.push((doc) =>
          someAt(doc, parts, (found) => Array.isArray(found) && found.length === size),
        );
        break;
      }
      case '$elemMatch':
        predicates.push(elementPredicate(parts, value));
        break;
      case '$all':
        predicates.push(allPredicate(path, arrayOf('$all', value), out));
        break;
      default:
        throw unknown(op);
    }
  }
  return predicates;
}

function elementPredicate(parts: readonly string[], value: Value): (doc: Doc) => boolean {
  if (!isDoc(value)) throw badValue('$elemMatch needs an Object');
  const first = value.keys().next().value;
  const onValues = first !== undefined && first.startsWith('$') && !['$and', '$or', '$nor'].includes(first);
  // On plain values the conditions are met by the element itself, so it stands as a field of its own.
  const predicates = onValues ? pathPredicates('v', value, emptyFilter()) : [];
  // An element that is an array is judged whole: reached by position it is not looked into.
  const onArrays = onValues ? pathPredicates('v.0', value, emptyFilter()) : [];
  const filter = onValues ? undefined : parseFilter(value);
  const holds = (element: Value) =>
    filter
      ? isDoc(element)
        ? filter.matches(element)
        : Array.isArray(element) && filter.matches(new Map(element.map((inner, i) => [String(i), inner])))
      : Array.isArray(element)
        ? onArrays.every((matches) => matches(new Map([['v', [element]]])))
        : predicates.every((matches) => matches(new Map([['v', element]])));
  return (doc) => someAt(doc, parts, (found) => Array.isArray(found) && found.some(holds));
}

function allPredicate(path: string, values: Value[], out: Filter): (doc: Doc) => boolean {
  const parts = splitPath(path);
  const predicates = values.map((value) => {
    if (isOperatorDoc(value)) {
      if (!value.has('$elemMatch')) throw badValue('no $ expressions in $all');
      return elementPredicate(parts, value.get('$elemMatch') as Value);
    }
    const test = value instanceof BSONRegExp ? inList([value]) : equalTo(value);
    if (!(value instanceof BSONRegExp)) out.tests.push({ path, op: '$eq', value });
    return (doc: Doc) => someValueAt(doc, parts, test);
  });
  if (values.length === 1 && !isOperatorDoc(values[0] as Value)) {
    out.equalities.push({ path, value: values[0] as Value });
  }
  return (doc) => predicates.length > 0 && predicates.every((matches) => matches(doc));
}

/** Records what the planner and an upsert may use of a test. */
function noteTest(path: string, op: string, value: Value, all: Doc, out: Filter): void {
  if (op === '$regex') {
    const pattern = value instanceof BSONRegExp ? value.pattern : String(value);
    const options = String(all.get('$options') ?? (value instanceof BSONRegExp ? value.options : ''));
    const { prefix } = compileRegex(pattern, options);
    // A stored regex equals itself and lies outside string bounds, so only the operator form is bounded.
    if (prefix) out.tests.push({ path, op: 'prefix', prefix });
  } else if (op === '$in') {
    const values = value as Value[];
    if (!values.some((one) => one instanceof BSONRegExp)) out.tests.push({ path, op, values });
    if (values.length === 1) out.equalities.push({ path, value: values[0] as Value });
  } else {
    out.tests.push({ path, op: op as '$eq', value });
    if (op === '$eq') out.equalities.push({ path, value });
  }
}

const emptyFilter = (): Filter => ({ matches: () => true, tests: [], heads: new Set(), equalities: [] });

function fieldPredicates(path: string, condition: Value, out: Filter): ((doc: Doc) => boolean)[] {
  out.heads.add(headOf(path));
  if (isOperatorDoc(condition)) return pathPredicates(path, condition, out);
  if (condition instanceof BSONRegExp) {
    const test = matchesRegex(compileRegex(condition.pattern, condition.options), condition);
    const parts = splitPath(path);
    return [(doc) => someValueAt(doc, parts, test)];
  }
  return pathPredicates(path, new Map([['$eq', condition]]), out);
}

function logical(op: string, value: Value, out: Filter): (doc: Doc) => boolean {
  const list = arrayOf(op, value);
  if (list.length === 0) throw badValue(`${op} argument must be a non-empty array`);
  const filters = list.map((one) => {
    if (!isDoc(one)) throw badValue(`${op} argument's entries must be objects`);
    return parseFilter(one);
  });
  for (const filter of filters) for (const head of filter.heads) out.heads.add(head);
  if (op === '$and' || (op === '$or' && filters.length === 1)) {
    out.tests.push(...filters.flatMap((filter) => filter.tests));
    out.equalities.push(...filters.flatMap((filter) => filter.equalities));
  }
  if (op === '$and') return (doc) => filters.every((filter) => filter.matches(doc));
  const wanted = op === '$or';
  return (doc) => filters.some((filter) => filter.matches(doc)) === wanted;
}

export function parseFilter(filter: Doc): Filter {
  const out = emptyFilter();
  const predicates: ((doc: Doc) => boolean)[] = [];
  for (const [name, condition] of filter) {
    if (name === '$and' || name === '$or' || name === '$nor') predicates.push(logical(name, condition, out));
    else if (name === '$comment') continue;
    else if (name.startsWith('$')) {
      throw badValue(`unknown top level operator: ${name} (outside the vocabulary of the embedded server)`);
    } else predicates.push(...fieldPredicates(name, condition, out));
  }
  const [only] = predicates;
  if (predicates.length === 1 && only) out.matches = only;
  else out.matches = (doc) => predicates.every((matches) => matches(doc));
  return out;
}

/** A filter argument of a command: absent means everything. */
export function filterArgument(value: Maybe): Filter {
  if (value === undefined || value === null) return parseFilter(new Map());
  if (!isDoc(value)) throw new CommandError(14, 'filter must be an object');
  return parseFilter(value);
}
