/** Days and instants (+08:00) as people write them. */
import { CST_OFFSET_MS, localDate } from './calendar';

/** `2026-05-15` → 5月15日. */
export const dayWords = (date: string): string =>
  `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;

/** With the year: a plan may lie in the next one. */
export const dateWords = (date: string): string => `${date.slice(0, 4)}年${dayWords(date)}`;

export function instantWords(at: Date): string {
  const local = new Date(at.getTime() + CST_OFFSET_MS).toISOString();
  const time = local.slice(11, 16);
  // The end of a day is 24:00 of that day, not 0:00 of the next.
  return time === '00:00'
    ? `${dayWords(localDate(new Date(at.getTime() - 1)))} 24:00`
    : `${dayWords(local.slice(0, 10))} ${time}`;
}
