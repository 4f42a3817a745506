/**
 * A case's tally as a short text, so that a whole month is summed by counting equal texts: one field read per case
 * instead of one per rate and part. Cases are of few kinds; a bucket holds thousands of cases but a dozen texts.
 */
import { rateNames, type RateName } from '@jsjb/shared/score/rules';

export type Tally = Partial<Record<RateName, number>>;
export interface Tallies {
  n: Tally;
  d: Tally;
  x: Tally;
}

/** `response1.1.0,finish0.1.0`: numerator, denominator, excluded; rates without a case are left out. */
export const codeOf = ({ n, d, x }: Tallies): string =>
  rateNames
    .flatMap((rate) => {
      const counts = [n[rate] ?? 0, d[rate] ?? 0, x[rate] ?? 0];
      return counts.some((count) => count > 0) ? [`${rate}${counts.join('.')}`] : [];
    })
    .join(',');

const add = (tally: Tally, rate: RateName, more: number): void => {
  if (more > 0) tally[rate] = (tally[rate] ?? 0) + more;
};

/** Adds so many cases of this code. */
export function addCode(into: Tallies, code: string, cases: number): void {
  for (const part of code === '' ? [] : code.split(',')) {
    const [, name, n, d, x] = /^([a-zA-Z]+)(\d+)\.(\d+)\.(\d+)$/.exec(part) ?? [];
    const rate = rateNames.find((each) => each === name);
    if (!rate) throw new Error(`no tally: ${part}`);
    add(into.n, rate, Number(n) * cases);
    add(into.d, rate, Number(d) * cases);
    add(into.x, rate, Number(x) * cases);
  }
}

/** Adds one bucket's sums to others. */
export function addTallies(into: Tallies, more: Partial<Tallies>): void {
  for (const part of ['n', 'd', 'x'] as const)
    for (const [rate, count] of Object.entries(more[part] ?? {})) add(into[part], rate as RateName, count);
}
