/** Numbers as the server computes them: int32 grows to int64, whole doubles stay doubles. */
import { Decimal128, Double, Long } from 'bson';
import { badValue, notImplemented } from './errors';
import type { Numeric } from './values';
import { toNumber } from './values';

const isInt32 = (value: number) => (value | 0) === value && !Object.is(value, -0);
const isWhole = (value: Numeric) => value instanceof Long || (typeof value === 'number' && isInt32(value));

/** A double result: kept apart from an int32 of the same value. */
export const double = (value: number): Numeric => ((value | 0) === value ? new Double(value) : value);

export function whole(value: bigint, what: string): Numeric {
  if (BigInt.asIntN(32, value) === value) return Number(value);
  if (BigInt.asIntN(64, value) !== value) throw badValue(`${what} does not fit in 64 bits`);
  return Long.fromBigInt(value);
}

const big = (value: Numeric) => (value instanceof Long ? value.toBigInt() : BigInt(value as number));

/** An int64 stays an int64 even when the result would fit in 32 bits. */
function calculate(
  a: Numeric,
  b: Numeric,
  what: string,
  onDoubles: (x: number, y: number) => number,
  onWholes: (x: bigint, y: bigint) => bigint,
): Numeric {
  if (a instanceof Decimal128 || b instanceof Decimal128) throw notImplemented(`${what} of Decimal128`);
  if (!isWhole(a) || !isWhole(b)) return double(onDoubles(toNumber(a), toNumber(b)));
  if (typeof a === 'number' && typeof b === 'number') {
    const quick = onDoubles(a, b);
    if (isInt32(quick)) return quick;
  }
  const result = whole(onWholes(big(a), big(b)), what);
  return typeof result === 'number' && (a instanceof Long || b instanceof Long)
    ? Long.fromNumber(result)
    : result;
}

export const add = (a: Numeric, b: Numeric, what = '$add') =>
  calculate(
    a,
    b,
    what,
    (x, y) => x + y,
    (x, y) => x + y,
  );
export const subtract = (a: Numeric, b: Numeric) =>
  calculate(
    a,
    b,
    '$subtract',
    (x, y) => x - y,
    (x, y) => x - y,
  );
export const multiply = (a: Numeric, b: Numeric) =>
  calculate(
    a,
    b,
    '$multiply',
    (x, y) => x * y,
    (x, y) => x * y,
  );

export function divide(a: Numeric, b: Numeric): Numeric {
  if (a instanceof Decimal128 || b instanceof Decimal128) throw notImplemented('$divide of Decimal128');
  if (toNumber(b) === 0) throw badValue("can't $divide by zero");
  return double(toNumber(a) / toNumber(b));
}
