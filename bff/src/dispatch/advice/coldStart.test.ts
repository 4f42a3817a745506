import { coldStartScores } from './coldStart';

const catalogue = [
  { level1: '城乡建设', level2: '城市建设和市政管理', level3: '公园管理' },
  { level1: '劳动和社会保障', level2: '城镇居民社会保险', level3: '城乡居民养老保险' },
  { level1: '劳动和社会保障', level2: '城镇职工社会保险', level3: '职工失业保险' },
  { level1: '民政', level2: '社会救助', level3: '其他' },
];
const first = (text: string) => coldStartScores(text, catalogue)[0];

test('a row whose name is in the text comes first, with that word', () => {
  const best = first('请问城乡居民养老保险网上能交吗');
  expect(best!.row.level3).toBe('城乡居民养老保险');
  expect(best!.words[0]).toBe('城乡居民养老保险');
});

test('a row is found by the words of its field when its name is not said', () => {
  expect(first('低保户的困难补助没有发')!.row.level2).toBe('社会救助');
});

test('a row with nothing for it is not offered, and an empty text offers nothing', () => {
  expect(coldStartScores('低保', catalogue).map((score) => score.row.level1)).toEqual(['民政']);
  expect(coldStartScores('', catalogue)).toEqual([]);
});
