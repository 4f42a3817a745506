/** Days of a holiday notice as people write them, to the days the calendar keeps (`MM-DD`), and back. Pure. */
import { DAY_MS } from '@jsjb/shared/calendar/calendar';

const two = (value: number): string => String(value).padStart(2, '0');
const PART = /^(\d{1,2})[-月/.](\d{1,2})日?$/;
const BETWEEN = /[—–~～至到]+/;

/** The year only decides whether February has a 29th. */
const at = (year: number, month: number, day: number): Date => new Date(Date.UTC(year, month - 1, day));

function monthDay(text: string, month?: number): [month: number, day: number] | undefined {
  const [, m, d] = PART.exec(text) ?? [];
  if (m && d) return [Number(m), Number(d)];
  const alone = /^(\d{1,2})日?$/.exec(text)?.[1];
  return month && alone ? [month, Number(alone)] : undefined;
}

/** `10月1日—7日`, `10-01`, `2月15日至2月23日`, divided by commas or lines. Undefined parts come back as faults. */
export function parseDays(text: string, year: number): { days: string[]; faults: string[] } {
  const days: string[] = [];
  const faults: string[] = [];
  const parts = text
    .split(/[\s,，、;；]+/)
    .map((part) => part.trim())
    .filter(Boolean);
  for (const part of parts) {
    // A plain hyphen means “to” only behind 日: 10-01 is one day.
    const [first = '', last] = part.replace('日-', '日—').split(BETWEEN).filter(Boolean);
    const from = monthDay(first);
    const to = last === undefined ? from : monthDay(last, from?.[0]);
    if (!from || !to) {
      faults.push(part);
      continue;
    }
    const end = at(year, ...to).getTime();
    for (let day = at(year, ...from); day.getTime() <= end; day = new Date(day.getTime() + DAY_MS))
      days.push(`${two(day.getUTCMonth() + 1)}-${two(day.getUTCDate())}`);
    if (at(year, ...from).getTime() > end) faults.push(part);
  }
  return { days, faults };
}

const words = (date: Date): string => `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;

/** Days that follow each other become one stretch: 10月1日—7日. */
export function stretchesOf(days: readonly string[], year: number): string[] {
  const dates = [...days].sort().map((day) => at(year, Number(day.slice(0, 2)), Number(day.slice(3))));
  const stretches: [Date, Date][] = [];
  for (const date of dates) {
    const last = stretches.at(-1);
    if (last && date.getTime() - last[1].getTime() === DAY_MS) last[1] = date;
    else stretches.push([date, date]);
  }
  return stretches.map(([from, to]) => {
    if (from === to) return words(from);
    const end = from.getUTCMonth() === to.getUTCMonth() ? `${to.getUTCDate()}日` : words(to);
    return `${words(from)}—${end}`;
  });
}
