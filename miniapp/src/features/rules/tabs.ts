/** The kinds of rules, in the order of the tabs. */
import type { RulesView } from '@jsjb/shared/rules/contract';

export const ruleTabs = [
  { value: 'calendar', label: '日历' },
  { value: 'limits', label: '时限' },
  { value: 'alarms', label: '预警' },
  { value: 'score', label: '考核' },
  { value: 'hours', label: '办公时间' },
] as const;
export type RuleTab = (typeof ruleTabs)[number]['value'];

export interface RuleTabProps {
  rules: RulesView;
  /** May publish; others read. */
  publishes: boolean;
  now: Date;
  /** What the rules are after publishing. */
  onPublished: (rules: RulesView) => void;
}
