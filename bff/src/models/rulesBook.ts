/** The rules in force and all that were, read from the store and kept; the built-in ones until the city publishes its own. */
import type { Calendar } from '@jsjb/shared/calendar/calendar';
import { localDate, startOfDay } from '@jsjb/shared/calendar/calendar';
import { chinaCalendar } from '@jsjb/shared/calendar/china';
import { defaultScorePolicy, type ScorePolicy } from '@jsjb/shared/score/policy';
import { defaultAlarmPolicy, type AlarmPolicy } from '@jsjb/shared/ticket/alarm';
import { defaultLimitPolicy, type LimitPolicy, type Rules } from '@jsjb/shared/ticket/deadline';
import type { Models } from './index';
import type { PolicyKind } from '@jsjb/shared/contract/policies';
import type { PolicyDoc } from './policyModel';

export interface BookOfRules {
  /** For every decision; a ticket finds the versions it was dispatched under in `former`. */
  rules: Rules & { alarms: AlarmPolicy };
  /** The newest; it judges from the month after it was published. */
  score: ScorePolicy;
  scores: readonly { from: Date; policy: ScorePolicy }[];
}

const builtIn: BookOfRules = {
  rules: {
    calendar: chinaCalendar,
    limits: defaultLimitPolicy,
    alarms: defaultAlarmPolicy,
    former: { calendars: [chinaCalendar], limits: [defaultLimitPolicy] },
  },
  score: defaultScorePolicy,
  scores: [],
};

function bookOf(docs: readonly PolicyDoc[]): BookOfRules {
  // What was stored was checked before it was stored.
  const all = <T>(kind: PolicyKind): T[] =>
    docs.filter((doc) => doc.kind === kind).map((doc) => doc.body as T);
  const calendars = [chinaCalendar, ...all<Calendar>('calendar')];
  const limits = [defaultLimitPolicy, ...all<LimitPolicy>('limits')];
  return {
    rules: {
      calendar: calendars.at(-1) ?? chinaCalendar,
      limits: limits.at(-1) ?? defaultLimitPolicy,
      alarms: all<AlarmPolicy>('alarms').at(-1) ?? defaultAlarmPolicy,
      former: { calendars, limits },
    },
    score: all<ScorePolicy>('score').at(-1) ?? defaultScorePolicy,
    scores: docs
      .filter(({ kind }) => kind === 'score')
      .map(({ at, body }) => ({ from: judgesFrom(at), policy: body as ScorePolicy })),
  };
}

/** The beginning (+08:00) of the month after. */
export function judgesFrom(publishedAt: Date): Date {
  const [year = 0, month = 0] = localDate(publishedAt).split('-').map(Number);
  return startOfDay(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10));
}

export type RulesBook = ReturnType<typeof createRulesBook>;

export function createRulesBook({ policies }: Models) {
  let book = builtIn;
  let count = 0;
  return {
    current: (): BookOfRules => book,
    scoreAt: (at: Date): ScorePolicy =>
      book.scores.findLast(({ from }) => from <= at)?.policy ?? defaultScorePolicy,
    /** Reads what was published since; the objects stay the same while nothing was. */
    async refresh(): Promise<void> {
      const docs = await policies.find().sort({ turn: 1 }).lean<PolicyDoc[]>();
      if (docs.length === count) return;
      book = bookOf(docs);
      count = docs.length;
    },
  };
}
