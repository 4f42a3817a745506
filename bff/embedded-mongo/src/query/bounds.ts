/** From a filter's tests to the key ranges of an index that hold every match. */
import type { Test } from '../language/filter';
import {
  type Interval,
  type Intervals,
  everything,
  intersection,
  interval,
  meetsArrays,
  union,
} from '../language/intervals';
import type { Index } from '../storage/indexes';
import { type Range, after, maxKey } from '../values/keyCoding';

export interface Bounds {
  /** The keys of one range share the bytes of its prefix: what follows them is in index order. */
  ranges: (Range & { prefix: number })[];
  /** Leading fields fixed to single values. */
  fixed: number;
  /** Leading fields fixed to one of several values (`fixed` included). */
  listed: number;
  /** Whether anything limits the scan. */
  bounded: boolean;
}

const maxPoints = 200;

/** What the tests leave of a field; of an array's field one test only, for elements may share the others. */
function limitsOf(tests: readonly Test[], path: string, multikey: boolean): Intervals | undefined {
  const sets = tests.flatMap(({ path: own, within }) =>
    own === path && within && !meetsArrays(within) ? [within] : [],
  );
  if (multikey) return sets.find((set) => set.every(({ point }) => point)) ?? sets[0];
  return sets.length > 0 ? sets.reduce(intersection) : undefined;
}

/** The same values in a field of descending order. */
function turned({ from, to, point }: Interval): Interval {
  const complement = (key: Buffer) => Buffer.from(key.map((unit) => ~unit & 0xff));
  const low = complement(from);
  return interval(point ? low : after(complement(to)), after(low), point);
}

/** Behind a prefix. Stored keys are cut at `maxKey`: a range must be wide enough for what is left of them. */
function rangesBehind(prefix: Buffer, limits: Intervals) {
  const clipped = limits.map(({ from, to }) => {
    const [low, high] = [Buffer.concat([prefix, from]), Buffer.concat([prefix, to])];
    return interval(low.subarray(0, maxKey), high.length > maxKey ? after(high.subarray(0, maxKey)) : high);
  });
  return union(clipped).map(({ from, to }) => ({ from, to, prefix: prefix.length }));
}

export function boundsFor({ fields, descending, multikey }: Index, tests: readonly Test[]): Bounds {
  let prefixes = [Buffer.alloc(0)];
  let last: Intervals | undefined;
  let [fixed, listed] = [0, 0];
  let arrayUsed = false;
  for (const [i, path] of fields.entries()) {
    // Two fields of one array may be matched by different elements: only one of them may bound the scan.
    if (multikey[i] && arrayUsed) break;
    arrayUsed ||= multikey[i] === true;
    const wanted = limitsOf(tests, path, multikey[i] === true);
    const limits = descending[i] ? wanted?.map(turned).reverse() : wanted;
    const next = prefixes.flatMap((prefix) =>
      (limits ?? []).map(({ from }) => Buffer.concat([prefix, from])),
    );
    const isFitting = next.length <= maxPoints && next.every((key) => key.length <= maxKey);
    if (!isFitting || !limits?.every(({ point }) => point)) {
      last = limits;
      break;
    }
    if (limits.length === 1 && fixed === listed) fixed++;
    listed++;
    prefixes = next;
  }
  const ranges = prefixes.flatMap((prefix) => rangesBehind(prefix, last ?? [everything]));
  return { ranges, fixed, listed, bounded: listed > 0 || last !== undefined };
}
