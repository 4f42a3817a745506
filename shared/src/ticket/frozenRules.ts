/** The rules a ticket was dispatched under: later versions change nothing for it, but may cover years not yet known. */
import type { Calendar } from '../calendar/calendar';
import type { Rules } from './terms';
import type { ResidentClock } from './ticket';

/** What the frozen version says of a year stands; what it could not know comes from the version in force. */
function filledUp(frozen: Calendar, current: Calendar): Calendar {
  const known = new Set(frozen.years.map(({ year }) => year));
  const later = current.years.filter(({ year }) => !known.has(year));
  return later.length > 0 ? { ...frozen, years: [...frozen.years, ...later] } : frozen;
}

/** The rules in force for a ticket without a clock; otherwise those of the versions its clock names. */
export function rulesFor(
  rules: Rules,
  clock?: Pick<ResidentClock, 'rulesVersion' | 'calendarVersion'>,
): Rules {
  if (!clock) return rules;
  const { calendar, limits, former } = rules;
  const sameLimits = clock.rulesVersion === limits.version;
  const sameCalendar = clock.calendarVersion === calendar.version;
  if (sameLimits && sameCalendar) return rules;
  const frozenLimits = former?.limits.find(({ version }) => version === clock.rulesVersion);
  const frozenCalendar = former?.calendars.find(({ version }) => version === clock.calendarVersion);
  return {
    ...rules,
    limits: sameLimits ? limits : (frozenLimits ?? limits),
    calendar: sameCalendar || !frozenCalendar ? calendar : filledUp(frozenCalendar, calendar),
  };
}
