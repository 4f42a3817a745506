/** One year of the State Council's notice, checked before anybody is judged by it. */
import { AppError } from '../kit/errors';
import { weekdayOf, type Calendar, type CalendarYear } from './calendar';

const isDay = (year: number, monthDay: string): boolean => {
  const at = new Date(`${year}-${monthDay}T00:00:00Z`);
  return (
    /^\d{2}-\d{2}$/.test(monthDay) &&
    !Number.isNaN(at.getTime()) &&
    at.toISOString().slice(5, 10) === monthDay
  );
};
const isWeekend = (year: number, monthDay: string): boolean =>
  ['周六', '周日'].includes(weekdayOf(`${year}-${monthDay}`));

/** What is wrong with a year, in words; empty when nothing is. */
export function faultsOfYear({ year, daysOff, daysWorked }: CalendarYear): string[] {
  if (!Number.isInteger(year) || year < 2000 || year > 2100) return [`年份 ${year} 不对`];
  const wrong = [...daysOff, ...daysWorked].filter((day) => !isDay(year, day));
  if (wrong.length > 0) return wrong.map((day) => `${year} 年没有 ${day} 这一天`);
  const both = daysWorked.filter((day) => daysOff.includes(day));
  const weekdays = daysWorked.filter((day) => !isWeekend(year, day));
  const twice = daysOff.filter((day, at) => daysOff.indexOf(day) !== at);
  return [
    ...both.map((day) => `${day} 既是休息日又是调休上班日`),
    ...weekdays.map((day) => `${day} 是${weekdayOf(`${year}-${day}`)}，本来就上班，不用写成调休上班`),
    ...twice.map((day) => `${day} 写了两次`),
    // Every notice frees these; a file without them is not the notice.
    ...['01-01', '05-01', '10-01'].filter((day) => !daysOff.includes(day)).map((day) => `${day} 应当放假`),
    ...(daysOff.length > 60 ? ['放假的天数太多'] : []),
  ];
}

/** The calendar with these years added or replaced, under a version of its own. Throws INVALID naming every fault. */
export function withYears(current: Calendar, years: readonly CalendarYear[], version: string): Calendar {
  const faults = years.flatMap((year) => faultsOfYear(year).map((fault) => `${year.year}：${fault}`));
  const doubled = years.filter(({ year }, at) => years.findIndex((each) => each.year === year) !== at);
  faults.push(...doubled.map(({ year }) => `${year}：写了两次`));
  if (years.length === 0) faults.push('没有任何一年的安排');
  if (faults.length > 0)
    throw new AppError('INVALID', { userMessage: faults.join('；'), fields: { years: faults.join('；') } });
  const given = new Set(years.map(({ year }) => year));
  const kept = current.years.filter(({ year }) => !given.has(year));
  return { version, years: [...kept, ...years].sort((a, b) => a.year - b.year) };
}
