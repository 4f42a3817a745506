/**
 * Reads a table from xlsx or CSV as rows of plain text under the names of its first row. How much a file may hold is
 * decided before a library unfolds it, so that no file fills the memory.
 */
import { readFileSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { StartupError } from '../startupError';
import type ExcelJS from 'exceljs';
import { measureArchive, TooBig, type Allowance } from './archiveGuard';
import { newWorkbook } from './newWorkbook';

export interface TableRow {
  /** As the person sees it in the file: the header is row 1. */
  row: number;
  cells: ReadonlyMap<string, string>;
}

const MAX_ROWS = 200_000;
const MB = 1024 * 1024;

/** `file`: as it lies on the disk. */
export type TableLimits = Allowance & { file: number };
/** What somebody sends: 5 000 rows many times over. */
export const sentLimits: TableLimits = { file: 5 * MB, bytes: 48 * MB, elements: 1_000_000 };
/** What somebody imports at the server's terminal: the tickets of many years. */
export const importLimits: TableLimits = { file: 64 * MB, bytes: 256 * MB, elements: 6_000_000 };

/** The file is a table perhaps, and too big to be looked at. */
export class TableTooBig extends StartupError {
  constructor(file: string) {
    super(`${file}：${tooBigWords}`);
  }
}
export const tooBigWords = '文件展开以后太大了，没有导入。请拆成几个小一些的文件，只留需要的列，再试一次。';

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

/** What a table needs none of; some of it the library fills in cell by cell, over as many as a file cares to name. */
const ignoreNodes = [
  'dataValidations',
  'conditionalFormatting',
  'cols',
  'hyperlinks',
  'autoFilter',
  'tableParts',
  'drawing',
  'picture',
  'extLst',
];

/** A cell ends with a comma or with its line; a quoted one may hold more of them and is counted for more. */
function cellsIn(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if (byte === 0x2c || byte === 0x0a || byte === 0x0d) count += 1;
  return count;
}

async function sheetOf(bytes: Buffer, limits: TableLimits): Promise<ExcelJS.Worksheet | undefined> {
  if (bytes.length > limits.file) throw new TooBig();
  if (isBook(bytes)) await measureArchive(bytes, limits);
  else if (cellsIn(bytes) > limits.elements) throw new TooBig();
  const book = await newWorkbook();
  if (!isBook(bytes)) {
    const text = decoded(bytes).replace(/^\uFEFF/, '');
    // Values stay text: a unit's number must not lose its leading zeros.
    return book.csv.read(Readable.from([text]), { map: (value: string) => value });
  }
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer, { ignoreNodes });
  return book.worksheets[0];
}

/** The bytes of a file at the server's terminal, if it is one and not a giant. */
export function readWhole(path: string, maxBytes: number): Buffer {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw new Error('it is not a file');
    if (stat.size > maxBytes) throw new TableTooBig(path);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(`${path} cannot be read: ${(error as Error).message}`);
  }
}

/** Throws StartupError for a file that is not there, not a table, or far too big. */
export const readTable = async (path: string): Promise<TableRow[]> =>
  tableOf(readWhole(path, importLimits.file), path, importLimits);

/** The same for a file that was sent; `path` is only its name in sentences. */
export async function tableOf(bytes: Buffer, path: string, limits = sentLimits): Promise<TableRow[]> {
  let sheet: ExcelJS.Worksheet | undefined;
  try {
    sheet = await sheetOf(bytes, limits);
  } catch (error) {
    if (error instanceof TooBig) throw new TableTooBig(path);
    throw new StartupError(`${path} cannot be read as a table (xlsx or CSV): ${(error as Error).message}`);
  }
  if (!sheet) throw new StartupError(`${path} holds no sheet.`);
  if (sheet.rowCount > MAX_ROWS) throw new TableTooBig(path);
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
