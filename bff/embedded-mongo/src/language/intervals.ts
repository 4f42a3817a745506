/**
 * Sets of values as ranges of their keys. A filter's condition is such a set: it tests a value, bounds the
 * scan of an index, and shows whether a query lies within a partial index.
 */
import { type Range, after, keyOf, maxKey } from '../values/keyCoding';
import { type Maybe, type Value, isNaNValue, rank, rankOf } from '../values/values';

/** A point holds one value, so what follows it in a compound key is in order. */
export type Interval = Range & { point: boolean };
/** Sorted, and no two of them overlap. */
export type Intervals = readonly Interval[];

export const interval = (from: Buffer, to: Buffer, point = false): Interval => ({ from, to, point });
export const everything = interval(Buffer.alloc(0), after(Buffer.alloc(0)));

export function point(value: Maybe): Interval {
  const key = keyOf(value);
  return interval(key, after(key), true);
}

/** Every value of one type; NaN lies outside the numbers. */
function bracket(type: number): Interval {
  if (type === rank.MinKey || type === rank.MaxKey) return everything;
  const start = type === rank.number ? after(keyOf(NaN)) : Buffer.from([type]);
  return interval(start, Buffer.from([type + 1]));
}
const arrays = bracket(rank.array);

/** `$gt`, `$gte`, `$lt` and `$lte` compare within one type only. */
export function beyond(operator: string, value: Value): Intervals {
  const self = point(value);
  const withEqual = operator.endsWith('e');
  // Nothing lies beside these two.
  if (value === null || isNaNValue(value)) return withEqual ? [self] : [];
  const { from, to } = bracket(rankOf(value));
  const isUpwards = operator.startsWith('$g');
  const edge = isUpwards === withEqual ? self.from : self.to;
  return union([isUpwards ? interval(edge, to) : interval(from, edge)]);
}

/** Strings that begin with `start`. */
export function beginning(start: string): Intervals {
  const key = keyOf(start);
  const open = key.subarray(0, key.length - 2);
  return [interval(open, after(open))];
}

const higher = (a: Buffer, b: Buffer) => (a.compare(b) > 0 ? a : b);
const lower = (a: Buffer, b: Buffer) => (a.compare(b) < 0 ? a : b);

export function union(intervals: Intervals): Intervals {
  const out: Interval[] = [];
  for (const next of intervals.toSorted((a, b) => a.from.compare(b.from))) {
    const last = out.at(-1);
    if (next.from.compare(next.to) >= 0) continue;
    if (!last || last.to.compare(next.from) <= 0) out.push(next);
    else out[out.length - 1] = interval(last.from, higher(last.to, next.to), last.point && next.point);
  }
  return out;
}

export const intersection = (a: Intervals, b: Intervals): Intervals =>
  union(
    a.flatMap(({ from, to, point: isPoint }) =>
      b.map((other) => interval(higher(from, other.from), lower(to, other.to), isPoint || other.point)),
    ),
  );

export function holds(intervals: Intervals, key: Buffer): boolean {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[middle] as Interval).from.compare(key) <= 0) low = middle + 1;
    else high = middle;
  }
  return low > 0 && key.compare((intervals[low - 1] as Interval).to) < 0;
}

export const isWithin = (inner: Intervals, outer: Intervals): boolean =>
  inner.every((one) =>
    outer.some((other) => other.from.compare(one.from) <= 0 && one.to.compare(other.to) <= 0),
  );

/** The same values in a field of descending order. */
export const turned = (intervals: Intervals): Intervals =>
  intervals.toReversed().map(({ from, to, point: isPoint }) => {
    const [low, high] = [complement(to), complement(from)];
    return interval(isPoint ? high : after(low), after(high), isPoint);
  });
const complement = (key: Buffer) => Buffer.from(key.map((unit) => ~unit & 0xff));

/** Behind the fields before it. Stored keys are cut at `maxKey`: what is left of them is inside too. */
export function behind(prefix: Buffer, intervals: Intervals): Intervals {
  const clipped = intervals.map(({ from, to }) => {
    const [low, high] = [Buffer.concat([prefix, from]), Buffer.concat([prefix, to])];
    return interval(low.subarray(0, maxKey), high.length > maxKey ? after(high.subarray(0, maxKey)) : high);
  });
  return union(clipped);
}

/** An index holds the elements of an array, not the array: sets that reach into arrays do not bound it. */
export const meetsArrays = (intervals: Intervals): boolean =>
  intervals.some(({ from, to }) => from.compare(arrays.to) < 0 && arrays.from.compare(to) < 0);
const nothing = keyOf(null);
/** Whether a missing field is in the set. */
export const allowsMissing = (intervals: Intervals): boolean => holds(intervals, nothing);
