/** BSON values as the server holds them, and MongoDB's comparison order across all types. */
import type { MaxKey } from 'bson';
import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Long,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';

/** Documents are Maps: they keep the order of numeric field names and know no `__proto__`. */
export type Doc = Map<string, Value>;
/** Doubles with a small whole value stay `Double`, so a rewrite never turns 1.0 into an int32. */
export type Numeric = number | Double | Long | Decimal128;
export type Value =
  | null
  | boolean
  | string
  | Numeric
  | Date
  | Doc
  | Value[]
  | ObjectId
  | Binary
  | BSONRegExp
  | BSONSymbol
  | Timestamp
  | Code
  | MinKey
  | MaxKey;
/** A field that is not there is undefined. */
export type Maybe = Value | undefined;
/** What an array without elements counts as in sorts and index keys: it stands below null. */
export const emptyArray = Symbol('empty array');
export type KeyPart = Maybe | typeof emptyArray;

export const rank = {
  min: 0x05,
  emptyArray: 0x0a,
  null: 0x0f,
  number: 0x1e,
  string: 0x3c,
  object: 0x46,
  array: 0x50,
  binary: 0x5a,
  objectId: 0x64,
  boolean: 0x6e,
  date: 0x78,
  timestamp: 0x82,
  regex: 0x8c,
  code: 0x96,
  max: 0xf0,
} as const;

export const isDoc = (value: unknown): value is Doc => value instanceof Map;
export const isNumeric = (value: KeyPart): value is Numeric => rankOf(value) === rank.number;

/** The type's place in MongoDB's order; a missing field ranks as null. Also the first byte of its key. */
export function rankOf(value: KeyPart): number {
  switch (typeof value) {
    case 'string':
      return rank.string;
    case 'number':
      return rank.number;
    case 'boolean':
      return rank.boolean;
    case 'undefined':
      return rank.null;
    case 'symbol':
      return rank.emptyArray;
  }
  if (value === null) return rank.null;
  if (value instanceof Map) return rank.object;
  if (Array.isArray(value)) return rank.array;
  if (value instanceof Date) return rank.date;
  if (value instanceof ObjectId) return rank.objectId;
  // Timestamp is a Long by inheritance, so it is asked first.
  if (value instanceof Timestamp) return rank.timestamp;
  if (value instanceof Long || value instanceof Double || value instanceof Decimal128) return rank.number;
  if (value instanceof Binary) return rank.binary;
  if (value instanceof BSONSymbol) return rank.string;
  if (value instanceof BSONRegExp) return rank.regex;
  if (value instanceof Code) return rank.code;
  return value instanceof MinKey ? rank.min : rank.max;
}

export const toNumber = (value: Numeric): number =>
  typeof value === 'number'
    ? value
    : value instanceof Decimal128
      ? Number(value.toString())
      : value instanceof Long
        ? value.toNumber()
        : value.value;

export const isNaNValue = (value: KeyPart): boolean => isNumeric(value) && Number.isNaN(toNumber(value));

/** A finite number as an exact fraction, for the rare comparisons doubles cannot decide. */
function toFraction(value: Numeric): [bigint, bigint] {
  if (value instanceof Long) return [value.toBigInt(), 1n];
  if (value instanceof Decimal128) {
    const [mantissa = '0', exponent = '0'] = value.toString().split('E');
    const [whole = '0', part = ''] = mantissa.split('.');
    const digits = BigInt(whole + part);
    const power = Number(exponent) - part.length;
    return power >= 0 ? [digits * 10n ** BigInt(power), 1n] : [digits, 10n ** BigInt(-power)];
  }
  let number = toNumber(value);
  let scale = 0n;
  while (!Number.isInteger(number)) {
    number *= 2;
    scale++;
  }
  return [BigInt(number), 1n << scale];
}

export function compareNumbers(a: Numeric, b: Numeric): number {
  const x = toNumber(a);
  const y = toNumber(b);
  if (x < y) return -1;
  if (x > y) return 1;
  if (x !== y) return Number.isNaN(x) ? (Number.isNaN(y) ? 0 : -1) : 1;
  const exact = (v: Numeric) => typeof v === 'number' || v instanceof Double;
  if (!Number.isFinite(x) || (exact(a) && exact(b))) {
    // A decimal too large for a double is not infinite; order it by sign against real infinities.
    return 0;
  }
  const [p, q] = toFraction(a);
  const [r, s] = toFraction(b);
  const left = p * s;
  const right = r * q;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** UTF-8 order, which differs from JavaScript's only where surrogate pairs meet high BMP characters. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    if (x < 0xd800 || y < 0xd800) return x - y;
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
  }
  return a.length - b.length;
}

const text = (value: Value) =>
  value instanceof BSONSymbol ? value.value : value instanceof Code ? value.code : String(value);

function compareDocs(a: Doc, b: Doc): number {
  const right = b.entries();
  for (const [name, value] of a) {
    const next = right.next();
    if (next.done) return 1;
    const [otherName, otherValue] = next.value;
    const order =
      rankOf(value) - rankOf(otherValue) || compareStrings(name, otherName) || compare(value, otherValue);
    if (order) return order;
  }
  return right.next().done ? 0 : -1;
}

function compareArrays(a: Value[], b: Value[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compare(a[i], b[i]);
    if (order) return order;
  }
  return a.length - b.length;
}

export function compare(a: KeyPart, b: KeyPart): number {
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  const type = rankOf(a);
  const order = type - rankOf(b);
  if (order) return order;
  switch (type) {
    case rank.number:
      return compareNumbers(a as Numeric, b as Numeric);
    case rank.string:
    case rank.code:
      return compareStrings(text(a as Value), text(b as Value));
    case rank.object:
      return compareDocs(a as Doc, b as Doc);
    case rank.array:
      return compareArrays(a as Value[], b as Value[]);
    case rank.boolean:
      return Number(a) - Number(b);
    case rank.date:
      return (a as Date).getTime() - (b as Date).getTime();
    case rank.objectId:
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case rank.timestamp:
      return (a as Timestamp).compare(b as Timestamp);
    case rank.binary: {
      const x = a as Binary;
      const y = b as Binary;
      return (
        x.position - y.position ||
        x.sub_type - y.sub_type ||
        Buffer.compare(x.buffer.subarray(0, x.position), y.buffer.subarray(0, y.position))
      );
    }
    case rank.regex: {
      const x = a as BSONRegExp;
      const y = b as BSONRegExp;
      return compareStrings(x.pattern, y.pattern) || compareStrings(x.options, y.options);
    }
  }
  return 0;
}

export const equals = (a: KeyPart, b: KeyPart): boolean => a === b || compare(a, b) === 0;
