/** Score reports: frozen months as they were frozen, running ones from the buckets; a year is the sum of its months. */
import { rateNames, type RateName } from '@jsjb/shared/score/rules';
import { addCounts, type Counts } from '@jsjb/shared/score/rates';
import type { ScoreGroup } from '@jsjb/shared/score/contract';
import type { Models } from '../../deps';
import type { FrozenRow, ScoreBucketDoc, ScoreMonthDoc } from '../store/scoreModels';
import { scoreProjection } from '../store/scoreProjection';
import { addTallies, type Tallies } from '../store/countsKey';

export interface MonthSums {
  units: FrozenRow[];
  areas: FrozenRow[];
  categories: FrozenRow[];
  city: FrozenRow[];
}

/** Under which key a bucket counts in each grouping. */
const keys: Record<keyof MonthSums, (bucket: ScoreBucketDoc) => string> = {
  units: ({ unitId }) => unitId,
  areas: ({ area }) => area,
  categories: ({ category }) => category,
  city: () => 'city',
};

const rowsOf = ([key, { n, d, x }]: [string, Tallies]): FrozenRow[] =>
  rateNames.flatMap((rate): FrozenRow[] => {
    const counts = [n[rate] ?? 0, d[rate] ?? 0, x[rate] ?? 0] as const;
    return counts.some((count) => count > 0) ? [[key, rate, ...counts]] : [];
  });

/** The sums of one month as they stand; deterministic in order, so that they can be hashed. */
export async function liveSums(models: Models, month: string): Promise<MonthSums> {
  await scoreProjection(models).refresh({ month });
  // Read once for all groupings: buckets are few beside their cases.
  const buckets = await models.scoreBuckets.find({ month }).lean<ScoreBucketDoc[]>();
  const sums: MonthSums = { units: [], areas: [], categories: [], city: [] };
  for (const [part, keyOf] of Object.entries(keys) as [
    keyof MonthSums,
    (bucket: ScoreBucketDoc) => string,
  ][]) {
    const groups = new Map<string, Tallies>();
    for (const bucket of buckets) {
      const key = keyOf(bucket);
      const group = groups.get(key) ?? { n: {}, d: {}, x: {} };
      groups.set(key, group);
      addTallies(group, bucket);
    }
    sums[part] = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(rowsOf);
  }
  return sums;
}

const parts: Record<ScoreGroup, keyof MonthSums> = { unit: 'units', area: 'areas', category: 'categories' };

export interface Report {
  months: { month: string; frozen: boolean; hash?: string; rulesVersion?: string }[];
  rows: ReadonlyMap<string, Counts>;
  total: Counts;
}

const countsOf = (rows: readonly FrozenRow[]): Map<string, Counts> => {
  const found = new Map<string, Partial<Record<RateName, readonly [number, number, number]>>>();
  for (const [key, rate, n, d, x] of rows) {
    const counts = found.get(key) ?? {};
    counts[rate] = [n, d, x];
    found.set(key, counts);
  }
  return found;
};

const monthsOf = (period: string): string[] =>
  period.length > 4
    ? [period]
    : Array.from({ length: 12 }, (_, at) => `${period}-${String(at + 1).padStart(2, '0')}`);

export async function readReport(models: Models, period: string, by: ScoreGroup): Promise<Report> {
  const months = monthsOf(period);
  const frozen = new Map(
    (await models.scoreMonths.find({ _id: { $in: months } }).lean<ScoreMonthDoc[]>()).map((doc) => [
      doc._id,
      doc,
    ]),
  );
  const rows = new Map<string, Counts>();
  let total: Counts = {};
  const report: Report['months'] = [];
  for (const month of months) {
    const kept = frozen.get(month);
    const sums = kept?.hash ? (kept as unknown as MonthSums) : await liveSums(models, month);
    const counts = countsOf(sums[parts[by]]);
    if (months.length > 1 && counts.size === 0) continue;
    for (const [key, more] of counts) rows.set(key, addCounts(rows.get(key) ?? {}, more));
    total = addCounts(total, countsOf(sums.city).get('city') ?? {});
    report.push({
      month,
      frozen: kept?.hash !== undefined,
      ...(kept?.hash ? { hash: kept.hash } : {}),
      ...(kept?.rulesVersion ? { rulesVersion: kept.rulesVersion } : {}),
    });
  }
  return { months: report, rows, total };
}
