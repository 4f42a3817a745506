/** BSON values as the server holds them, and the place of each type in MongoDB's order. */
import type * as bson from 'bson';
import { Decimal128, Double, Long } from 'bson';
import { badValue, notSpoken } from '../errors';

/** Documents are Maps: they keep the order of numeric field names and know no `__proto__`. */
export type Doc = Map<string, Value>;
/** Doubles with a small whole value stay `Double`, so a rewrite never turns 1.0 into an int32. */
export type Numeric = number | Double | Long | Decimal128;
type Plain = null | boolean | string | Date | Doc | Value[];
type Special = bson.ObjectId | bson.Binary | bson.BSONRegExp | bson.Timestamp;
export type Value = Plain | Numeric | Special | bson.MinKey | bson.MaxKey;
/** A field that is not there is undefined. */
export type Maybe = Value | undefined;
/** What an array without elements counts as in sorts and index keys: it stands below null. */
export const emptyArray: unique symbol = Symbol('empty array');
export type KeyPart = Maybe | typeof emptyArray;

/** A type's place in the order, by JavaScript's or `bson`'s name of it. Also the first byte of its keys. */
export const rank = {
  MinKey: 0x05,
  symbol: 0x0a,
  undefined: 0x0f,
  null: 0x0f,
  number: 0x1e,
  Double: 0x1e,
  Long: 0x1e,
  Decimal128: 0x1e,
  string: 0x3c,
  object: 0x46,
  array: 0x50,
  Binary: 0x5a,
  ObjectId: 0x64,
  boolean: 0x6e,
  Date: 0x78,
  Timestamp: 0x82,
  BSONRegExp: 0x8c,
  MaxKey: 0xf0,
} as const;

/** A missing field ranks as null. */
export function rankOf(value: KeyPart): number {
  if (value === null) return rank.null;
  const type = typeof value;
  if (type !== 'object') return rank[type as 'string' | 'number' | 'boolean' | 'undefined' | 'symbol'];
  if (value instanceof Map) return rank.object;
  if (Array.isArray(value)) return rank.array;
  return value instanceof Date ? rank.Date : rank[(value as Special)._bsontype];
}

export const isDoc = (value: unknown): value is Doc => value instanceof Map;
export const isNumeric = (value: KeyPart): value is Numeric => rankOf(value) === rank.number;
export const isNull = (value: Maybe): value is null | undefined => value === undefined || value === null;
/** `{ $gt: 5 }` rather than a document to be equal to. */
export const isOperators = (value: Maybe): value is Doc =>
  isDoc(value) && value.keys().next().value?.startsWith('$') === true;

export function toNumber(value: Numeric): number {
  if (typeof value === 'number') return value;
  if (value instanceof Decimal128) return Number(value.toString());
  return value instanceof Long ? value.toNumber() : value.value;
}
/** NaN for what is not a number. */
export const numberOf = (value: KeyPart): number => (isNumeric(value) ? toNumber(value) : NaN);
export const isNaNValue = (value: KeyPart): boolean => isNumeric(value) && Number.isNaN(toNumber(value));
/** What counts as true: everything but false, zero, null and nothing. */
export const isTrue = (value: Maybe): boolean =>
  !isNull(value) && value !== false && !(isNumeric(value) && toNumber(value) === 0);

/** A double: kept apart from an int32 of the same value. */
export const double = (value: number): Numeric => ((value | 0) === value ? new Double(value) : value);
const isInt32 = (value: Numeric) =>
  typeof value === 'number' && (value | 0) === value && !Object.is(value, -0);
/** int32 grows to int64, an int64 stays one, and whole doubles stay doubles. */
export function add(a: Numeric, b: Numeric): Numeric {
  if (a instanceof Decimal128 || b instanceof Decimal128) throw notSpoken('arithmetic on Decimal128');
  const isWhole = (value: Numeric) => value instanceof Long || isInt32(value);
  const near = toNumber(a) + toNumber(b);
  if (!isWhole(a) || !isWhole(b)) return double(near);
  if (isInt32(a) && isInt32(b) && isInt32(near)) return near;
  const exact = BigInt(a.toString()) + BigInt(b.toString());
  if (BigInt.asIntN(64, exact) !== exact) throw badValue('the result does not fit in 64 bits');
  return Long.fromBigInt(exact);
}
