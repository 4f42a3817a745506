/** The explanation an office reads beside a due time, line by line. */
import { withYears } from '../calendar/parseYear';
import { chinaCalendar } from '../calendar/china';
import { begin, cst, go, rules, type Step } from '../testing/story';
import { defaultLimitRules, deriveDue } from './deadline';
import { explainDue } from './explainDue';
import { rulesFor } from './frozenRules';
import type { Rules } from './terms';
import type { Limit, ResidentClock } from './ticket';
import { afterOpenHours } from './workingTime';

const clockOf = (limit: Limit, startedAt: string, more: Partial<ResidentClock> = {}): ResidentClock => ({
  limit,
  startedAt: cst(startedAt),
  dueAt: deriveDue({ limit, startedAt: cst(startedAt) }, rules).dueAt,
  rulesVersion: rules.limits.version,
  calendarVersion: rules.calendar.version,
  extendedDays: 0,
  pauses: [],
  ...more,
});

test('five working days over National Day 2025: every day and why it counts or not', () => {
  expect(explainDue(clockOf('5d', '2025-09-26 10:00'), rules)).toEqual([
    '9月26日 10:00 派单，时限 5 个工作日，当日不计',
    '9月27日 周六 休息 → 不计',
    '9月28日 周日 调休上班 → 第 1 天',
    '9月29日 周一 工作日 → 第 2 天',
    '9月30日 周二 工作日 → 第 3 天',
    ...[...'三四五六日一二三'].map((weekday, day) => `10月${day + 1}日 周${weekday} 节假日 → 不计`),
    '10月9日 周四 工作日 → 第 4 天',
    '10月10日 周五 工作日 → 第 5 天',
    '10月10日 24:00 到期',
    '依据：时限 limits-2026.2，日历 china-2026.1',
  ]);
});

test('an hour limit over midnight, a pause and an extension each have their line', () => {
  expect(explainDue(clockOf('3h', '2025-03-12 22:30'), rules)).toEqual([
    '3月12日 22:30 派单，从此刻起按自然时间计 3 小时',
    '3月13日 01:30 到期',
    '依据：时限 limits-2026.2，日历 china-2026.1',
  ]);
  const paused = clockOf('24h', '2025-03-12 09:00', {
    pauses: [{ from: cst('2025-03-12 10:00'), to: cst('2025-03-12 12:30') }],
    extendedDays: 1,
  });
  expect(explainDue(paused, rules).slice(1, -1)).toEqual([
    '3月12日 10:00 至 3月12日 12:30 暂停计时 → 顺延 2 小时 30 分钟',
    '3月14日 周五 工作日 → 延期第 1 天',
    '3月14日 24:00 到期',
  ]);
});

describe('a ticket is judged by the rules it was dispatched under', () => {
  const year = { year: 2025, daysOff: ['01-01', '05-01', '10-01', '03-13', '03-14'], daysWorked: [] };
  const later: Rules = {
    calendar: withYears(
      chinaCalendar,
      [year, { ...year, year: 2027, daysOff: ['01-01', '05-01', '10-01'] }],
      'v2',
    ),
    limits: {
      ...defaultLimitRules,
      version: 'l2',
      lengths: { ...defaultLimitRules.lengths, '3d': { days: 9 } },
    },
    former: { calendars: [chinaCalendar], limits: [defaultLimitRules] },
  };
  const clock = clockOf('3d', '2025-03-12 09:00');

  test('neither a new calendar nor a new rules moves its due time', () => {
    expect(deriveDue(clock, rulesFor(later, clock)).dueAt).toEqual(cst('2025-03-18 00:00'));
    expect(explainDue(clock, later)).toEqual(explainDue(clock, rules));
    const fresh = { ...clock, rulesVersion: 'l2', calendarVersion: 'v2' };
    expect(deriveDue(fresh, rulesFor(later, fresh)).dueAt).not.toEqual(cst('2025-03-18 00:00'));
  });

  test('a year its calendar did not know yet comes from the version in force', () => {
    const old = clockOf('3d', '2026-12-25 09:00', { extendedDays: 2 });
    expect(() => deriveDue(old, rules)).toThrow('2027');
    expect(deriveDue(old, rulesFor(later, old)).dueAt).toEqual(cst('2027-01-05 00:00'));
  });

  test('a version nobody knows any more is judged by the one in force', () => {
    const lost = { ...clock, rulesVersion: 'gone', calendarVersion: 'gone' };
    expect(rulesFor(later, lost)).toMatchObject({ limits: later.limits, calendar: later.calendar });
  });
});

describe('a unit that keeps hours', () => {
  const opening = [
    ['08:30', '12:00'],
    ['14:30', '18:00'],
  ] as const;
  const after = (start: string, hours: number, pauses: { from: Date; to: Date }[] = []) =>
    afterOpenHours(cst(start), hours * 3600_000, opening, pauses, chinaCalendar);

  test.each([
    ['2025-03-12 09:00', 3, '2025-03-12 12:00', 'within the morning'],
    ['2025-03-12 11:00', 3, '2025-03-12 16:30', 'over lunch'],
    ['2025-03-12 17:30', 3, '2025-03-13 11:00', 'over night'],
    ['2025-03-14 17:00', 3, '2025-03-17 10:30', 'over a weekend'],
    ['2025-03-15 10:00', 3, '2025-03-17 11:30', 'given on a Saturday'],
    ['2025-09-27 10:00', 3, '2025-09-28 11:30', 'Sunday 28 is worked'],
    ['2025-09-30 17:00', 3, '2025-10-09 10:30', 'over National Day'],
    ['2025-03-12 06:00', 24, '2025-03-17 11:30', 'three days of seven hours and three more'],
  ])('%s and %i open hours end at %s: %s', (start, hours, end) => {
    expect(after(start, hours)).toEqual(cst(end));
  });

  test('a pause over lunch credits nothing, one in the morning its length', () => {
    const pause = (from: string, to: string) => [{ from: cst(from), to: cst(to) }];
    expect(after('2025-03-12 09:00', 3, pause('2025-03-12 12:00', '2025-03-12 14:00'))).toEqual(
      cst('2025-03-12 12:00'),
    );
    expect(after('2025-03-12 09:00', 3, pause('2025-03-12 10:00', '2025-03-12 11:00'))).toEqual(
      cst('2025-03-12 15:30'),
    );
  });

  test('its leg is judged by its hours, the resident by the clock on the wall', () => {
    const steps: Step[] = [
      ['agent', 'accept', {}, cst('2025-03-14 17:00')],
      [
        'dispatcher',
        'dispatch',
        { limit: '3h', lead: { id: 'roads', path: ['city', 'roads'], opening } },
        cst('2025-03-14 17:00'),
      ],
    ];
    const { ticket } = go(begin('resident', cst('2025-03-14 16:00')), ...steps);
    expect(ticket.clock?.dueAt).toEqual(cst('2025-03-14 20:00'));
    expect(ticket.legs[0]?.dueAt).toEqual(cst('2025-03-17 10:30'));
  });
});
