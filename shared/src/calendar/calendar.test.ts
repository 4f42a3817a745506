/** The working days of China, and what happens in a year nobody has announced yet. */
import { cst, rules } from '../testing/story';
import { deriveDue } from '../ticket/deadline';
import { dayKind, localDate, nextDate, startOfDay, weekdayOf, type Calendar } from './calendar';
import { chinaCalendar } from './china';

const daysOf = (year: number): string[] => {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = nextDate(day)) days.push(day);
  return days;
};

test.each([
  // Weekdays less the holidays that fall on them, plus the weekend days worked, counted from the notices.
  [2024, 366, 251],
  [2025, 365, 248],
  [2026, 365, 248],
])('%i has %i days, of which %i are worked', (year, all, worked) => {
  const days = daysOf(year);
  expect(days).toHaveLength(all);
  expect(days.filter((day) => dayKind(chinaCalendar, day).workday)).toHaveLength(worked);
});

test.each(chinaCalendar.years.map((year) => [year.year, year] as const))(
  'in %i every day worked in exchange falls on a weekend, and no day is both worked and off',
  (year, { daysOff, daysWorked }) => {
    expect(
      daysWorked.map((day) => weekdayOf(`${year}-${day}`)).filter((day) => !/周[六日]/.test(day)),
    ).toEqual([]);
    expect(daysWorked.filter((day) => daysOff.includes(day))).toEqual([]);
    expect(new Set(daysOff).size).toBe(daysOff.length);
    expect(
      [...daysOff, ...daysWorked].filter((day) => nextDate(`${year}-${day}`) === 'Invalid Date'),
    ).toEqual([]);
  },
);

test.each([
  ['2025-09-28', true, '调休上班'],
  ['2025-10-08', false, '节假日'],
  ['2025-03-15', false, '休息'],
  ['2025-03-14', true, '工作日'],
])('%s: worked is %s, because %s', (date, workday, reason) => {
  expect(dayKind(chinaCalendar, date)).toEqual({ workday, reason });
});

test('a date begins at midnight in China, wherever the server stands', () => {
  expect(startOfDay('2025-03-12').toISOString()).toBe('2025-03-11T16:00:00.000Z');
  expect(localDate(new Date('2025-03-11T15:59:59.999Z'))).toBe('2025-03-11');
  expect(localDate(new Date('2025-03-11T16:00:00Z'))).toBe('2025-03-12');
  expect(nextDate('2024-02-28')).toBe('2024-02-29');
  expect(nextDate('2025-12-31')).toBe('2026-01-01');
});

describe('2027, which nobody has announced', () => {
  /** Made up for this test: 1 to 3 January off, Saturday 9 January worked. */
  const with2027: Calendar = {
    version: 'china-2027.test',
    years: [
      ...chinaCalendar.years,
      { year: 2027, daysOff: ['01-01', '01-02', '01-03'], daysWorked: ['01-09'] },
    ],
  };
  const due = (start: string, limit: '3d' | '5d', calendar: Calendar): Date =>
    deriveDue({ limit, startedAt: cst(start) }, { ...rules, calendar }).dueAt;

  test('is refused, not guessed', () => {
    expect(() => dayKind(chinaCalendar, '2027-01-01')).toThrow(
      expect.objectContaining({ code: 'CALENDAR_NOT_COVERED', userMessage: expect.stringContaining('2027') }),
    );
    expect(() => due('2026-12-30 10:00', '5d', chinaCalendar)).toThrow(
      expect.objectContaining({ code: 'CALENDAR_NOT_COVERED' }),
    );
  });

  test.each([
    ['2026-12-30 10:00', '5d', '2027-01-07 24:00'],
    ['2027-01-01 10:00', '3d', '2027-01-06 24:00'],
    ['2027-01-07 10:00', '3d', '2027-01-11 24:00'],
  ] as const)('once imported, dispatched %s with %s is due %s', (start, limit, end) => {
    expect(due(start, limit, with2027)).toEqual(cst(end));
  });

  test('a year before the first is refused as well', () => {
    expect(() => dayKind(chinaCalendar, '2023-12-29')).toThrow(
      expect.objectContaining({ code: 'CALENDAR_NOT_COVERED' }),
    );
  });
});
