/** From the tests on an index's leading fields to the key ranges that hold every match. */
import { MaxKey, MinKey } from 'bson';
import type { Test } from './filter';
import { after, encodePrefix, encodeStringPrefix } from './keyCoding';
import type { KeyPart, Value } from './values';
import { rankOf } from './values';

export interface Range {
  from: Buffer;
  to: Buffer;
  /** Bytes the keys of this range share: what follows them is in index order. */
  prefix: number;
}

export interface Bounds {
  ranges: Range[];
  /** Leading fields fixed to single values. */
  fixed: number;
  /** Leading fields fixed to one of several values (`fixed` included). */
  listed: number;
  /** Whether a range limits the field after those. */
  ranged: boolean;
}

const maxPoints = 200;
const noBound = (value: Value) => Array.isArray(value) || value instanceof MinKey || value instanceof MaxKey;

/** The values a field is pinned to, if the tests pin it. */
function pointsOf(tests: readonly Test[]): Value[] | undefined {
  for (const test of tests) {
    if (test.op === '$eq' && !noBound(test.value)) return [test.value];
    if ((test.op === '$gte' || test.op === '$lte') && test.value === null) return [null];
  }
  for (const test of tests) if (test.op === '$in' && !test.values.some(noBound)) return test.values;
  return undefined;
}

type Interval = [from: Buffer, to: Buffer];

function intervalOf(
  test: Test,
  prefix: readonly KeyPart[],
  directions: readonly boolean[],
): Interval | undefined {
  const at = prefix.length;
  const down = directions[at] === true;
  if (test.op === 'prefix') {
    const from = encodeStringPrefix(prefix, test.prefix, directions);
    return [from, after(from)];
  }
  if (test.op === '$in' || test.op === 'exists' || test.op === '$eq') return undefined;
  if (noBound(test.value) || test.value === null) return undefined;
  const [start] = encodePrefix(prefix, directions);
  const type = rankOf(test.value);
  const bracket = Buffer.concat([start, Buffer.from([down ? ~type & 0xff : type])]);
  const [key, cut] = encodePrefix([...prefix, test.value], directions);
  const upward = test.op.startsWith('$g') !== down;
  const inclusive = cut || test.op === '$gte' || test.op === '$lte';
  return upward ? [inclusive ? key : after(key), after(bracket)] : [bracket, inclusive ? after(key) : key];
}

function intersect(intervals: readonly Interval[]): Interval | undefined {
  let result: Interval | undefined;
  for (const [from, to] of intervals) {
    if (!result) result = [from, to];
    else {
      result = [
        Buffer.compare(from, result[0]) > 0 ? from : result[0],
        Buffer.compare(to, result[1]) < 0 ? to : result[1],
      ];
    }
  }
  return result;
}

export interface BoundedIndex {
  fields: readonly string[];
  descending: readonly boolean[];
  multikey: readonly boolean[];
}

export function boundsFor(index: BoundedIndex, tests: readonly Test[]): Bounds {
  let prefixes: KeyPart[][] = [[]];
  let fixed = 0;
  let listed = 0;
  let arrayUsed = false;
  const { descending } = index;
  for (const [i, path] of index.fields.entries()) {
    const onField = tests.filter((test) => test.path === path);
    // Two fields of one array may be matched by different elements: only one of them may bound the scan.
    if (index.multikey[i] && arrayUsed) break;
    const points = pointsOf(onField);
    if (points && prefixes.length * points.length <= maxPoints) {
      if (index.multikey[i]) arrayUsed = true;
      if (points.length === 1 && fixed === listed) fixed++;
      listed++;
      prefixes = prefixes.flatMap((prefix) => points.map((point) => [...prefix, point]));
      continue;
    }
    // Different elements of an array may meet the lower and the upper limit: only one of them holds.
    const usable = index.multikey[i]
      ? onField.filter((test) => intervalOf(test, [], descending)).slice(0, 1)
      : onField;
    if (!usable.some((test) => intervalOf(test, [], descending.slice(i)))) break;
    const ranges = prefixes.flatMap((prefix): Range[] => {
      const interval = intersect(
        usable.flatMap((test) => {
          const found = intervalOf(test, prefix, descending);
          return found ? [found] : [];
        }),
      );
      if (!interval || Buffer.compare(interval[0], interval[1]) >= 0) return [];
      return [{ from: interval[0], to: interval[1], prefix: encodePrefix(prefix, descending)[0].length }];
    });
    return { ranges: distinct(ranges), fixed, listed, ranged: true };
  }
  const ranges = prefixes.map((prefix): Range => {
    const [from] = encodePrefix(prefix, descending);
    return { from, to: after(from), prefix: from.length };
  });
  return { ranges: distinct(ranges), fixed, listed, ranged: false };
}

/** In key order and without repeats ($in may name a value twice, or 1 and 1.0). */
function distinct(ranges: Range[]): Range[] {
  if (ranges.length < 2) return ranges;
  ranges.sort((a, b) => Buffer.compare(a.from, b.from));
  return ranges.filter((range, i) => i === 0 || !range.from.equals((ranges[i - 1] as Range).from));
}
