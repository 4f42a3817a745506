/** The yearly notice as a file: JSON as the store keeps it, or a table of days marked 休 and 班. */
import type { CalendarYear } from '@jsjb/shared/calendar/calendar';
import { calendarBody } from '@jsjb/shared/rules/contract';
import { StartupError } from '../../platform/startupError';
import { readTable, readWhole } from '../../platform/tables/readTable';

/** A year is some hundred characters. */
const MAX_JSON_BYTES = 1024 * 1024;

const kinds: Readonly<Record<string, 'daysOff' | 'daysWorked'>> = {
  休: 'daysOff',
  放假: 'daysOff',
  off: 'daysOff',
  班: 'daysWorked',
  上班: 'daysWorked',
  work: 'daysWorked',
};

async function fromTable(path: string): Promise<CalendarYear[]> {
  const years = new Map<number, { year: number; daysOff: string[]; daysWorked: string[] }>();
  const faults: string[] = [];
  for (const { row, cells } of await readTable(path)) {
    const [date = '', kind = ''] = [...cells.values()];
    const match = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?$/.exec(date);
    const list = kinds[kind.trim()];
    if (!match || !list) {
      faults.push(`第 ${row} 行：应为日期和“休”或“班”`);
      continue;
    }
    const [, year = '', month = '', day = ''] = match;
    const data = years.get(Number(year)) ?? { year: Number(year), daysOff: [], daysWorked: [] };
    data[list].push(`${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
    years.set(data.year, data);
  }
  if (faults.length > 0) throw new StartupError(`${path}:\n${faults.join('\n')}`);
  return [...years.values()];
}

function fromJson(path: string): CalendarYear[] {
  const text = readWhole(path, MAX_JSON_BYTES).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new StartupError(`${path} cannot be read as JSON: ${(error as Error).message}`);
  }
  const parsed = calendarBody.safeParse({ years: Array.isArray(value) ? value : [value] });
  if (parsed.success) return parsed.data.years;
  const faults = parsed.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`);
  throw new StartupError(`${path}:\n${faults.join('\n')}`);
}

/** Throws StartupError naming every row that is wrong. */
export const readCalendarFile = async (path: string): Promise<CalendarYear[]> =>
  /\.json$/i.test(path) ? fromJson(path) : fromTable(path);
