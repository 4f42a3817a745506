/** From counts to rates and a score. An empty denominator is no rate: null, shown as "—". */
import { rateNames, type RateName, type ScoreRules } from './rules';

/** Per rate: numerator, denominator, and what was excluded (剔除) from both. */
export type Counts = Readonly<Partial<Record<RateName, readonly [n: number, d: number, x: number]>>>;

export interface Rate {
  n: number;
  d: number;
  /** Excluded cases stay visible. */
  x: number;
  value: number | null;
}

export function addCounts(a: Counts, b: Counts): Counts {
  const sum: Partial<Record<RateName, readonly [number, number, number]>> = { ...a };
  for (const name of rateNames) {
    const more = b[name];
    if (!more) continue;
    const [n, d, x] = sum[name] ?? [0, 0, 0];
    sum[name] = [n + more[0], d + more[1], x + more[2]];
  }
  return sum;
}

export const rateOf = (counts: Counts, name: RateName): Rate => {
  const [n, d, x] = counts[name] ?? [0, 0, 0];
  return { n, d, x, value: d > 0 ? n / d : null };
};

export const ratesOf = (counts: Counts): Record<RateName, Rate> =>
  Object.fromEntries(rateNames.map((name) => [name, rateOf(counts, name)])) as Record<RateName, Rate>;

/** The weighted score, 0 to 100; rates without cases leave their weight to the others; null when there are none. */
export function scoreOf(counts: Counts, { weights }: ScoreRules): number | null {
  let sum = 0;
  let weight = 0;
  for (const name of rateNames) {
    const share = weights[name] ?? 0;
    const { value } = rateOf(counts, name);
    if (value === null || share === 0) continue;
    sum += value * share;
    weight += share;
  }
  return weight > 0 ? (sum / weight) * 100 : null;
}
