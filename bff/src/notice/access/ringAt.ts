/** When a phone may ring: pure. */
import { CST_OFFSET_MS, DAY_MS } from '@jsjb/shared/calendar/calendar';

const QUIET_FROM = 22;
const QUIET_UNTIL = 7;
const HOUR_MS = 3600_000;

/** The first instant at or after `at` when a phone may ring: not from 22:00 to 7:00, unless it is urgent. */
export function ringAt(at: Date, urgent: boolean): Date {
  const local = at.getTime() + CST_OFFSET_MS;
  const hour = Math.floor((local % DAY_MS) / HOUR_MS);
  if (urgent || (hour >= QUIET_UNTIL && hour < QUIET_FROM)) return at;
  const midnight = local - (local % DAY_MS) + (hour >= QUIET_FROM ? DAY_MS : 0);
  return new Date(midnight + QUIET_UNTIL * HOUR_MS - CST_OFFSET_MS);
}
