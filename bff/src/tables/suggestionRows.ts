/** The provincial platform's file, JSON or CSV, as rows; what cannot be taken is told row by row. */
import { Readable } from 'node:stream';
import { AppError } from '@jsjb/shared/errors';
import { z } from 'zod';
import { newWorkbook } from './newWorkbook';

const row = z.object({
  provincialNumber: z
    .string('缺少省平台编号')
    .trim()
    .regex(/^[\w-]{3,40}$/, '省平台编号有误'),
  title: z.string('缺少标题').trim().min(2, '标题太短').max(60, '标题太长'),
  content: z.string('缺少内容').trim().min(5, '内容太短').max(3000, '内容太长'),
  name: z.string().trim().max(20, '姓名太长').default(''),
  phone: z
    .string()
    .trim()
    .regex(/^(1\d{10})?$/, '手机号有误')
    .default(''),
  submittedAt: z.string('缺少提出时间').trim().pipe(z.coerce.date('提出时间有误')),
});
export type ImportedRow = z.output<typeof row>;

const MAX_ROWS = 5000;
/** The columns as the platform writes them; JSON uses either. */
const columns: Record<string, keyof ImportedRow> = {
  省平台编号: 'provincialNumber',
  标题: 'title',
  内容: 'content',
  姓名: 'name',
  手机号: 'phone',
  提出时间: 'submittedAt',
};

/** Office software in China still writes CSV in GBK. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

async function csvRows(text: string): Promise<Record<string, unknown>[]> {
  const sheet = await (
    await newWorkbook()
  ).csv.read(Readable.from([text]), {
    map: (value: string) => value,
  });
  const names = (sheet.getRow(1).values as unknown[]).map(String);
  const rows: Record<string, unknown>[] = [];
  sheet.eachRow((line, number) => {
    if (number === 1) return;
    rows.push(Object.fromEntries(names.flatMap((name, i) => (name ? [[name, line.getCell(i).text]] : []))));
  });
  return rows;
}

const unreadable = (cause?: unknown) =>
  new AppError('INVALID', {
    userMessage: '文件读不出来。请用 JSON 数组，或第一行是列名的 CSV。',
    fields: { file: '格式有误' },
    cause,
  });

async function rawRows(text: string): Promise<unknown[]> {
  try {
    const rows: unknown = /^\s*\[/.test(text) ? JSON.parse(text) : await csvRows(text);
    if (Array.isArray(rows)) return rows;
  } catch (error) {
    throw unreadable(error);
  }
  throw unreadable();
}

export async function readSuggestionRows(
  file: Buffer,
): Promise<{ rows: { row: number; data: ImportedRow }[]; faults: { row: number; message: string }[] }> {
  const raw = await rawRows(decoded(file).replace(/^\uFEFF/, ''));
  if (raw.length === 0) throw unreadable();
  if (raw.length > MAX_ROWS)
    throw new AppError('INVALID', {
      userMessage: `一次最多导入 ${MAX_ROWS} 条，请拆开。`,
      fields: { file: '行数太多' },
    });
  const rows: { row: number; data: ImportedRow }[] = [];
  const faults: { row: number; message: string }[] = [];
  raw.forEach((value, i) => {
    const named = Object.fromEntries(
      Object.entries((value ?? {}) as object).map(([name, cell]) => [
        columns[name.trim()] ?? name.trim(),
        cell,
      ]),
    );
    const parsed = row.safeParse(named);
    if (parsed.success) rows.push({ row: i + 1, data: parsed.data });
    else
      faults.push({
        row: i + 1,
        message: [...new Set(parsed.error.issues.map((issue) => issue.message))].join('；'),
      });
  });
  return { rows, faults };
}
