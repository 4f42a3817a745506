/** The shapes of the rules a ticket lives by: limits, alarms, and all of them together. */
import type { Calendar } from '../calendar/calendar';
import type { AlarmLevel, Audience, Limit, SuperviseLevel, TicketType, Urgency } from './ticket';

/** Natural hours, or working days. */
export type Length = { hours: number } | { days: number };

/** What is left out fits everything; a category fits its own rows and all below (its code is their beginning). */
export interface LimitRule {
  type?: TicketType;
  urgency?: Urgency;
  category?: string;
  limit: Limit;
}

/** How long the centre may take to accept (受理), review (审核), verify (核验) and call back (回访). */
export const centreTasks = ['accept', 'review', 'verify', 'callback'] as const;
export type CentreTask = (typeof centreTasks)[number];
export type CentreLimits = Readonly<Record<CentreTask, Length>>;

export interface LimitRules {
  version: string;
  lengths: Readonly<Record<Limit, Length>>;
  /** How long the centre may take to decide a return (退单); one working day when the rules is silent. */
  returnReview?: Length;
  /** The centre's own limits [a proposal, no source fixes them]; none under the rules before. */
  centre?: CentreLimits;
  /** Units are judged by the time they had the ticket, and a leg passed on ends with the one before it. */
  ownTime?: true;
  /** Which limit is proposed at dispatch; the first that fits. The catalogue speaks where none does. */
  defaults?: readonly LimitRule[];
}

export interface AlarmRule {
  level: AlarmLevel;
  /** Which clock: the ticket's, the centre's own for deciding a return, or that for whatever else waits for it. */
  clock: 'ticket' | 'return' | 'centre';
  /** `warning`: as the yellow light. Otherwise so long after the due time; working days end at 24:00. */
  when: 'warning' | 'due' | Length;
  tells: readonly Audience[];
  /** Comes under supervision (督办) at this level. */
  supervise?: SuperviseLevel;
}

export interface AlarmRules {
  version: string;
  rules: readonly AlarmRule[];
}

export interface Rules {
  calendar: Calendar;
  limits: LimitRules;
  /** When the scheduler speaks up; the built-in rules when left out. */
  alarms?: AlarmRules;
  /** Every version there has been: a ticket is judged by those it was dispatched under. */
  former?: { calendars: readonly Calendar[]; limits: readonly LimitRules[] };
}
