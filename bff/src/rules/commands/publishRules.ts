/** Publishes the next version of a rules. What was published before stays as it is. */
import type { Calendar, CalendarYear } from '@jsjb/shared/calendar/calendar';
import { chinaCalendar } from '@jsjb/shared/calendar/china';
import { withYears } from '@jsjb/shared/calendar/parseYear';
import { AppError } from '@jsjb/shared/kit/errors';
import type { ScoreRules } from '@jsjb/shared/score/rules';
import { defaultAlarmRules, disorderIn } from '@jsjb/shared/ticket/alarm';
import { defaultCentreLimits, defaultLimitRules } from '@jsjb/shared/ticket/deadline';
import type { AlarmRule, AlarmRules, LimitRules } from '@jsjb/shared/ticket/terms';
import { alarmWords } from '@jsjb/shared/ticket/words';
import type { Deps } from '../../deps';
import { isDuplicateKey } from '../../platform/records/storeNew';
import type { RulesKind } from '@jsjb/shared/rules/contract';
import type { RulesDoc } from '../store/rulesModel';

interface Publisher {
  personId: string;
  now: Date;
  note: string;
}

/**
 * The body is made from the very document whose turn it follows: whoever published in between has the turn, and
 * nothing of theirs is lost. Throws CONFLICT then.
 */
async function publish<Body extends object>(
  kind: RulesKind,
  bodyOf: (version: string, former: Body | undefined) => Body,
  { personId, now, note }: Publisher,
  { models, ruleVersions }: Deps,
): Promise<string> {
  const last = await models.rules.findOne({ kind }).sort({ turn: -1 }).lean<RulesDoc>();
  const turn = (last?.turn ?? 0) + 1;
  const version = `${kind}-${now.toISOString().slice(0, 10).replaceAll('-', '')}.${turn}`;
  try {
    await models.rules.create({
      _id: version,
      kind,
      turn,
      body: bodyOf(version, last?.body as Body | undefined),
      at: now,
      by: personId,
      note,
    });
  } catch (cause) {
    if (!isDuplicateKey(cause)) throw cause;
    throw new AppError('CONFLICT', { userMessage: '刚刚有人发布了新的规则，请刷新后再试。', cause });
  }
  await ruleVersions.refresh();
  return version;
}

/** Adds or replaces years of the calendar. Throws INVALID naming every fault. */
export async function publishCalendar(
  years: readonly CalendarYear[],
  by: Publisher,
  deps: Deps,
): Promise<string> {
  return publish<Calendar>(
    'calendar',
    (version, former = chinaCalendar) => withYears(former, years, version),
    by,
    deps,
  );
}

export async function publishLimits(
  { centre, ...change }: Pick<LimitRules, 'returnReview' | 'centre' | 'defaults'>,
  by: Publisher,
  deps: Deps,
): Promise<string> {
  return publish<LimitRules>(
    'limits',
    (version, former = defaultLimitRules) => ({
      version,
      lengths: former.lengths,
      ...change,
      // Whatever is published from now on judges units by their own time, and gives the centre limits too.
      centre: centre ?? former.centre ?? defaultCentreLimits,
      ownTime: true,
    }),
    by,
    deps,
  );
}

/** Throws INVALID when nothing weighs anything. */
export async function publishScoreRules(
  change: Omit<ScoreRules, 'version'>,
  by: Publisher,
  deps: Deps,
): Promise<string> {
  const total = Object.values(change.weights).reduce((sum, weight) => sum + weight, 0);
  if (Math.abs(total - 1) > 1e-6)
    throw new AppError('INVALID', { fields: { weights: '各项权重之和应为 1' } });
  return publish<ScoreRules>('score', (version) => ({ version, ...change }), by, deps);
}

/** Throws INVALID when a level is missing, doubled, or earlier than the one before. */
function timed(
  rules: readonly AlarmRule[],
  times: readonly Pick<AlarmRule, 'level' | 'when'>[],
): AlarmRule[] {
  const next = rules.map((rule) => {
    const found = times.filter(({ level }) => level === rule.level);
    if (found.length !== 1)
      throw new AppError('INVALID', {
        fields: { rules: `“${alarmWords[rule.level]}”要写一次，也只能写一次` },
      });
    return { ...rule, when: found[0]?.when ?? rule.when };
  });
  const fault = disorderIn(next);
  if (fault) throw new AppError('INVALID', { fields: { rules: fault } });
  return next;
}

/** A city that published its rules before a level existed gets it with the next version. */
const withEveryLevel = (rules: readonly AlarmRule[]): readonly AlarmRule[] => [
  ...rules,
  ...defaultAlarmRules.rules.filter(({ level }) => !rules.some((rule) => rule.level === level)),
];

/** Other instants for the same rules. A level that is left out and was not there before comes as it is built in. */
export async function publishAlarms(
  times: readonly Pick<AlarmRule, 'level' | 'when'>[],
  by: Publisher,
  deps: Deps,
): Promise<string> {
  return publish<AlarmRules>(
    'alarms',
    (version, { rules } = defaultAlarmRules) => ({ version, rules: withEveryLevel(timed(rules, times)) }),
    by,
    deps,
  );
}
