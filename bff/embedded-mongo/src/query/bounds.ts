/** From a filter's tests to the key ranges of an index that hold every match. */
import type { Test } from '../language/filter';
import { type Intervals, behind, everything, intersection, meetsArrays, turned } from '../language/intervals';
import type { Index } from '../storage/indexes';
import { type Range, maxKey } from '../values/keyCoding';

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
    const limits = descending[i] && wanted ? turned(wanted) : wanted;
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
  const ranges = prefixes.flatMap((prefix) =>
    behind(prefix, last ?? [everything]).map((range) => ({ ...range, prefix: prefix.length })),
  );
  return { ranges, fixed, listed, bounded: listed > 0 || last !== undefined };
}
