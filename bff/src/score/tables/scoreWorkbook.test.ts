/** The workbook opens, its numbers are numbers, and no name of a unit can run as a formula. */
import type { ScoresView } from '@jsjb/shared/score/contract';
import { ratesOf } from '@jsjb/shared/score/rates';
import ExcelJS from 'exceljs';
import { safeText, scoreWorkbook } from './scoreWorkbook';

const row = (name: string, n: number, d: number) => ({
  key: '=1+1',
  name,
  rates: ratesOf(d ? { finish: [n, d, 1] } : {}),
  score: d ? (n / d) * 100 : null,
});
const view: ScoresView = {
  period: '2026-03',
  by: 'unit',
  rulesVersion: 'score-2026.1',
  weights: {},
  months: [{ month: '2026-03', frozen: true, hash: 'ab12' }],
  total: row('全市', 3, 4),
  rows: [row('=HYPERLINK("http://x","市城管局")', 3, 4), row('@SUM(A1)', 0, 0)],
};

test('every text that begins like a formula is shown as text', async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await scoreWorkbook([view])) as unknown as ExcelJS.Buffer);
  const sheet = book.worksheets[0];
  const texts: string[] = [];
  const types = new Set<ExcelJS.ValueType>();
  sheet?.eachRow((line) =>
    line.eachCell((cell) => {
      types.add(cell.type);
      if (typeof cell.value === 'string') texts.push(cell.value);
    }),
  );
  expect(texts.filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([]);
  expect(types.has(ExcelJS.ValueType.Formula)).toBe(false);
  expect(texts).toContain(`'=HYPERLINK("http://x","市城管局")`);
});

test('rates are numbers, an empty one is a dash, and the seal of a frozen month goes along', async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await scoreWorkbook([view])) as unknown as ExcelJS.Buffer);
  const sheet = book.getWorksheet('承办单位');
  expect(sheet?.getRow(4).getCell(4).value).toBe(75);
  expect([9, 10, 11, 12].map((column) => sheet?.getRow(4).getCell(column).value)).toEqual([0.75, 3, 4, 1]);
  expect(sheet?.getRow(5).getCell(9).value).toBe('—');
  expect(book.getWorksheet('冻结凭证')?.getRow(2).getCell(2).value).toBe('ab12');
});

test.each(['+86', '-1', '=A1', '@x', '\tx', '\rx'])('%j does not stay as it is', (text) => {
  expect(safeText(text)).toBe(`'${text}`);
});
