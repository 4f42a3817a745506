import { remainingWords } from './dueWords';

const now = new Date('2025-09-26T10:00:00+08:00');
const in_ = (ms: number): Date => new Date(now.getTime() + ms);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test.each([
  [30_000, '还剩 不到 1 分钟'],
  [12 * minute, '还剩 12 分钟'],
  [2 * hour + 5 * minute, '还剩 2 小时 5 分钟'],
  [5 * hour + 40 * minute, '还剩 5 小时'],
  [day, '还剩 1 天'],
  [3 * day + 4 * hour, '还剩 3 天 4 小时'],
  [9 * day + 4 * hour, '还剩 9 天'],
  [-90 * minute, '已超 1 小时 30 分钟'],
  [0, '已超 不到 1 分钟'],
])('a due time %d ms away reads %s', (ms, words) => {
  expect(remainingWords(in_(ms), now)).toBe(words);
});
