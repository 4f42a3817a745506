/** Scores as what is read and drawn. Pure. */
import { CST_OFFSET_MS } from '@jsjb/shared/calendar/calendar';
import type { ScoreRow, ScoresView } from '@jsjb/shared/score/contract';
import { rateNames, type RateName } from '@jsjb/shared/score/rules';
import { rateWords } from '@jsjb/shared/score/words';

/** What rows are compared by. */
export type Measure = 'score' | RateName;
export const measures: readonly Measure[] = ['score', ...rateNames];
export const measureWords = (measure: Measure): string => (measure === 'score' ? '得分' : rateWords[measure]);

type Rate = ScoreRow['rates'][RateName];

/** Nothing to count is no rate. */
export const percentOf = ({ value }: Pick<Rate, 'value'>): string =>
  value === null ? '—' : `${(value * 100).toFixed(1)}%`;
export const scoreWords = (score: number | null): string => (score === null ? '—' : score.toFixed(2));
export const countsOf = ({ n, d, x }: Rate): string => `${n} / ${d}${x > 0 ? `，剔除 ${x}` : ''}`;

export interface BarView {
  key: string;
  name: string;
  value: string;
  /** Beside the value: numerator and denominator. */
  counts: string;
  /** 0 to 100; 0 without a value. */
  width: number;
}

const shareOf = (row: ScoreRow, measure: Measure): number | null =>
  measure === 'score' ? (row.score === null ? null : row.score / 100) : row.rates[measure].value;

/** Best first; rows without a figure last, in their own order. */
export function barsOf(rows: readonly ScoreRow[], measure: Measure): BarView[] {
  return rows
    .map((row) => ({ row, share: shareOf(row, measure) }))
    .sort((a, b) => (b.share ?? -1) - (a.share ?? -1))
    .map(({ row, share }) => ({
      key: row.key,
      name: row.name,
      value: measure === 'score' ? scoreWords(row.score) : percentOf(row.rates[measure]),
      counts: measure === 'score' ? '' : countsOf(row.rates[measure]),
      width: share === null ? 0 : Math.round(share * 100),
    }));
}

export interface PeriodChoice {
  value: string;
  label: string;
}

const MONTHS = 12;

/** This month and those before, then the years; months begin at +08:00. */
export function periodsAt(now: Date): PeriodChoice[] {
  const local = new Date(now.getTime() + CST_OFFSET_MS);
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth()];
  const months = Array.from({ length: MONTHS }, (_, back) => {
    const value = new Date(Date.UTC(year, month - back, 1)).toISOString().slice(0, 7);
    return { value, label: `${Number(value.slice(0, 4))}年${Number(value.slice(5))}月` };
  });
  return [...months, ...[year, year - 1].map((each) => ({ value: String(each), label: `${each}年全年` }))];
}

/** Whether the figures still change, in a sentence. */
export function frozenWords({ period, months }: Pick<ScoresView, 'period' | 'months'>): string {
  const frozen = months.filter((month) => month.frozen);
  if (months.length === 0) return '这段时间还没有可以计算的工单。';
  if (period.length > 4) {
    return frozen.length > 0 ? '本月成绩已经冻结，不再变化。' : '本月成绩还没有冻结，会随办理情况变化。';
  }
  return frozen.length === months.length
    ? `全年 ${months.length} 个月的成绩都已冻结。`
    : `由 ${months.length} 个月相加，其中 ${frozen.length} 个月已经冻结。`;
}

export const weightWords = (weights: Readonly<Record<string, number>>): string =>
  rateNames
    .flatMap((name) => {
      const weight = weights[name] ?? 0;
      return weight > 0 ? [`${rateWords[name]} ${Math.round(weight * 100)}%`] : [];
    })
    .join(' + ');
