import { chinaTime, fitFields } from './fitFields';

test('a long title is cut, with a sign that it was', () => {
  const { thing1 } = fitFields({ thing1: '新华路与广州路交叉口东南角的路灯连续一周不亮' });
  expect([...(thing1 ?? '')]).toHaveLength(20);
  expect(thing1).toMatch(/…$/);
});

test('a cut does not halve a character', () => {
  expect(fitFields({ thing1: '😀'.repeat(25) }).thing1).toBe(`${'😀'.repeat(19)}…`);
});

test('line ends become blanks, and nothing becomes a word', () => {
  expect(fitFields({ thing1: ' 路灯\n不亮\u2028了 ', thing2: ' \n', name3: '', phrase4: '???' })).toEqual({
    thing1: '路灯 不亮 了',
    thing2: '无',
    name3: '匿名',
    phrase4: '无',
  });
});

test('a state keeps only its characters, a number only its letters', () => {
  expect(fitFields({ phrase1: '待回访（3次）', character_string2: '编号 J2025-17' })).toEqual({
    phrase1: '待回访次',
    character_string2: 'J2025-17',
  });
});

test('times are shown as in China, whatever the clock of the server', () => {
  expect(chinaTime(new Date('2025-10-09T16:05:00Z'))).toBe('2025年10月10日 00:05');
});
