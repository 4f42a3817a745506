/** Rules in the words of an office. Pure. */
import type { RulesView } from '@jsjb/shared/rules/contract';
import { audienceWords, limitWords, typeWords, urgencyWords } from '@jsjb/shared/ticket/words';

type Rule = RulesView['alarms']['rules'][number];
type When = Rule['when'];

export const lengthWords = (length: When): string => {
  if (typeof length === 'string') return '';
  return 'hours' in length ? `${length.hours} 小时` : `${length.days} 个工作日`;
};

export function instantWords(when: When): string {
  if (when === 'warning') return '临近到期（剩最后一个工作日，或三分之一时限）';
  return when === 'due' ? '到期时' : `超期 ${lengthWords(when)}后`;
}

export const tellsWords = ({ tells }: Pick<Rule, 'tells'>): string =>
  `提醒${tells.map((audience) => audienceWords[audience]).join('、')}`;

type LimitRule = RulesView['limits']['defaults'][number];

export function limitRuleWords(
  { type, urgency, category, limit }: LimitRule,
  nameOf: (code: string) => string,
): string {
  const when = [type && typeWords[type], urgency && urgencyWords[urgency], category && nameOf(category)];
  return `${when.filter(Boolean).join('、') || '所有工单'} → ${limitWords[limit]}`;
}

export const hoursWords = (opening: readonly (readonly [string, string])[]): string =>
  opening.length === 0 ? '按自然时间计' : opening.map(([from, to]) => `${from}—${to}`).join('，');
