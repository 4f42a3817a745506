import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gridRing, latLngToCell } from 'h3-js';
import { createDuplicateIndex } from './duplicates';
import { measureDuplicates } from './evaluateDuplicates';
import { placeNames } from './placeNames';
import { indexClosed, similar } from './similar';

const hexCell = latLngToCell(38.52, 102.19, 9);
const far = latLngToCell(38.39, 102.07, 9);
const at = '2026-03-01T00:00:00.000Z';

function withColdHome() {
  const index = createDuplicateIndex();
  index.add({ id: '1', text: '家里暖气一直不热，屋里很冷', hexCell, at });
  index.add({ id: '2', text: '楼下烧烤摊油烟太大', hexCell, at });
  return index;
}
const asked = '供暖半个月了暖气片还是凉的';
const idsOf = (found: { id: string }[]) => found.map((one) => one.id);

test('a neighbour with the same matter in other words is found', () => {
  expect(withColdHome().find({ text: asked, hexCell, at })).toMatchObject([{ id: '1', place: 'hexCell' }]);
});

test('next door counts as the same place, the next town does not', () => {
  expect(idsOf(withColdHome().find({ text: asked, hexCell: gridRing(hexCell, 1)[0]!, at }))).toEqual(['1']);
  expect(withColdHome().find({ text: asked, hexCell: far, at })).toEqual([]);
});

test('the same matter half a year later is a new one', () => {
  expect(withColdHome().find({ text: asked, hexCell, at: '2026-09-01T00:00:00.000Z' })).toEqual([]);
});

test('a removed ticket and one with changed words are no longer found by the old words', () => {
  const index = withColdHome();
  index.remove('1');
  expect(index.find({ text: asked, hexCell, at })).toEqual([]);
  index.add({ id: '2', text: '人行道地砖碎了', hexCell, at });
  expect(index.find({ text: '烧烤油烟呛人', hexCell, at })).toEqual([]);
});

test('without positions the named places decide', () => {
  const index = createDuplicateIndex();
  index.add({ id: '1', text: '金昌小区路灯坏了，晚上看不见路', at });
  expect(index.find({ text: '金昌小区的路灯不亮', at })).toMatchObject([{ id: '1', place: 'name' }]);
  expect(index.find({ text: '新华花园的路灯不亮', at })).toEqual([]);
});

test.each(['', '😀', '\ud83d', '坏'.repeat(200_000)])(
  'odd texts are taken and asked without a fault',
  (text) => {
    const index = withColdHome();
    index.add({ id: '3', text, hexCell: 'not a hexCell', at: 'not a date' });
    expect(() => index.find({ text, hexCell: 'not a hexCell', at: 'not a date' })).not.toThrow();
  },
);

test('names of places are read, sentences that end like one are not', () => {
  expect([...placeNames('我住在魅力之城小区，靠近劳动东路')]).toEqual(['魅力之城小区', '劳动东路']);
  expect([...placeNames('严重影响了小区居民，整个小区都是味道，这条路很堵')]).toEqual([]);
});

test('on the labelled pairs precision and recall hold, also on the half no threshold was chosen on', () => {
  const pairs = readFileSync(join(__dirname, '../../../test/fixtures/duplicates.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const tested = measureDuplicates(pairs.filter((pair: { half: string }) => pair.half === 'test'));
  expect(tested.n).toBeGreaterThan(100);
  expect(tested.precision).toBeGreaterThan(0.85);
  expect(tested.recall).toBeGreaterThan(0.85);
});

test('the nearest closed tickets come first, and strangers not at all', () => {
  const index = indexClosed([
    { id: 'a', title: '路灯不亮', text: '公园路路灯坏了三天' },
    { id: 'b', title: '医保报销', text: '异地住院医保报销比例' },
  ]);
  expect(idsOf(similar(index, '路灯都不亮了', 5))).toEqual(['a']);
  expect(similar(index, '景区门票', 5)).toEqual([]);
});
