/**
 * When a ticket calls for attention: yellow, red, escalation, three levels of supervision. The rules are data; each
 * fires once per ticket and level. The next instant is known at every write, so nobody has to look at what is not due.
 */
import { CST_OFFSET_MS, DAY_MS, type Calendar } from '../calendar/calendar';
import { AppError } from '../kit/errors';
import { endOfLength, warningOf } from './deadline';
import type { AlarmRule, AlarmRules, Length, LimitRules } from './terms';
import { leadLeg, superviseLevels, type CentreTurn, type SuperviseLevel, type Ticket } from './ticket';

export const defaultAlarmRules: AlarmRules = {
  version: 'alarms-2026.2',
  rules: [
    { level: 'yellow', clock: 'ticket', when: 'warning', tells: ['handlers'] },
    { level: 'red', clock: 'ticket', when: 'due', tells: ['handlers', 'dispatchers'] },
    { level: 'unitHead', clock: 'ticket', when: { hours: 4 }, tells: ['head'] },
    { level: 'firstResponsible', clock: 'ticket', when: { days: 1 }, tells: ['firstResponsible'] },
    {
      level: 'daily',
      clock: 'ticket',
      when: { days: 2 },
      tells: ['head', 'supervisors'],
      supervise: 'daily',
    },
    {
      level: 'key',
      clock: 'ticket',
      when: { days: 5 },
      tells: ['firstResponsible', 'supervisors'],
      supervise: 'key',
    },
    {
      level: 'taskForce',
      clock: 'ticket',
      when: { days: 10 },
      tells: ['firstResponsible', 'supervisors'],
      supervise: 'taskForce',
    },
    { level: 'returnLate', clock: 'return', when: 'due', tells: ['dispatchers', 'supervisors'] },
    { level: 'centreLate', clock: 'centre', when: 'due', tells: ['dispatchers'] },
    {
      level: 'centreSupervised',
      clock: 'centre',
      when: { days: 1 },
      tells: ['dispatchers', 'supervisors'],
      supervise: 'daily',
    },
  ],
};

export interface RulesWithAlarms {
  calendar: Calendar;
  limits: LimitRules;
  alarms: AlarmRules;
}

/** The unit is still at work: once it has reported, the ticket waits for others. */
const atWork = (ticket: Ticket): boolean =>
  ticket.status === 'pendingSign' || ticket.status === 'handling' || ticket.status === 'returnReview';

/** By its own clock while it has the ticket; under the rules before, by the requester's and through a review. */
const unitDue = (ticket: Ticket): Date | undefined => {
  if (!atWork(ticket)) return undefined;
  if (!ticket.clock?.ownTime) return ticket.clock?.dueAt;
  return ticket.status === 'returnReview' ? undefined : leadLeg(ticket)?.dueAt;
};

/** The centre's turn, if it is the centre's now. */
const turnOf = ({ status, centre }: Ticket): CentreTurn | undefined =>
  centre?.status === status ? centre : undefined;

const dueOf = (ticket: Ticket, clock: AlarmRule['clock']): Date | undefined => {
  switch (clock) {
    case 'ticket':
      return unitDue(ticket);
    case 'return':
      return ticket.status === 'returnReview' ? leadLeg(ticket)?.returnRequest?.decideBy : undefined;
    case 'centre':
      return turnOf(ticket)?.dueAt;
  }
};

/** The same few days are asked for again and again; a calendar never changes under its version. */
const lateDays = new WeakMap<Calendar, Map<string, Date>>();

/** Due at 24:00 is the start of the next day; the first late day is the first to count. */
function lateBy(length: Length, dueAt: Date, calendar: Calendar): Date {
  if ('hours' in length) return endOfLength(length, dueAt, calendar);
  const known = lateDays.get(calendar) ?? new Map<string, Date>();
  lateDays.set(calendar, known);
  const day = Math.floor((dueAt.getTime() - 1 + CST_OFFSET_MS) / DAY_MS);
  const key = `${day} ${length.days}`;
  const at = known.get(key) ?? endOfLength(length, new Date(dueAt.getTime() - 1), calendar);
  known.set(key, at);
  return at;
}

/** The instant of one rule for this ticket; undefined when it does not apply now. Throws CALENDAR_NOT_COVERED. */
export function alarmAt(ticket: Ticket, rule: AlarmRule, rules: RulesWithAlarms): Date | undefined {
  const dueAt = dueOf(ticket, rule.clock);
  if (!dueAt) return undefined;
  if (rule.when === 'due') return dueAt;
  if (rule.when === 'warning') {
    const limit = ticket.clock?.limit;
    return limit && new Date(dueAt.getTime() - warningOf(limit, rules.limits));
  }
  return lateBy(rule.when, dueAt, rules.calendar);
}

/** Once per ticket; for the centre once each time it is its turn. */
function fired(ticket: Ticket, { level, clock }: AlarmRule): boolean {
  const since = clock === 'centre' ? turnOf(ticket)?.since : undefined;
  return (ticket.alarms ?? []).some((alarm) => alarm.level === level && (!since || alarm.at >= since));
}

export interface DueAlarm {
  rule: AlarmRule;
  at: Date;
}

interface Pending {
  known: DueAlarm[];
  /** A rule reaches into a year that the calendar does not cover yet: nothing is guessed. */
  uncovered: boolean;
}

function pending(ticket: Ticket, rules: RulesWithAlarms): Pending {
  const found: Pending = { known: [], uncovered: false };
  for (const rule of rules.alarms.rules) {
    if (fired(ticket, rule)) continue;
    try {
      const at = alarmAt(ticket, rule, rules);
      if (at) found.known.push({ rule, at });
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'CALENDAR_NOT_COVERED')) throw error;
      found.uncovered = true;
    }
  }
  found.known.sort((a, b) => a.at.getTime() - b.at.getTime());
  return found;
}

/** What should have fired by now and has not, the earliest first. */
export const dueAlarms = (ticket: Ticket, now: Date, rules: RulesWithAlarms): DueAlarm[] =>
  pending(ticket, rules).known.filter(({ at }) => at <= now);

/** When to look at the ticket next: at the next rule, or tomorrow while the calendar must first be extended. */
export function nextAlarmAt(ticket: Ticket, now: Date, rules: RulesWithAlarms): Date | undefined {
  const { known, uncovered } = pending(ticket, rules);
  return known[0]?.at ?? (uncovered ? new Date(now.getTime() + DAY_MS) : undefined);
}

const rank = (level: SuperviseLevel | undefined): number => (level ? superviseLevels.indexOf(level) : -1);

/** Supervision is only ever raised by the scheduler and by what happens; a person may lower it, with a reason. */
export const raises = (ticket: Ticket, level: SuperviseLevel): boolean =>
  rank(level) > rank(ticket.supervision?.level);

/** Roughly how late: a working day may stand for more than a natural one, never for less. */
const lateness = (when: AlarmRule['when']): number =>
  when === 'warning' ? -1 : when === 'due' ? 0 : 'hours' in when ? when.hours : when.days * 24;

/** Supervision rises step by step: what is wrong with the order, in words. */
export function disorderIn(rules: readonly AlarmRule[]): string | undefined {
  const times = superviseLevels.flatMap((level) => {
    const rule = rules.find(({ clock, supervise }) => clock === 'ticket' && supervise === level);
    return rule ? [lateness(rule.when)] : [];
  });
  return times.every((time, at) => time > (times[at - 1] ?? 0))
    ? undefined
    : '督办要逐级升高：日常督办在超期之后，重点督办更晚，专班调度最晚';
}
