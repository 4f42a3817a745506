/** An empty workbook. The library takes some 20 MB and is loaded by the first who reads or writes a table. */
import type ExcelJS from 'exceljs';

export const newWorkbook = async (): Promise<ExcelJS.Workbook> =>
  new (await import('exceljs')).default.Workbook();
