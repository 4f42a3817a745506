/** What speaks for a unit, weighed in the open: catalogue, confirmed dispatches, rulings. */
import { adviseCategories, adviseUnits, type AdviceRow } from './dispatchAdvice';
import { trainModel } from './model';

const row = (
  code: string,
  level2: string,
  level3: string,
  unitId: string,
  keywords: string[] = [],
): AdviceRow => ({
  code,
  level1: '城乡建设',
  level2,
  level3,
  unitId,
  keywords,
});
const rows = [
  row('1', '市政', '供热', 'heating'),
  row('2', '市政', '供水', 'water'),
  row('3', '环卫', '垃圾清运', 'sanitation', ['泔水桶']),
];
const byCode = new Map(rows.map((each) => [each.code, each]));
const advice = (key: string, p: number) => ({ key, p, reasons: [] });

test('a word the city itself put on a row decides where the general words say nothing', () => {
  const [first] = adviseCategories({ text: '楼下的泔水桶又满了' }, rows);
  expect(first).toMatchObject({ key: '3', reasons: [expect.stringContaining('“泔水桶”')] });
});

test('a text that says nothing gets no advice rather than a guess', () => {
  expect(adviseCategories({ text: '。。。' }, rows)).toEqual([]);
  expect(adviseUnits([], byCode, [], [])).toEqual([]);
});

test('what a person has chosen stands first, with its reason', () => {
  const [first, second] = adviseCategories({ text: '暖气不热' }, rows, undefined, '2');
  expect(first).toMatchObject({ key: '2', reasons: expect.arrayContaining(['受理时已选定']) });
  expect(second?.key).toBe('1');
});

test('a category that the catalogue no longer has is never proposed, however often it was learned', () => {
  const model = trainModel(
    Array.from({ length: 40 }, (_, i) => ({ text: `${i} 暖气不热`, label: i % 2 ? 'gone' : '1' })),
  );
  expect(adviseCategories({ text: '暖气不热' }, rows, model).map(({ key }) => key)).not.toContain('gone');
});

test('the catalogue’s unit leads until others have really handled such matters', () => {
  const units = (times: number) => adviseUnits([advice('1', 1)], byCode, [['1', 'town', times]], []);
  expect(units(1)[0]).toMatchObject({ key: 'heating', p: 0.75 });
  expect(units(30)[0]).toMatchObject({ key: 'town' });
  expect(units(30)[0]?.reasons[0]).toBe('“供热”已办结 30 件，其中 30 件由该单位办理');
});

test('a ruling on a like matter outweighs catalogue and habit, by as much as it is alike', () => {
  const ruled = (likeness: number) =>
    adviseUnits(
      [advice('1', 1)],
      byCode,
      [['1', 'heating', 50]],
      [{ lead: 'town', month: '2026-03', ticketNumber: 'N1', likeness }],
    );
  expect(ruled(0.8)[0]).toMatchObject({ key: 'town', reasons: ['联席会议裁定 2026-03（工单 N1）'] });
  expect(ruled(0.3)[0]).toMatchObject({ key: 'heating' });
  for (const likeness of [0, 0.3, 1]) {
    expect(ruled(likeness).reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1);
  }
});
