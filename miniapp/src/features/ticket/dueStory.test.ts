import { chinaCalendar } from '@jsjb/shared/calendar/china';
import { defaultLimitRules } from '@jsjb/shared/ticket/deadline';
import { explainDue } from '@jsjb/shared/ticket/explainDue';
import type { ResidentClock } from '@jsjb/shared/ticket/ticket';
import { dueStory } from './dueStory';

const rules = { calendar: chinaCalendar, limits: defaultLimitRules };
const clock: ResidentClock = {
  startedAt: new Date('2025-09-26T10:00:00+08:00'),
  dueAt: new Date('2025-10-10T24:00:00+08:00'),
  limit: '5d',
  pauses: [],
  rulesVersion: 'limits-2026.1',
  calendarVersion: chinaCalendar.version,
  extendedDays: 0,
};
const storyOf = (change: Partial<ResidentClock> = {}) => dueStory(explainDue({ ...clock, ...change }, rules));

test('the golden case reads day by day: five days count, the holiday does not', () => {
  const { start, steps, end, basis } = storyOf();
  expect(start).toBe('9月26日 10:00 派单，时限 5 个工作日，当日不计');
  expect(steps.filter((step) => step.counts).map(({ result }) => result)).toEqual([
    '第 1 天',
    '第 2 天',
    '第 3 天',
    '第 4 天',
    '第 5 天',
  ]);
  expect(steps.filter((step) => !step.counts).every(({ result }) => result === '不计')).toBe(true);
  expect(end).toBe('10月10日 24:00 到期');
  expect(basis).toMatch(/^依据：时限 limits-2026\.1/);
});

test('an hour limit with a pause says how much the pause gave back', () => {
  const pause = { from: new Date('2025-09-26T11:00:00+08:00'), to: new Date('2025-09-26T13:30:00+08:00') };
  const { start, steps, end } = storyOf({ limit: '3h', pauses: [pause] });
  expect(start).toContain('按自然时间计 3 小时');
  expect(steps).toEqual([
    { what: '9月26日 11:00 至 9月26日 13:30 暂停计时', result: '顺延 2 小时 30 分钟', counts: false },
  ]);
  expect(end).toBe('9月26日 15:30 到期');
});

test('days of an extension are told apart and count', () => {
  const { steps } = storyOf({ extendedDays: 1 });
  expect(steps.at(-1)).toMatchObject({ result: '延期第 1 天', counts: true });
});
