/**
 * Working days of China as the State Council announces them, year by year, as data with a version.
 * A year without data is refused, never guessed: weekends alone would call New Year's Day a workday.
 * Every computation is in China Standard Time (+08:00, no daylight saving since 1991).
 */
import { AppError } from '../kit/errors';

export interface CalendarYear {
  year: number;
  /** Days off that are not ordinary weekend days, or are part of a holiday: `MM-DD`. */
  daysOff: readonly string[];
  /** Weekend days worked in exchange (调休上班): `MM-DD`. */
  daysWorked: readonly string[];
}

export interface Calendar {
  version: string;
  years: readonly CalendarYear[];
}

export interface DayKind {
  workday: boolean;
  /** Why, in Chinese, for the line-by-line explanation of a due time. */
  reason: string;
}

export const CST_OFFSET_MS = 8 * 3600_000;
export const DAY_MS = 86_400_000;
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

/** The local date in +08:00 of an instant, `YYYY-MM-DD`. */
export function localDate(at: Date): string {
  return new Date(at.getTime() + CST_OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant at which a local date (+08:00) begins. */
export function startOfDay(date: string): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - CST_OFFSET_MS);
}

export function nextDate(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

export function weekdayOf(date: string): string {
  return weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
}

/** Whether a local date is worked, and why. Throws CALENDAR_NOT_COVERED for a year without data. */
export function dayKind(calendar: Calendar, date: string): DayKind {
  const year = Number(date.slice(0, 4));
  const data = calendar.years.find((entry) => entry.year === year);
  if (!data) {
    throw new AppError('CALENDAR_NOT_COVERED', {
      userMessage: `工作日历还没有 ${year} 年的安排，请管理员先导入当年的放假通知。`,
    });
  }
  const monthDay = date.slice(5);
  if (data.daysWorked.includes(monthDay)) return { workday: true, reason: '调休上班' };
  if (data.daysOff.includes(monthDay)) return { workday: false, reason: '节假日' };
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return { workday: false, reason: '休息' };
  return { workday: true, reason: '工作日' };
}
