/** The figures behind the small chart, and the sentence that says them. Pure. */
import type { VolumeView } from '@jsjb/shared/suggestion/contract';

export interface Column {
  month: string;
  /** 3月; January with its year. */
  name: string;
  tickets: number;
  /** Percent of the highest column. */
  height: number;
  side: 'before' | 'turn' | 'after';
}

const nameOf = (month: string, first: boolean): string => {
  const [year = '', at = ''] = month.split('-');
  return at === '01' || first ? `${year.slice(2)}年${Number(at)}月` : `${Number(at)}月`;
};

export function columnsOf({ months, adoptedMonth }: VolumeView): { columns: Column[]; most: number } {
  const most = Math.max(0, ...months.map(({ tickets }) => tickets));
  return {
    most,
    columns: months.map(({ month, tickets }, index) => ({
      month,
      name: nameOf(month, index === 0),
      tickets,
      height: most === 0 ? 0 : Math.round((100 * tickets) / most),
      side: !adoptedMonth || month < adoptedMonth ? 'before' : month === adoptedMonth ? 'turn' : 'after',
    })),
  };
}

export function sentenceOfVolume({
  categoryName,
  areaName,
  adoptedMonth,
  before,
  after,
  months,
}: VolumeView): string {
  if (!categoryName || months.length === 0) return '这条建议还没有可以比较的诉求。';
  const what = [areaName, `“${categoryName}”`].filter(Boolean).join('的');
  if (months.every(({ tickets }) => tickets === 0)) return `${what}方面，这几个月没有人反映。`;
  if (!adoptedMonth) return `${what}方面的诉求，近几个月是这样的。`;
  if (before === undefined || after === undefined) return `${what}方面的诉求，采纳后满一个月就能看到变化。`;
  const change = before === 0 ? 0 : Math.round((100 * (after - before)) / before);
  const turn =
    before === 0 || change === 0 ? '大致持平' : change < 0 ? `少了 ${-change}%` : `多了 ${change}%`;
  return `${what}方面的诉求，采纳前每月 ${before} 件，采纳后每月 ${after} 件，${turn}。`;
}
