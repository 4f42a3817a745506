/** The provincial platform's file, xlsx, CSV or JSON, as rows; what cannot be taken is told row by row. */
import { AppError } from '@jsjb/shared/kit/errors';
import { readPhone } from '@jsjb/shared/kit/phone';
import { z } from 'zod';
import { TableTooBig, tableOf, tooBigWords } from '../../platform/tables/readTable';

const WRITTEN = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const two = (digits: string): string => digits.padStart(2, '0');

/**
 * A time without a zone is the city's, wherever the server stands; a day alone is that day. A bare number is the office
 * software's count of days and no time at all: as a year it would lie in the far future.
 */
function instantOf(written: string): Date {
  const [, year = '', month = '', day = '', hour, minute = '', second = '00'] = WRITTEN.exec(written) ?? [];
  if (!year) return new Date(/^[\d.]+$/.test(written) ? Number.NaN : written);
  const date = `${year}-${two(month)}-${two(day)}`;
  return new Date(
    hour === undefined ? `${date}T00:00:00Z` : `${date}T${two(hour)}:${minute}:${second}+08:00`,
  );
}
const isSensible = (at: Date): boolean => at.getFullYear() >= 1990 && at.getFullYear() < 2100;

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
    .transform((typed, context) => {
      if (typed.trim() === '') return '';
      const answer = readPhone(typed);
      if (answer.ok) return answer.phone.text;
      context.addIssue({ code: 'custom', message: answer.message });
      return z.NEVER;
    })
    .default(''),
  submittedAt: z.string('缺少提出时间').trim().transform(instantOf).refine(isSensible, '提出时间有误'),
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
  电话: 'phone',
  联系电话: 'phone',
  提出时间: 'submittedAt',
};

interface Raw {
  row: number;
  value: Record<string, unknown>;
}

const unreadable = (cause?: unknown) =>
  new AppError('INVALID', {
    userMessage: '文件读不出来。请用第一行是列名的 xlsx 或 CSV，或者 JSON 数组。',
    fields: { file: '格式有误' },
    cause,
  });

const jsonRows = (text: string): Raw[] =>
  (JSON.parse(text) as unknown[]).map((value, i) => ({
    row: i + 1,
    value: Object(value) as Record<string, unknown>,
  }));

async function rawRows(file: Buffer): Promise<Raw[]> {
  try {
    const text = /^\s*\[/.test(file.toString('utf8', 0, 64)) ? file.toString('utf8') : undefined;
    if (text !== undefined) return jsonRows(text.replace(/^\uFEFF/, ''));
    return (await tableOf(file, '建议')).map(({ row, cells }) => ({ row, value: Object.fromEntries(cells) }));
  } catch (error) {
    if (error instanceof TableTooBig)
      throw new AppError('INVALID', {
        userMessage: tooBigWords,
        fields: { file: '文件太大' },
        cause: error,
      });
    throw unreadable(error);
  }
}

export async function readSuggestionRows(
  file: Buffer,
): Promise<{ rows: { row: number; data: ImportedRow }[]; faults: { row: number; message: string }[] }> {
  const raw = await rawRows(file);
  if (raw.length === 0) throw unreadable();
  if (raw.length > MAX_ROWS)
    throw new AppError('INVALID', {
      userMessage: `一次最多导入 ${MAX_ROWS} 条，请拆开。`,
      fields: { file: '行数太多' },
    });
  const rows: { row: number; data: ImportedRow }[] = [];
  const faults: { row: number; message: string }[] = [];
  for (const { row: line, value } of raw) {
    const named = Object.fromEntries(
      Object.entries(value).map(([name, cell]) => [columns[name.trim()] ?? name.trim(), cell]),
    );
    const parsed = row.safeParse(named);
    if (parsed.success) rows.push({ row: line, data: parsed.data });
    else
      faults.push({
        row: line,
        message: [...new Set(parsed.error.issues.map((issue) => issue.message))].join('；'),
      });
  }
  return { rows, faults };
}
