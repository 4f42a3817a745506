/** Scores as a workbook for 督考一体化: one sheet per grouping, numbers as numbers, no text that Excel would run. */
import type { ScoreRow, ScoresView } from '@jsjb/shared/score/contract';
import { rateNames } from '@jsjb/shared/score/rules';
import { rateWords } from '@jsjb/shared/score/words';
import type ExcelJS from 'exceljs';
import { newWorkbook } from '../../platform/tables/newWorkbook';

/** A text that begins like a formula runs when the sheet is saved as CSV and opened again: shown as text instead. */
export const safeText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const titles = { unit: '承办单位', area: '区域', category: '诉求分类' } as const;

function bucketsOf({ name, key, rates, score }: ScoreRow, rank: number | ''): (string | number)[] {
  const figures = rateNames.flatMap((rate) => {
    const { n, d, x, value } = rates[rate];
    return [value ?? '—', n, d, x];
  });
  return [rank, safeText(name), safeText(key), score ?? '—', ...figures];
}

function addSheet(book: ExcelJS.Workbook, view: ScoresView): void {
  const sheet = book.addWorksheet(titles[view.by], { views: [{ state: 'frozen', xSplit: 2, ySplit: 3 }] });
  const frozen = view.months.length > 0 && view.months.every((month) => month.frozen);
  sheet.addRow([
    safeText(
      `${view.period} 考核成绩（${frozen ? '已冻结' : '未冻结，仍会变化'}），考核规则 ${view.rulesVersion}`,
    ),
  ]);
  sheet.addRow(['', '', '', '', ...rateNames.flatMap((rate) => [rateWords[rate], '', '', ''])]);
  sheet.addRow([
    '名次',
    titles[view.by],
    '编码',
    '得分',
    ...rateNames.flatMap(() => ['比率', '分子', '分母', '剔除']),
  ]);
  view.rows.forEach((row, at) => sheet.addRow(bucketsOf(row, at + 1)));
  sheet.addRow(bucketsOf(view.total, ''));
  for (const [at] of rateNames.entries()) {
    const first = 5 + at * 4;
    sheet.mergeCells(2, first, 2, first + 3);
    sheet.getColumn(first).numFmt = '0.00%';
  }
  sheet.getColumn(2).width = 26;
  sheet.getColumn(3).width = 16;
  sheet.getRow(3).font = { bold: true };
}

export async function scoreWorkbook(views: readonly ScoresView[]): Promise<Buffer> {
  const book = await newWorkbook();
  for (const view of views) addSheet(book, view);
  const hashes = views[0]?.months.filter(({ hash }) => hash) ?? [];
  if (hashes.length > 0) {
    const sheet = book.addWorksheet('冻结凭证');
    sheet.addRows([['月份', 'SHA-256'], ...hashes.map(({ month, hash }) => [month, hash ?? ''])]);
    sheet.getColumn(2).width = 70;
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
