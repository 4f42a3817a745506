/** Numbers as the server computes them: int32 grows to int64, whole doubles stay doubles. */
import { Decimal128, Double, Long } from 'bson';
import { badValue, notSpoken } from '../errors';
import type { Numeric } from '../values/values';
import { toNumber } from '../values/values';

const isInt32 = (value: number) => (value | 0) === value && !Object.is(value, -0);

/** A double result: kept apart from an int32 of the same value. */
export const double = (value: number): Numeric => ((value | 0) === value ? new Double(value) : value);

/** An int64 stays an int64 even when the result would fit in 32 bits. */
export function add(a: Numeric, b: Numeric): Numeric {
  if (a instanceof Decimal128 || b instanceof Decimal128) throw notSpoken('arithmetic on Decimal128');
  const isWhole = (value: Numeric) => value instanceof Long || (typeof value === 'number' && isInt32(value));
  const near = toNumber(a) + toNumber(b);
  if (!isWhole(a) || !isWhole(b)) return double(near);
  const isLong = a instanceof Long || b instanceof Long;
  if (!isLong && isInt32(near)) return near;
  const exact = BigInt(a.toString()) + BigInt(b.toString());
  if (BigInt.asIntN(64, exact) !== exact) throw badValue('the result does not fit in 64 bits');
  return Long.fromBigInt(exact);
}
