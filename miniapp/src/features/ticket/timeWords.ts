/** Instants in the words of the city, which lives at +08:00 wherever the phone is. */
import { CST_OFFSET_MS, DAY_MS } from '@jsjb/shared/calendar/calendar';

const two = (value: number): string => String(value).padStart(2, '0');
const dayNumber = (at: Date): number => Math.floor((at.getTime() + CST_OFFSET_MS) / DAY_MS);

function dayWords(at: Date, now: Date): string {
  const apart = dayNumber(at) - dayNumber(now);
  if (apart === 0) return '今天';
  if (apart === -1) return '昨天';
  if (apart === 1) return '明天';
  const local = new Date(at.getTime() + CST_OFFSET_MS);
  const day = `${local.getUTCMonth() + 1}月${local.getUTCDate()}日`;
  return local.getUTCFullYear() === new Date(now.getTime() + CST_OFFSET_MS).getUTCFullYear()
    ? day
    : `${local.getUTCFullYear()}年${day}`;
}

/** 今天 10:20, 9月26日 17:00, 2024年12月31日 08:05. */
export function timeWords(at: Date, now: Date): string {
  const local = new Date(at.getTime() + CST_OFFSET_MS);
  return `${dayWords(at, now)} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}

/** A due time at midnight belongs to the day that ends: 10月10日 24:00. */
export function dueWords(at: Date, now: Date): string {
  const local = new Date(at.getTime() + CST_OFFSET_MS);
  if (local.getUTCHours() + local.getUTCMinutes() > 0) return timeWords(at, now);
  return `${dayWords(new Date(at.getTime() - 1), now)} 24:00`;
}
