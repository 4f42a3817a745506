/** The limit proposed at dispatch: the first rule that fits type, urgency and category, else the catalogue's. */
import type { LimitRule, LimitRules } from '../ticket/terms';
import type { Limit, TicketType, Urgency } from '../ticket/ticket';

export interface LimitCase {
  type: TicketType;
  urgency: Urgency;
  category?: string;
  /** What the catalogue says for the category. */
  categoryLimit?: Limit | undefined;
}

export interface AdvisedLimit {
  limit: Limit;
  reason: 'rules' | 'catalogue' | 'longest';
  rule?: LimitRule;
}

const fits = (rule: LimitRule, { type, urgency, category }: LimitCase): boolean =>
  (rule.type === undefined || rule.type === type) &&
  (rule.urgency === undefined || rule.urgency === urgency) &&
  (rule.category === undefined || (category?.startsWith(rule.category) ?? false));

export function adviseLimit(rules: LimitRules, about: LimitCase): AdvisedLimit {
  const rule = rules.defaults?.find((each) => fits(each, about));
  if (rule) return { limit: rule.limit, reason: 'rules', rule };
  if (about.categoryLimit) return { limit: about.categoryLimit, reason: 'catalogue' };
  return { limit: '5d', reason: 'longest' };
}
