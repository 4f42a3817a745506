import { deserialise, serialise } from './codec';
import { type Example, predict, trainModel } from './model';

const examples: Example[] = [
  ...[
    '车站打车司机不打表乱要价',
    '的士拒载，绕路多收钱',
    '快递一直不派件，网点电话打不通',
    '高速收费站排队太久',
  ].map((text) => ({ text, label: '交通运输' })),
  ...[
    '诊所没有执业证给人打针',
    '住院费收得不明不白',
    '独生子女费三年没有发',
    '手术以后落下后遗症，医院不管',
  ].map((text) => ({ text, label: '卫生计生' })),
  ...['砖厂冒黑烟，庄稼都死了', '楼下餐馆油烟直排', '化工厂半夜偷排污水', '工厂噪音太大睡不着'].map(
    (text) => ({ text, label: '环境保护' }),
  ),
];
const model = trainModel(examples);

test('a message goes to the class whose messages it resembles, with the words that decided', () => {
  const [first] = predict(model, { title: '出租车不打表', body: '昨天坐的士，司机不打表还绕路。' });
  expect(first!.label).toBe('交通运输');
  expect(first!.reasons).toEqual(expect.arrayContaining(['出租车']));
  expect(first!.reasons.every((word) => '出租车不打表 昨天坐的士，司机不打表还绕路。'.includes(word))).toBe(
    true,
  );
});

test('all labels are answered, likeliest first, and their shares add up to one', () => {
  const answers = predict(model, { body: '河里的水都是黑的，味道很臭' });
  expect(answers.map((answer) => answer.label).sort()).toEqual(['交通运输', '卫生计生', '环境保护']);
  expect(answers.reduce((sum, answer) => sum + answer.p, 0)).toBeCloseTo(1, 9);
  expect(answers.map((answer) => answer.p)).toEqual(answers.map((answer) => answer.p).sort((a, b) => b - a));
});

test('what a city teaches overrules nothing it was not taught: units without a class in the lexicon are learned', () => {
  const units = trainModel(
    Array.from({ length: 20 }, (_, i) => [
      { text: `金川路北段第${i}号门前井盖丢了`, label: '市政设施中心' },
      { text: `农贸市场第${i}号摊位缺斤少两`, label: '市场监管一所' },
    ]).flat(),
  );
  expect(predict(units, { body: '公园东门井盖丢了一个' })[0]!.label).toBe('市政设施中心');
  expect(predict(units, { body: '摊位缺斤少两' })[0]!.label).toBe('市场监管一所');
});

test('with no history the lexicon answers, and a label may bring words of its own', () => {
  const cold = trainModel([], {
    labels: ['卫生计生', '交通运输'],
    ownWords: { 冬果梨办公室: ['冬果梨', '梨树'] },
  });
  expect(cold.trainedOn).toBe(0);
  expect(predict(cold, { body: '村卫生室医生无证行医' })[0]!.label).toBe('卫生计生');
  expect(predict(cold, { body: '今年冬果梨没人收' })[0]!.label).toBe('冬果梨办公室');
});

test('a heavier example counts for more', () => {
  const text = '关于蓝色栏杆的意见';
  const towards = (left: number, right: number) =>
    predict(
      trainModel([
        { text, label: '左', weight: left },
        { text, label: '右', weight: right },
      ]),
      { body: text },
    )[0]!.label;
  expect(towards(5, 1)).toBe('左');
  expect(towards(1, 5)).toBe('右');
});

test('a model read back from its bytes gives the same answers to the last digit', () => {
  const message = { title: '医院乱收费', body: '住院三天收了八千，检查费没有清单。' };
  expect(predict(deserialise(serialise(model)), message)).toEqual(predict(model, message));
});

test('training twice on the same examples gives the same bytes', () => {
  expect(
    Buffer.from(serialise(trainModel(examples))).equals(Buffer.from(serialise(trainModel(examples)))),
  ).toBe(true);
});

test('bytes that are not a model are refused', () => {
  expect(() => deserialise(new Uint8Array([1, 2, 3]))).toThrow();
});

test.each([
  ['nothing', ''],
  ['blanks', ' \n\t　'],
  ['emoji', '😀👍🏽👨‍👩‍👧'],
  ['half an emoji', '\ud83d'],
  ['half an emoji and words', '坏了\ude00路灯'],
  ['punctuation', '？！……'],
  ['names of object members', '__proto__ constructor toString'],
  ['a million characters', '投诉路灯不亮'.repeat(170_000)],
])('a message of %s is answered without a fault', (_, body) => {
  const answers = predict(model, { title: body, body });
  expect(answers).toHaveLength(3);
  expect(answers.every(({ p }) => Number.isFinite(p))).toBe(true);
  expect(() =>
    trainModel([
      { text: body, label: '甲' },
      { text: '别的', label: '乙' },
    ]),
  ).not.toThrow();
});

test('without labels there is nothing to suggest', () => {
  expect(predict(trainModel([]), { body: '路灯不亮' })).toEqual([]);
});

test('examples with an empty label or a useless weight are left out', () => {
  expect(
    trainModel([
      { text: '路灯', label: '' },
      { text: '路灯', label: '甲', weight: Number.NaN },
      { text: '路灯', label: '乙' },
    ]).labels,
  ).toEqual(['乙']);
});

test('four hundred messages in forty labels make a model far below 20 MB', () => {
  const many = Array.from({ length: 400 }, (_, i) => ({
    text:
      examples.map((_e, j) => examples[(i * 7 + j * i) % examples.length]!.text).join(`第${i}条`) +
      String.fromCharCode(0x4e00 + ((i * 37) % 8000)),
    label: `单位${i % 40}`,
  }));
  const bytes = serialise(trainModel(many));
  expect(bytes.length).toBeLessThan(20e6);
  expect(predict(deserialise(bytes), { body: '打针' })).toHaveLength(40);
}, 60_000);
