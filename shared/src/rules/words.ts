/** Chinese labels of rules. */
import type { RulesKind } from './contract';

export const rulesKindWords: Record<RulesKind, string> = {
  calendar: '工作日历',
  limits: '办理时限',
  alarms: '预警与督办',
  score: '考核规则',
};
