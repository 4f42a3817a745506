/** Suggestions as xlsx, with the columns that the import reads. No cell can act as a formula. */
import { localDate } from '@jsjb/shared/calendar/calendar';
import type { SuggestionRow } from '@jsjb/shared/suggestion/contract';
import { newWorkbook } from '../../platform/tables/newWorkbook';
import { harmless } from '../../platform/tables/harmless';

export async function suggestionFile(rows: AsyncIterable<SuggestionRow>): Promise<Buffer> {
  const book = await newWorkbook();
  const sheet = book.addWorksheet('人民建议', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = [
    { header: '省平台编号', key: 'provincialNumber', width: 18 },
    { header: '编号', key: 'number', width: 22 },
    { header: '标题', key: 'title', width: 32 },
    { header: '内容', key: 'content', width: 60, style: { alignment: { wrapText: true, vertical: 'top' } } },
    { header: '状态', key: 'status', width: 16 },
    { header: '承办单位', key: 'unit', width: 20 },
    { header: '答复', key: 'reply', width: 60, style: { alignment: { wrapText: true, vertical: 'top' } } },
    { header: '提出时间', key: 'submittedAt', width: 14 },
  ];
  for await (const row of rows) {
    const shown = { ...row, submittedAt: localDate(new Date(row.submittedAt)) };
    sheet.addRow(Object.fromEntries(Object.entries(shown).map(([name, text]) => [name, harmless(text)])));
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
