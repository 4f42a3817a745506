/** The limit proposed at dispatch: the policy's first rule that fits type, urgency and category, else the catalogue's. */
import type { LimitPolicy } from './deadline';
import type { Limit, TicketType, Urgency } from './ticket';

/** What is left out fits everything; a category fits its own rows and all below (its code is their beginning). */
export interface LimitRule {
  type?: TicketType;
  urgency?: Urgency;
  category?: string;
  limit: Limit;
}

export interface LimitCase {
  type: TicketType;
  urgency: Urgency;
  category?: string;
  /** What the catalogue says for the category. */
  categoryLimit?: Limit | undefined;
}

export interface SuggestedLimit {
  limit: Limit;
  reason: 'policy' | 'catalogue' | 'longest';
  rule?: LimitRule;
}

const fits = (rule: LimitRule, { type, urgency, category }: LimitCase): boolean =>
  (rule.type === undefined || rule.type === type) &&
  (rule.urgency === undefined || rule.urgency === urgency) &&
  (rule.category === undefined || (category?.startsWith(rule.category) ?? false));

export function suggestLimit(policy: LimitPolicy, about: LimitCase): SuggestedLimit {
  const rule = policy.defaults?.find((each) => fits(each, about));
  if (rule) return { limit: rule.limit, reason: 'policy', rule };
  if (about.categoryLimit) return { limit: about.categoryLimit, reason: 'catalogue' };
  return { limit: '5d', reason: 'longest' };
}
