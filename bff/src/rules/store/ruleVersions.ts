/** The rules in force and all that were, read from the store and kept; the built-in ones until the city publishes its own. */
import type { Calendar } from '@jsjb/shared/calendar/calendar';
import { localDate, startOfDay } from '@jsjb/shared/calendar/calendar';
import { chinaCalendar } from '@jsjb/shared/calendar/china';
import { defaultScoreRules, type ScoreRules } from '@jsjb/shared/score/rules';
import { defaultAlarmRules } from '@jsjb/shared/ticket/alarm';
import { defaultLimitRules, firstLimitRules } from '@jsjb/shared/ticket/deadline';
import type { AlarmRules, LimitRules, Rules } from '@jsjb/shared/ticket/terms';
import type { Models } from '../../deps';
import type { RulesKind } from '@jsjb/shared/rules/contract';
import type { RulesDoc } from './rulesModel';

export interface RulesInForce {
  /** For every decision; a ticket finds the versions it was dispatched under in `former`. */
  rules: Rules & { alarms: AlarmRules };
  /** The newest; it judges from the month after it was published. */
  score: ScoreRules;
  scores: readonly { from: Date; rules: ScoreRules }[];
}

const builtIn: RulesInForce = {
  rules: {
    calendar: chinaCalendar,
    limits: defaultLimitRules,
    alarms: defaultAlarmRules,
    former: { calendars: [chinaCalendar], limits: [firstLimitRules, defaultLimitRules] },
  },
  score: defaultScoreRules,
  scores: [],
};

function inForce(docs: readonly RulesDoc[]): RulesInForce {
  // What was stored was checked before it was stored.
  const all = <T>(kind: RulesKind): T[] =>
    docs.filter((doc) => doc.kind === kind).map((doc) => doc.body as T);
  const calendars = [chinaCalendar, ...all<Calendar>('calendar')];
  const limits = [firstLimitRules, defaultLimitRules, ...all<LimitRules>('limits')];
  return {
    rules: {
      calendar: calendars.at(-1) ?? chinaCalendar,
      limits: limits.at(-1) ?? defaultLimitRules,
      alarms: all<AlarmRules>('alarms').at(-1) ?? defaultAlarmRules,
      former: { calendars, limits },
    },
    score: all<ScoreRules>('score').at(-1) ?? defaultScoreRules,
    scores: docs
      .filter(({ kind }) => kind === 'score')
      .map(({ at, body }) => ({ from: judgesFrom(at), rules: body as ScoreRules })),
  };
}

/** The beginning (+08:00) of the month after. */
export function judgesFrom(publishedAt: Date): Date {
  const [year = 0, month = 0] = localDate(publishedAt).split('-').map(Number);
  return startOfDay(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10));
}

export type RuleVersions = ReturnType<typeof createRuleVersions>;

export function createRuleVersions({ rules }: Models) {
  let current = builtIn;
  let count = 0;
  return {
    current: (): RulesInForce => current,
    scoreAt: (at: Date): ScoreRules =>
      current.scores.findLast(({ from }) => from <= at)?.rules ?? defaultScoreRules,
    /** Reads what was published since; the objects stay the same while nothing was. */
    async refresh(): Promise<void> {
      const docs = await rules.find().sort({ turn: 1 }).lean<RulesDoc[]>();
      if (docs.length === count) return;
      current = inForce(docs);
      count = docs.length;
    },
  };
}
