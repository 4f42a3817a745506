/** Why a ticket is due when it is due, line by line, in the words an office would use. */
import { dayWords, instantWords } from '../calendar/dateWords';
import { limitWords } from './words';
import { deriveDue } from './deadline';
import { rulesFor } from './frozenRules';
import type { Rules } from './terms';
import type { ResidentClock } from './ticket';

const hoursWords = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return (
    [hours > 0 && `${hours} 小时`, rest > 0 && `${rest} 分钟`].filter(Boolean).join(' ') || '不到 1 分钟'
  );
};

/** The last line names the due instant; the one before the pauses and days that led to it. */
export function explainDue(clock: ResidentClock, rules: Rules): string[] {
  const frozen = rulesFor(rules, clock);
  const { dueAt, lines } = deriveDue(clock, frozen);
  const length = frozen.limits.lengths[clock.limit];
  const byHour = 'hours' in length;
  const start = byHour
    ? `${instantWords(clock.startedAt)} 派单，从此刻起按自然时间计 ${length.hours} 小时`
    : `${instantWords(clock.startedAt)} 派单，时限 ${limitWords[clock.limit]}，当日不计`;
  const pauses = clock.pauses.map(({ from, to }) =>
    to
      ? `${instantWords(from)} 至 ${instantWords(to)} 暂停计时${byHour ? ` → 顺延 ${hoursWords(to.getTime() - from.getTime())}` : ''}`
      : `${instantWords(from)} 起暂停计时`,
  );
  let counted = 0;
  const regular = byHour ? 0 : length.days;
  const days = lines.map(({ date, counted: counts, reason }) => {
    if (!counts) return `${dayWords(date)} ${reason} → 不计`;
    counted += 1;
    return counted > regular
      ? `${dayWords(date)} ${reason} → 延期第 ${counted - regular} 天`
      : `${dayWords(date)} ${reason} → 第 ${counted} 天`;
  });
  const versions = `依据：时限 ${clock.rulesVersion}，日历 ${clock.calendarVersion}`;
  return [start, ...pauses, ...days, `${instantWords(dueAt)} 到期`, versions];
}
