/** A phone rings at once in the day, and in the morning after a quiet night. */
import { ringAt } from './ringAt';

const cst = (text: string) => new Date(`${text.replace(' ', 'T')}+08:00`);

test.each([
  ['2026-03-11 21:59:59', '2026-03-11 21:59:59'],
  ['2026-03-11 22:00:00', '2026-03-12 07:00:00'],
  ['2026-03-11 23:30:00', '2026-03-12 07:00:00'],
  ['2026-03-12 00:00:00', '2026-03-12 07:00:00'],
  ['2026-03-12 06:59:59', '2026-03-12 07:00:00'],
  ['2026-03-12 07:00:00', '2026-03-12 07:00:00'],
  ['2026-12-31 22:15:00', '2027-01-01 07:00:00'],
])('what happens at %s rings at %s', (at, rings) => {
  expect(ringAt(cst(at), false)).toEqual(cst(rings));
});

test('what is urgent rings at night', () => {
  expect(ringAt(cst('2026-03-12 03:00:00'), true)).toEqual(cst('2026-03-12 03:00:00'));
});
