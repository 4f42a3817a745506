import type { LookupOption } from './formSpec';
import { groupsOf, inSight, searchOptions } from './lookup';

const units: LookupOption[] = [
  { value: 'a', label: '金川区教育局', hint: '部门', group: '部门' },
  { value: 'b', label: '市教育局', hint: '部门', group: '部门' },
  { value: 'c', label: '教育路街道', hint: '乡镇（街道）', group: '乡镇（街道）' },
];

test('every word typed must occur, and names that begin with it come first', () => {
  expect(searchOptions(units, '教育').map(({ value }) => value)).toEqual(['c', 'a', 'b']);
  expect(searchOptions(units, '教育 部门').map(({ value }) => value)).toEqual(['a', 'b']);
  expect(searchOptions(units, '水务')).toEqual([]);
});

test('a long list shows a few and says how many more there are', () => {
  const many = Array.from({ length: 20 }, (_, index) => ({ value: `${index}`, label: `第 ${index} 中学` }));
  expect(inSight(many, '中学', '')).toMatchObject({ shown: { length: 8 }, hidden: 12 });
});

test('a group is looked through as a whole, until something is typed', () => {
  expect(groupsOf(units)).toEqual(['部门', '乡镇（街道）']);
  expect(inSight(units, '', '部门').shown.map(({ value }) => value)).toEqual(['a', 'b']);
  expect(inSight(units, '街道', '部门').shown.map(({ value }) => value)).toEqual(['c']);
});
