/** The rules in force and every version published. */
import type { RulesView } from '@jsjb/shared/rules/contract';
import { localDate } from '@jsjb/shared/calendar/calendar';
import { findNames } from '../../account';
import type { Deps } from '../../deps';
import type { RulesDoc } from '../store/rulesModel';

const SHOWN = 100;

export async function readRules({ models, ruleVersions, cipher, now }: Deps): Promise<RulesView> {
  await ruleVersions.refresh();
  const { rules, score, scores } = ruleVersions.current();
  const from = scores.at(-1)?.from;
  const docs = await models.rules
    .find()
    .select({ body: 0 })
    .sort({ _id: -1 })
    .limit(SHOWN)
    .lean<Omit<RulesDoc, 'body'>[]>();
  const names = await findNames(
    docs.map(({ by }) => by),
    models.people,
    cipher,
  );
  const inForce = new Set([
    rules.calendar.version,
    rules.limits.version,
    rules.alarms.version,
    ruleVersions.scoreAt(now()).version,
  ]);
  docs.sort((a, b) => b.at.getTime() - a.at.getTime());
  return {
    calendar: {
      version: rules.calendar.version,
      years: rules.calendar.years.map(({ year, daysOff, daysWorked }) => ({
        year,
        daysOff: [...daysOff],
        daysWorked: [...daysWorked],
      })),
    },
    limits: {
      version: rules.limits.version,
      lengths: { ...rules.limits.lengths },
      ...(rules.limits.returnReview ? { returnReview: rules.limits.returnReview } : {}),
      ...(rules.limits.centre ? { centre: rules.limits.centre } : {}),
      defaults: [...(rules.limits.defaults ?? [])],
    },
    score: {
      ...score,
      weights: { ...score.weights } as Record<string, number>,
      ...(from && from > now() ? { from: localDate(from).slice(0, 7) } : {}),
    },
    alarms: {
      version: rules.alarms.version,
      rules: rules.alarms.rules.map(({ level, when, tells, supervise }) => ({
        level,
        when,
        tells: [...tells],
        ...(supervise ? { supervise } : {}),
      })),
    },
    versions: docs.map(({ _id, kind, at, by, note }) => ({
      version: _id,
      kind,
      at: at.toISOString(),
      by: names.get(by) ?? by,
      note,
      inForce: inForce.has(_id),
    })),
  };
}
