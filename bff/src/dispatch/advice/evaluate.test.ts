import { confusionTable, crossValidate, measure, summaryLine } from './evaluate';
import { stratifiedFolds } from './folds';
import { nearCopyGroups } from './nearCopies';

const outcome = (actual: string, ...ranked: string[]) => ({ id: actual, actual, ranked });

test('top-1, top-3 and macro F1 are those worked out by hand', () => {
  const measures = measure([
    outcome('甲', '甲', '乙', '丙'),
    outcome('甲', '乙', '丙', '甲'),
    outcome('乙', '乙', '甲', '丙'),
    outcome('丙', '丁', '甲', '乙'),
  ]);
  // F1: 甲 2·1/(1+2), 乙 2·1/(2+1), 丙 0, 丁 0
  expect(summaryLine(measures)).toBe('top1 0.500 top3 0.750 macroF1 0.333 n 004');
  expect(measures.confusion[measures.labels.indexOf('甲')]![measures.labels.indexOf('乙')]).toBe(1);
});

test('the table has a row for every class that was right or said', () => {
  expect(confusionTable(measure([outcome('甲', '乙')])).split('\n')).toHaveLength(3);
});

test('folds share every class out evenly and the same seed gives the same folds', () => {
  const labels = Array.from({ length: 50 }, (_, i) => (i % 5 === 0 ? '少' : '多'));
  const folds = stratifiedFolds(labels, 5, 3);
  for (let k = 0; k < 5; k++)
    expect(labels.filter((label, at) => label === '少' && folds[at] === k)).toHaveLength(2);
  expect(stratifiedFolds(labels, 5, 3)).toEqual(folds);
  expect(stratifiedFolds(labels, 5, 4)).not.toEqual(folds);
});

test('a message sent twice with an edit stays on one side of the split', () => {
  const text = '我市轨道交通线网规划滞后，建议尽快启动市域铁路建设，方便两岸居民出行。';
  const groups = nearCopyGroups(['关于噪音的投诉', text, '路灯不亮', `${text}谢谢！`]);
  expect(groups).toEqual([0, 1, 2, 1]);
  const folds = stratifiedFolds(['甲', '甲', '甲', '甲'], 4, 1, groups);
  expect(folds[1]).toBe(folds[3]);
});

test('every message is tested exactly once', () => {
  const said = {
    卫生计生: [
      '手术失败医院不赔',
      '诊所医生没有执照',
      '挂号要排三小时队',
      '护士态度很差',
      '住院费没有清单',
      '疫苗断货',
      '村医补助没发',
      '独生子女费停发',
    ],
    交通运输: [
      '司机不打表',
      '快递丢件不赔',
      '高速收费不合理',
      '黑车在站前拉客',
      '客运班车停开',
      '邮政不投递包裹',
      '出租车拒载',
      '渣土车超载',
    ],
  };
  const messages = Object.entries(said).flatMap(([category, bodies]) =>
    bodies.map((body) => ({ id: body, title: '', body, category })),
  );
  const outcomes = crossValidate(messages, 4);
  expect(outcomes.map((row) => row.id).sort()).toEqual(messages.map((message) => message.id).sort());
  expect(measure(outcomes).top1).toBeGreaterThan(0.9);
});
