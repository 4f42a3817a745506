import type { VolumeView } from '@jsjb/shared/suggestion/contract';
import { columnsOf, sentenceOfVolume } from './volume';

const volume: VolumeView = {
  category: '010203',
  categoryName: '路灯',
  areaName: '宁远堡镇',
  adoptedMonth: '2026-02',
  months: [
    { month: '2025-12', tickets: 8 },
    { month: '2026-01', tickets: 12 },
    { month: '2026-02', tickets: 6 },
    { month: '2026-03', tickets: 3 },
  ],
  before: 10,
  after: 3,
};

test('columns stand before, at and after the month of the decision', () => {
  expect(columnsOf(volume).columns.map(({ name, side, height }) => [name, side, height])).toEqual([
    ['25年12月', 'before', 67],
    ['26年1月', 'before', 100],
    ['2月', 'turn', 50],
    ['3月', 'after', 25],
  ]);
});

test.each([
  [{}, '宁远堡镇的“路灯”方面的诉求，采纳前每月 10 件，采纳后每月 3 件，少了 70%。'],
  [{ after: 12 }, /多了 20%/],
  [{ after: 10 }, /大致持平/],
  [{ before: 0, after: 0 }, /大致持平/],
  [{ after: undefined }, /满一个月/],
  [{ adoptedMonth: undefined }, /近几个月/],
  [{ months: [{ month: '2026-01', tickets: 0 }] }, /没有人反映/],
  [{ categoryName: undefined }, '这条建议还没有可以比较的诉求。'],
])('%j is said in a sentence', (change, words) => {
  const said = sentenceOfVolume({ ...volume, ...change } as VolumeView);
  if (words instanceof RegExp) expect(said).toMatch(words);
  else expect(said).toBe(words);
});

test('nothing reported draws no bar and divides by nothing', () => {
  const empty = { ...volume, months: [{ month: '2026-01', tickets: 0 }] };
  expect(columnsOf(empty).columns[0]?.height).toBe(0);
});
