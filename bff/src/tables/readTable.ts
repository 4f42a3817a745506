/** Reads a table from xlsx or CSV as rows of plain text under the names of its first row. */
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { StartupError } from '../startupError';
import type ExcelJS from 'exceljs';
import { newWorkbook } from './newWorkbook';

export interface TableRow {
  /** As the person sees it in the file: the header is row 1. */
  row: number;
  cells: ReadonlyMap<string, string>;
}

const MAX_ROWS = 200_000;

/** What a cell shows: a formula's result, a rich text's letters, a date as its day. */
function shown(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value).trim();
  if ('richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .trim();
  if ('result' in value) return shown(value.result as ExcelJS.CellValue);
  if ('text' in value) return shown(value.text as ExcelJS.CellValue);
  return '';
}

/** Office software in China still writes CSV in GBK. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** A workbook is a ZIP; anything else is taken for CSV. */
const isBook = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK';

async function sheetOf(bytes: Buffer): Promise<ExcelJS.Worksheet | undefined> {
  const book = await newWorkbook();
  if (!isBook(bytes)) {
    const text = decoded(bytes).replace(/^\uFEFF/, '');
    // Values stay text: a unit's number must not lose its leading zeros.
    return book.csv.read(Readable.from([text]), { map: (value: string) => value });
  }
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return book.worksheets[0];
}

/** Throws StartupError for a file that is not there, not a table, or far too long. */
export const readTable = async (path: string): Promise<TableRow[]> => {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new StartupError(`${path} cannot be read: ${(error as Error).message}`);
  }
  return tableOf(bytes, path);
};

/** The same for a file that was sent; `path` is only its name in sentences. */
export async function tableOf(bytes: Buffer, path: string): Promise<TableRow[]> {
  let sheet: ExcelJS.Worksheet | undefined;
  try {
    sheet = await sheetOf(bytes);
  } catch (error) {
    throw new StartupError(`${path} cannot be read as a table (xlsx or CSV): ${(error as Error).message}`);
  }
  if (!sheet) throw new StartupError(`${path} holds no sheet.`);
  if (sheet.rowCount > MAX_ROWS) throw new StartupError(`${path} has more than ${MAX_ROWS} rows; split it.`);
  const names = new Map<number, string>();
  sheet.getRow(1).eachCell((cell, column) => names.set(column, shown(cell.value)));
  const rows: TableRow[] = [];
  sheet.eachRow((line, row) => {
    if (row === 1) return;
    const cells = new Map<string, string>();
    for (const [column, name] of names) cells.set(name, shown(line.getCell(column).value));
    if ([...cells.values()].some((value) => value !== '')) rows.push({ row, cells });
  });
  return rows;
}
