/** The rules in force and every version published. */
import type { PoliciesView } from '@jsjb/shared/contract/policies';
import type { Deps } from '../deps';
import type { PolicyDoc } from '../models/policyModel';

const SHOWN = 100;

export async function readPolicies({ models, book }: Deps): Promise<PoliciesView> {
  await book.refresh();
  const { rules, score } = book.current();
  const docs = await models.policies
    .find()
    .select({ body: 0 })
    .sort({ _id: -1 })
    .limit(SHOWN)
    .lean<Omit<PolicyDoc, 'body'>[]>();
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
      defaults: [...(rules.limits.defaults ?? [])],
    },
    score: { ...score, weights: { ...score.weights } as Record<string, number> },
    versions: docs.map(({ _id, kind, at, by, note }) => ({
      version: _id,
      kind,
      at: at.toISOString(),
      by,
      note,
    })),
  };
}
