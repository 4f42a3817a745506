import { excerptForNeighbours, refusalOfPublic, withoutNumbers } from './publicText';

test.each([
  '联系 13912345678',
  '联系 139 1234 5678',
  '联系 139-1234-5678',
  '联系１３９１２３４５６７８',
  '身份证 620302199001011234',
  '身份证 62030219900101123X',
  '座机 0935-8212345',
  '写信到 wang.wu@example.cn',
])('neighbours read %p without the number', (text) => {
  expect(withoutNumbers(text)).not.toMatch(/[0-9０-９]{5,}|\d{3}[- ]\d{4}|@/);
});

test.each([
  ['联系 139 1234 5678', /手机号/],
  ['身份证 62030219900101123X', /身份证号/],
  ['座机 0935-8212345', /电话号码/],
  ['写信到 a@example.cn', /邮箱/],
  ['王 小甲建议装灯', /姓名/],
])('%p is not made public', (text, why) => {
  expect(refusalOfPublic(['标题', text], '王小甲')).toMatch(why);
});

test.each(['2026 年投入 120000 元', '昌荣里 3 号楼到 15 号楼', '甘发〔2026〕12 号', ''])(
  '%p shows nobody and may be published',
  (text) => {
    expect(refusalOfPublic([text], '王小甲')).toBeUndefined();
  },
);

test('without a known name only numbers are looked for', () => {
  expect(refusalOfPublic(['一位市民建议装灯'], undefined)).toBeUndefined();
});

test('what neighbours read of a matter says that it goes on', () => {
  expect(excerptForNeighbours('楼道灯不亮。')).toBe('楼道灯不亮。');
  expect(excerptForNeighbours('字'.repeat(41))).toBe(`${'字'.repeat(40)}…`);
});
