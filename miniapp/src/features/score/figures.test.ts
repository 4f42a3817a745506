import type { ScoreRow } from '@jsjb/shared/score/contract';
import { rateNames } from '@jsjb/shared/score/rules';
import { barsOf, countsOf, frozenWords, percentOf, periodsAt, weightWords } from './figures';

const none = { n: 0, d: 0, x: 0, value: null };
const row = (name: string, score: number | null, finish = none as ScoreRow['rates']['finish']): ScoreRow => ({
  key: name,
  name,
  score,
  rates: { ...Object.fromEntries(rateNames.map((rate) => [rate, none])), finish } as ScoreRow['rates'],
});

test('an empty denominator is a dash, never nought', () => {
  expect(percentOf(none)).toBe('—');
  expect(percentOf({ value: 0 })).toBe('0.0%');
  expect(barsOf([row('甲', null)], 'score')).toMatchObject([{ value: '—', width: 0 }]);
});

test('a rate stands with its numerator, its denominator and what was excluded', () => {
  expect(countsOf({ n: 3, d: 4, x: 1, value: 0.75 })).toBe('3 / 4，剔除 1');
  expect(countsOf({ n: 3, d: 4, x: 0, value: 0.75 })).toBe('3 / 4');
});

test('rows are compared by what is chosen, the best first, the empty last', () => {
  const rows = [
    row('甲', 60, { n: 1, d: 1, x: 0, value: 1 }),
    row('乙', 90, { n: 1, d: 2, x: 0, value: 0.5 }),
    row('丙', null),
  ];
  expect(barsOf(rows, 'score').map(({ name }) => name)).toEqual(['乙', '甲', '丙']);
  expect(barsOf(rows, 'finish').map(({ name, width }) => [name, width])).toEqual([
    ['甲', 100],
    ['乙', 50],
    ['丙', 0],
  ]);
});

test('a month begins at midnight in China', () => {
  expect(periodsAt(new Date('2026-02-28T15:59:59Z'))[0]).toEqual({ value: '2026-02', label: '2026年2月' });
  expect(periodsAt(new Date('2026-02-28T16:00:00Z'))[0]).toEqual({ value: '2026-03', label: '2026年3月' });
  expect(periodsAt(new Date('2025-12-31T16:00:00Z')).at(-2)).toEqual({ value: '2026', label: '2026年全年' });
});

test('whether figures still change is said in words', () => {
  const months = [
    { month: '2026-01', frozen: true },
    { month: '2026-02', frozen: false },
  ];
  expect(frozenWords({ period: '2026', months })).toBe('由 2 个月相加，其中 1 个月已经冻结。');
  expect(frozenWords({ period: '2026-02', months: months.slice(1) })).toContain('还没有冻结');
  expect(weightWords({ response: 0.3, finish: 0.3, satisfied: 0.4 })).toBe(
    '响应率 30% + 办结率 30% + 满意率 40%',
  );
});
