/** The summary's figures as what is drawn. Pure. */
import type { Recent, Summary } from '@jsjb/shared/cockpit/contract';
import type { StatTileProps } from '@/components/StatTile';

export interface BarRow {
  name: string;
  value: number;
  /** Part of the value that stands out. */
  late: number;
  /** 0 to 100: the longest bar fills the row. */
  width: number;
  lateWidth: number;
}

export const tilesOf = (summary: Summary): StatTileProps[] => [
  { label: '在办', value: String(summary.open), tone: 'info' },
  { label: '已超期', value: String(summary.overdue), tone: summary.overdue > 0 ? 'danger' : 'success' },
  { label: '即将到期', value: String(summary.dueSoon), tone: summary.dueSoon > 0 ? 'warn' : 'success' },
  { label: '今日新增', value: String(summary.submittedToday) },
  { label: '今日办结', value: String(summary.closedToday), tone: 'success' },
];

function barsOf(rows: readonly { name: string; value: number; late: number }[]): BarRow[] {
  const longest = Math.max(1, ...rows.map(({ value }) => value));
  const percent = (value: number): number => Math.round((value / longest) * 100);
  return rows.map((row) => ({ ...row, width: percent(row.value), lateWidth: percent(row.late) }));
}

/** The most overdue first: that is where a leader looks. */
export const unitBars = (units: Summary['units']): BarRow[] =>
  barsOf(
    [...units]
      .sort((a, b) => b.overdue - a.overdue || b.open - a.open)
      .map(({ unit, open, overdue }) => ({ name: unit.name, value: open, late: overdue })),
  );

export const topOf = (categories: Recent['categories']): BarRow[] =>
  barsOf(categories.map(({ name, count }) => ({ name, value: count, late: 0 })));
