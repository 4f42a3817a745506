import { dueWords, timeWords } from './timeWords';

const now = new Date('2025-09-26T10:00:00+08:00');

test.each([
  ['2025-09-26T08:05:00+08:00', '今天 08:05'],
  ['2025-09-25T23:59:00+08:00', '昨天 23:59'],
  ['2025-09-27T00:00:00+08:00', '明天 00:00'],
  ['2025-03-01T17:00:00+08:00', '3月1日 17:00'],
  ['2024-12-31T17:00:00+08:00', '2024年12月31日 17:00'],
])('%s is told as %s', (at, words) => {
  expect(timeWords(new Date(at), now)).toBe(words);
});

test('a limit that ends with the day is told as 24:00 of that day', () => {
  expect(dueWords(new Date('2025-10-11T00:00:00+08:00'), now)).toBe('10月10日 24:00');
  expect(dueWords(new Date('2025-09-27T00:00:00+08:00'), now)).toBe('今天 24:00');
  expect(dueWords(new Date('2025-09-26T13:00:00+08:00'), now)).toBe('今天 13:00');
});
