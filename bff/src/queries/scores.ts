/** Score reports: frozen months as they were frozen, running ones from the cells; a year is the sum of its months. */
import { rateNames, type RateName } from '@jsjb/shared/score/policy';
import { addCounts, type Counts } from '@jsjb/shared/score/rates';
import type { ScoreGroup } from '@jsjb/shared/contract/scores';
import type { Models } from '../models';
import type { FrozenRow, ScoreMonthDoc } from '../models/scoreModels';
import { refreshCells, tallySums } from '../models/scoreSums';

export interface MonthSums {
  units: FrozenRow[];
  areas: FrozenRow[];
  categories: FrozenRow[];
  city: FrozenRow[];
}

const fields = {
  units: '$unitId',
  areas: '$area',
  categories: '$category',
  city: { $literal: 'city' },
} as const;

function rowsOf(key: string, row: Record<string, unknown>): FrozenRow[] {
  return rateNames.flatMap((rate): FrozenRow[] => {
    const [n, d, x] = (['n', 'd', 'x'] as const).map((part) => Number(row[`${part}_${rate}`] ?? 0));
    return n || d || x ? [[key, rate, n ?? 0, d ?? 0, x ?? 0]] : [];
  });
}

/** The sums of one month as they stand; deterministic in order, so that they can be hashed. */
export async function liveSums(models: Models, month: string): Promise<MonthSums> {
  await refreshCells(models, month);
  const sums: MonthSums = { units: [], areas: [], categories: [], city: [] };
  for (const [part, field] of Object.entries(fields) as [keyof MonthSums, unknown][]) {
    const rows = await models.scoreCells.aggregate<Record<string, unknown>>([
      { $match: { month } },
      { $group: { _id: field, ...tallySums } },
      { $sort: { _id: 1 } },
    ]);
    sums[part] = rows.flatMap((row) => rowsOf(String(row['_id'] ?? ''), row));
  }
  return sums;
}

const parts: Record<ScoreGroup, keyof MonthSums> = { unit: 'units', area: 'areas', category: 'categories' };

export interface Report {
  months: { month: string; frozen: boolean; hash?: string; policyVersion?: string }[];
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
      ...(kept?.policyVersion ? { policyVersion: kept.policyVersion } : {}),
    });
  }
  return { months: report, rows, total };
}
