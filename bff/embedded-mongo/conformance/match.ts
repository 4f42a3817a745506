/** Compares an actual value with an expected one of the drivers' unified test format. */
import { Binary, Double, Int32, Long, ObjectId, type Document } from 'mongodb';
import { EJSON } from 'bson';

export class Mismatch extends Error {}

const simple = (value: unknown): unknown => {
  if (value instanceof Long) return value.toNumber();
  if (value instanceof Int32 || value instanceof Double) return value.valueOf();
  return typeof value === 'bigint' ? Number(value) : value;
};
const isObject = (value: unknown): value is Document =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !('_bsontype' in value) &&
  !(value instanceof Date);
const show = (value: unknown) => {
  try {
    return EJSON.stringify(value as Document)?.slice(0, 300) ?? 'nothing';
  } catch {
    return String(value);
  }
};

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  object: isObject,
  array: Array.isArray,
  binData: (value) => value instanceof Binary,
  objectId: (value) => value instanceof ObjectId,
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  int: (value) => value instanceof Int32 || Number.isInteger(value),
  long: (value) => value instanceof Long || typeof value === 'bigint' || Number.isInteger(value),
  double: (value) => value instanceof Double || typeof value === 'number',
  number: (value) => typeof simple(value) === 'number',
};

export interface Entities {
  sessionLsid(name: string): unknown;
  get(name: string): unknown;
}

export function match(expected: unknown, given: unknown, entities: Entities, path = '', root = true): void {
  // The driver keeps a sort as a Map.
  const actual: unknown = given instanceof Map ? Object.fromEntries(given) : given;
  const fail = (why: string): never => {
    throw new Mismatch(`${path || 'result'}: ${why}: expected ${show(expected)}, got ${show(actual)}`);
  };
  if (isObject(expected)) {
    const [key, ...others] = Object.keys(expected);
    if (key?.startsWith('$$') && others.length === 0) {
      return matchSpecial(key, expected[key], actual, entities, path, root);
    }
    if (!isObject(actual)) return fail('not a document');
    for (const [name, value] of Object.entries(expected)) {
      const at = path ? `${path}.${name}` : name;
      const operator = isObject(value) ? Object.keys(value)[0] : undefined;
      if (operator === '$$exists') {
        const there = name in actual && actual[name] !== undefined;
        if (there !== (value as Document)['$$exists'])
          throw new Mismatch(`${at}: should ${there ? 'not ' : ''}be there`);
        continue;
      }
      if (!(name in actual) && operator !== '$$unsetOrMatches') throw new Mismatch(`${at}: is missing`);
      match(value, actual[name], entities, at, false);
    }
    if (!root) {
      for (const name of Object.keys(actual))
        if (!(name in expected) && actual[name] !== undefined) fail(`has an extra ${name}`);
    }
    return;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return fail('not such an array');
    expected.forEach((item, i) => match(item, actual[i], entities, `${path}[${i}]`, root));
    return;
  }
  const a = simple(expected);
  const b = simple(actual);
  if (a === b || (a === null && b === null)) return;
  if (isObject(b) || typeof a !== 'object' || a === null || show(a) !== show(b)) fail('different');
}

function matchSpecial(
  operator: string,
  argument: unknown,
  actual: unknown,
  entities: Entities,
  path: string,
  root: boolean,
): void {
  const fail = (why: string): never => {
    throw new Mismatch(`${path || 'result'}: ${why} ${show(argument)}, got ${show(actual)}`);
  };
  switch (operator) {
    case '$$unsetOrMatches':
      if (actual !== undefined && actual !== null) match(argument, actual, entities, path, root);
      return;
    case '$$exists':
      if ((actual !== undefined) !== argument) fail('exists');
      return;
    case '$$type': {
      const wanted = Array.isArray(argument) ? argument : [argument];
      if (!wanted.some((type: string) => types[type]?.(actual))) fail('not of type');
      return;
    }
    case '$$sessionLsid':
      return match(entities.sessionLsid(argument as string), actual, entities, path, root);
    case '$$matchesEntity':
      return match(entities.get(argument as string), actual, entities, path, root);
    case '$$lte':
      if ((simple(actual) as number) > (argument as number)) fail('not at most');
      return;
    default:
      throw new Mismatch(`the runner does not know ${operator}`);
  }
}
