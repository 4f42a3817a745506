/** Due times counted by hand on the calendars of 2024 to 2026, row by row. */
import { cst, rules } from '../testing/story';
import { defaultLimitRules, deriveDue, lightOf } from './deadline';
import type { Limit, Pause } from './ticket';

type Row = readonly [start: string, limit: Limit, due: string, why: string];

const days: readonly Row[] = [
  // 2024
  ['2024-01-01 10:00', '3d', '2024-01-04 24:00', 'New Year is the first day and does not count: 2, 3, 4'],
  ['2024-01-05 17:00', '3d', '2024-01-10 24:00', 'over a weekend: 8, 9, 10'],
  ['2024-02-02 09:00', '3d', '2024-02-06 24:00', 'Sunday 4 is worked: 4, 5, 6'],
  [
    '2024-02-08 09:00',
    '5d',
    '2024-02-21 24:00',
    'the eve is worked in 2024: 9, 18 (Sunday worked), 19, 20, 21',
  ],
  ['2024-02-09 11:00', '3d', '2024-02-20 24:00', 'Spring Festival 10 to 17: 18 (Sunday worked), 19, 20'],
  ['2024-02-17 11:00', '5d', '2024-02-22 24:00', 'dispatched on a day off: 18, 19, 20, 21, 22'],
  ['2024-02-28 11:00', '3d', '2024-03-04 24:00', 'leap day: 29, 1, 4'],
  ['2024-04-03 11:00', '5d', '2024-04-11 24:00', 'Qingming 4 to 6: 7 (Sunday worked), 8, 9, 10, 11'],
  ['2024-04-26 11:00', '3d', '2024-04-30 24:00', '28 (Sunday worked), 29, 30'],
  ['2024-04-30 11:00', '3d', '2024-05-08 24:00', 'Labour Day 1 to 5: 6, 7, 8'],
  ['2024-05-06 11:00', '5d', '2024-05-11 24:00', '7, 8, 9, 10, 11 (Saturday worked)'],
  ['2024-06-07 11:00', '3d', '2024-06-13 24:00', 'Dragon Boat on Monday 10: 11, 12, 13'],
  ['2024-09-13 11:00', '3d', '2024-09-19 24:00', '14 (Saturday worked), Mid-Autumn 15 to 17, 18, 19'],
  ['2024-09-27 11:00', '5d', '2024-10-10 24:00', '29 (Sunday worked), 30, National Day 1 to 7, 8, 9, 10'],
  ['2024-10-09 11:00', '3d', '2024-10-12 24:00', '10, 11, 12 (Saturday worked)'],
  ['2024-10-11 11:00', '3d', '2024-10-15 24:00', '12 (Saturday worked), 14, 15'],
  ['2024-12-30 11:00', '3d', '2025-01-03 24:00', 'over the year end: 31, 2, 3'],
  ['2024-12-31 11:00', '5d', '2025-01-08 24:00', '2, 3, 6, 7, 8'],
  // 2025
  ['2025-01-24 11:00', '3d', '2025-02-05 24:00', '26 (Sunday worked), 27, Spring Festival 28 to 4, 5'],
  ['2025-01-27 11:00', '5d', '2025-02-10 24:00', '5, 6, 7, 8 (Saturday worked), 10'],
  ['2025-02-07 11:00', '3d', '2025-02-11 24:00', '8 (Saturday worked), 10, 11'],
  ['2025-03-12 09:00', '5d', '2025-03-19 24:00', 'an ordinary week: 13, 14, 17, 18, 19'],
  ['2025-03-12 23:59', '3d', '2025-03-17 24:00', 'the last minute of the day is still that day: 13, 14, 17'],
  ['2025-03-13 00:00', '3d', '2025-03-18 24:00', 'midnight belongs to the new day: 14, 17, 18'],
  ['2025-03-15 12:00', '3d', '2025-03-19 24:00', 'dispatched on Saturday: 17, 18, 19'],
  ['2025-03-16 23:59', '5d', '2025-03-21 24:00', 'dispatched on Sunday night: 17 to 21'],
  ['2025-04-03 11:00', '3d', '2025-04-09 24:00', 'Qingming 4 to 6: 7, 8, 9'],
  ['2025-04-25 11:00', '5d', '2025-05-06 24:00', '27 (Sunday worked), 28, 29, 30, Labour Day 1 to 5, 6'],
  ['2025-04-30 11:00', '3d', '2025-05-08 24:00', '6, 7, 8'],
  ['2025-05-30 11:00', '3d', '2025-06-05 24:00', 'Dragon Boat 31 to 2: 3, 4, 5'],
  ['2025-09-25 23:59', '5d', '2025-10-09 24:00', '26, 28 (Sunday worked), 29, 30, 9'],
  ['2025-09-26 00:00', '5d', '2025-10-10 24:00', '28 (Sunday worked), 29, 30, 9, 10'],
  ['2025-09-26 10:00', '5d', '2025-10-10 24:00', '28 (Sunday worked), 29, 30, 9, 10'],
  ['2025-09-26 10:00', '3d', '2025-09-30 24:00', '28 (Sunday worked), 29, 30'],
  ['2025-09-30 10:00', '3d', '2025-10-11 24:00', 'National Day 1 to 8: 9, 10, 11 (Saturday worked)'],
  ['2025-10-01 00:00', '3d', '2025-10-11 24:00', 'dispatched on National Day: 9, 10, 11 (Saturday worked)'],
  ['2025-10-10 10:00', '5d', '2025-10-16 24:00', '11 (Saturday worked), 13, 14, 15, 16'],
  ['2025-12-29 10:00', '3d', '2026-01-04 24:00', '30, 31, 4 (Sunday worked)'],
  ['2025-12-31 10:00', '5d', '2026-01-08 24:00', '4 (Sunday worked), 5, 6, 7, 8'],
  // 2026
  ['2026-01-02 10:00', '3d', '2026-01-06 24:00', '4 (Sunday worked), 5, 6'],
  ['2026-02-12 10:00', '3d', '2026-02-24 24:00', '13, 14 (Saturday worked), Spring Festival 15 to 23, 24'],
  ['2026-02-13 10:00', '5d', '2026-02-27 24:00', '14 (Saturday worked), 24, 25, 26, 27'],
  ['2026-02-24 10:00', '5d', '2026-03-02 24:00', '25, 26, 27, 28 (Saturday worked), 2'],
  ['2026-04-03 10:00', '3d', '2026-04-09 24:00', 'Qingming 4 to 6: 7, 8, 9'],
  ['2026-04-30 10:00', '5d', '2026-05-11 24:00', '6, 7, 8, 9 (Saturday worked), 11'],
  ['2026-05-08 10:00', '3d', '2026-05-12 24:00', '9 (Saturday worked), 11, 12'],
  ['2026-06-18 10:00', '3d', '2026-06-24 24:00', 'Dragon Boat 19 to 21: 22, 23, 24'],
  ['2026-09-18 10:00', '5d', '2026-09-24 24:00', '20 (Sunday worked), 21, 22, 23, 24'],
  ['2026-09-24 10:00', '3d', '2026-09-30 24:00', 'Mid-Autumn 25 to 27: 28, 29, 30'],
  ['2026-09-28 10:00', '5d', '2026-10-10 24:00', '29, 30, National Day 1 to 7, 8, 9, 10 (Saturday worked)'],
  ['2026-10-09 10:00', '3d', '2026-10-13 24:00', '10 (Saturday worked), 12, 13'],
  ['2026-12-24 10:00', '5d', '2026-12-31 24:00', 'the last day the calendar covers: 25, 28, 29, 30, 31'],
  ['2026-12-28 10:00', '3d', '2026-12-31 24:00', '29, 30, 31'],
];

const hours: readonly Row[] = [
  ['2025-03-12 10:00', 'instant', '2025-03-12 11:00', 'within the hour'],
  ['2025-03-12 23:30', 'instant', '2025-03-13 00:30', 'over midnight'],
  ['2025-03-12 22:00', '3h', '2025-03-13 01:00', 'over midnight'],
  ['2025-10-01 09:00', '3h', '2025-10-01 12:00', 'a day off counts'],
  ['2025-12-31 22:30', '3h', '2026-01-01 01:30', 'over the year end'],
  ['2025-12-31 22:30', '24h', '2026-01-01 22:30', 'over the year end'],
  ['2024-02-28 15:00', '24h', '2024-02-29 15:00', 'into the leap day'],
  ['2024-02-29 15:00', '24h', '2024-03-01 15:00', 'out of the leap day'],
  ['2025-09-27 18:00', '24h', '2025-09-28 18:00', 'over a weekend'],
  ['2026-12-31 23:00', '3h', '2027-01-01 02:00', 'natural time needs no calendar'],
  ['2026-12-31 12:00', '24h', '2027-01-01 12:00', 'natural time needs no calendar'],
];

type Extended = readonly [start: string, limit: Limit, days: number, due: string, why: string];
const extensions: readonly Extended[] = [
  ['2025-03-12 09:00', '5d', 5, '2025-03-26 24:00', '19 and then 20, 21, 24, 25, 26'],
  ['2025-09-26 10:00', '5d', 3, '2025-10-14 24:00', '10 and then 11 (Saturday worked), 13, 14'],
  [
    '2025-01-24 11:00',
    '3d',
    10,
    '2025-02-18 24:00',
    '5 and then 6, 7, 8 (Saturday worked), 10 to 14, 17, 18',
  ],
  ['2025-12-29 10:00', '3d', 2, '2026-01-06 24:00', '4 and then 5, 6'],
  ['2025-03-12 10:00', '3h', 1, '2025-03-13 24:00', 'an hour limit grows by whole working days'],
  ['2025-03-14 10:00', '24h', 2, '2025-03-18 24:00', 'due on Saturday, then 17, 18'],
  ['2025-03-12 21:00', '3h', 1, '2025-03-13 24:00', 'due at 24:00 sharp still belongs to the 12th'],
];

type Paused = readonly [
  start: string,
  limit: Limit,
  pauses: readonly [string, string][],
  due: string,
  why: string,
];
const pauses: readonly Paused[] = [
  ['2025-03-12 09:00', '5d', [['2025-03-15 09:00', '2025-03-16 18:00']], '2025-03-19 24:00', 'a weekend'],
  ['2025-03-12 09:00', '5d', [['2025-03-14 09:00', '2025-03-14 17:00']], '2025-03-19 24:00', 'within a day'],
  [
    '2025-03-12 09:00',
    '5d',
    [['2025-03-14 18:00', '2025-03-17 09:00']],
    '2025-03-20 24:00',
    'only Friday ended',
  ],
  ['2025-09-26 10:00', '5d', [['2025-10-01 09:00', '2025-10-08 18:00']], '2025-10-10 24:00', 'National Day'],
  [
    '2025-09-26 10:00',
    '5d',
    [['2025-09-28 09:00', '2025-09-29 09:00']],
    '2025-10-11 24:00',
    'a worked Sunday',
  ],
  [
    '2025-03-12 09:00',
    '5d',
    [['2025-03-13 10:00', '2025-06-03 10:00']],
    '2025-06-09 24:00',
    'a whole spring',
  ],
  [
    '2025-12-30 09:00',
    '5d',
    [['2025-12-31 10:00', '2026-03-02 10:00']],
    '2026-03-06 24:00',
    'over the year end',
  ],
  [
    '2025-03-12 09:00',
    '5d',
    [['2025-03-13 20:00', '2025-03-14 00:00']],
    '2025-03-20 24:00',
    'up to midnight',
  ],
  ['2025-03-12 09:00', '5d', [['2025-03-14 00:00', '2025-03-14 09:00']], '2025-03-19 24:00', 'from midnight'],
  ['2025-03-12 10:00', '24h', [['2025-03-12 12:00', '2025-03-12 15:00']], '2025-03-13 13:00', 'three hours'],
  [
    '2025-12-31 22:30',
    '3h',
    [['2025-12-31 23:00', '2026-01-01 02:00']],
    '2026-01-01 04:30',
    'over the year end',
  ],
  [
    '2025-03-12 10:00',
    '3h',
    [['2025-03-12 14:00', '2025-03-12 15:00']],
    '2025-03-12 13:00',
    'after it was due',
  ],
  [
    '2025-03-12 10:00',
    '3h',
    [['2025-03-12 08:00', '2025-03-12 09:00']],
    '2025-03-12 13:00',
    'before it began',
  ],
  [
    '2025-03-12 10:00',
    '3h',
    [['2025-03-12 08:00', '2025-03-12 11:00']],
    '2025-03-12 14:00',
    'around the start',
  ],
  [
    '2025-03-12 10:00',
    '24h',
    [
      ['2025-03-12 12:00', '2025-03-12 15:00'],
      ['2025-03-12 14:00', '2025-03-12 16:00'],
    ],
    '2025-03-13 14:00',
    'two that overlap count once',
  ],
  [
    '2025-03-12 09:00',
    '5d',
    [
      ['2025-03-13 10:00', '2025-03-14 09:00'],
      ['2025-03-18 10:00', '2025-03-20 09:00'],
    ],
    '2025-03-24 24:00',
    'two apart: 14, 17, 20, 21, 24',
  ],
];

const asPauses = (rows: readonly (readonly [string, string])[]): Pause[] =>
  rows.map(([from, to]) => ({ from: cst(from), to: cst(to) }));

test.each([...days, ...hours])('dispatched %s with %s: due %s (%s)', (start, limit, due) => {
  expect(deriveDue({ limit, startedAt: cst(start) }, rules).dueAt).toEqual(cst(due));
});

test.each(extensions)(
  'dispatched %s with %s, extended by %i days: due %s (%s)',
  (start, limit, extendedDays, due) => {
    expect(deriveDue({ limit, startedAt: cst(start), extendedDays }, rules).dueAt).toEqual(cst(due));
  },
);

test.each(pauses)('dispatched %s with %s, paused %j: due %s (%s)', (start, limit, rows, due) => {
  expect(deriveDue({ limit, startedAt: cst(start), pauses: asPauses(rows) }, rules).dueAt).toEqual(cst(due));
});

test('an extension after a pause counts from the later due time', () => {
  const clock = {
    limit: '5d',
    startedAt: cst('2025-03-12 09:00'),
    pauses: asPauses([['2025-03-13 10:00', '2025-03-17 09:00']]),
    extendedDays: 2,
  } as const;
  // 13 and 14 are lost; 17 to 21 count; then 24 and 25.
  expect(deriveDue(clock, rules).dueAt).toEqual(cst('2025-03-25 24:00'));
});

test('the golden case explains itself day by day', () => {
  const { lines } = deriveDue({ limit: '5d', startedAt: cst('2025-09-26 10:00') }, rules);
  expect(lines.map(({ date, counted, reason }) => `${date} ${counted ? '计' : '不计'} ${reason}`)).toEqual([
    '2025-09-27 不计 周六 休息',
    '2025-09-28 计 周日 调休上班',
    '2025-09-29 计 周一 工作日',
    '2025-09-30 计 周二 工作日',
    '2025-10-01 不计 周三 节假日',
    '2025-10-02 不计 周四 节假日',
    '2025-10-03 不计 周五 节假日',
    '2025-10-04 不计 周六 节假日',
    '2025-10-05 不计 周日 节假日',
    '2025-10-06 不计 周一 节假日',
    '2025-10-07 不计 周二 节假日',
    '2025-10-08 不计 周三 节假日',
    '2025-10-09 计 周四 工作日',
    '2025-10-10 计 周五 工作日',
  ]);
});

test.each([
  ['5d', '2025-10-10 24:00', '2025-10-09 23:59', 'green'],
  ['5d', '2025-10-10 24:00', '2025-10-10 00:00', 'yellow'],
  ['5d', '2025-10-10 24:00', '2025-10-10 23:59', 'yellow'],
  ['5d', '2025-10-10 24:00', '2025-10-11 00:00', 'red'],
  // After a weekend: on Saturday a working day and the weekend are left, on Monday the one day.
  ['3d', '2025-03-17 24:00', '2025-03-15 12:00', 'green'],
  ['3d', '2025-03-17 24:00', '2025-03-17 00:00', 'yellow'],
  ['3h', '2025-03-12 13:00', '2025-03-12 11:59', 'green'],
  ['3h', '2025-03-12 13:00', '2025-03-12 12:00', 'yellow'],
  ['3h', '2025-03-12 13:00', '2025-03-12 13:00', 'red'],
  ['24h', '2025-03-13 10:00', '2025-03-13 01:59', 'green'],
  ['24h', '2025-03-13 10:00', '2025-03-13 02:00', 'yellow'],
  ['instant', '2025-03-12 11:00', '2025-03-12 10:39', 'green'],
  ['instant', '2025-03-12 11:00', '2025-03-12 10:40', 'yellow'],
] as const)('%s due %s is, at %s, %s', (limit, due, now, light) => {
  expect(lightOf({ limit, dueAt: cst(due) }, cst(now), defaultLimitRules)).toBe(light);
});
