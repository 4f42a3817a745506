import { answerForNeighbours, NOT_FOR_NEIGHBOURS, textForNeighbours } from './neighbourText';

const wang = { name: '王小甲', phone: '19900000000', address: '昌荣里3号楼2单元501' };

test.each([
  '王小甲反映的楼道灯已修好',
  '已与王女士联系，灯已修好',
  '欧阳先生家门口的坑已补',
  '昌荣里3号楼2单元501门口的灯已修好',
  '已到 2单元501室 查看',
  '三单元的灯修好了',
  '已拨打 199 0000 0000 告知',
])('neighbours do not learn from %p who raised it', (text) => {
  const shown = textForNeighbours(text, wang);
  expect(shown).not.toMatch(/王小甲|王女士|欧阳|501|单元|0000/);
  expect(answerForNeighbours(text, wang, { requester: { anonymous: true }, confidential: false })).toBe(
    NOT_FOR_NEIGHBOURS,
  );
});

test.each(['三号楼楼道灯已经修好，请您放心。', '坑洞已经修补，并设置了警示标志。', '您先生活用水已恢复。'])(
  '%p is read by neighbours as it stands',
  (text) => {
    expect(answerForNeighbours(text, wang, { requester: { anonymous: true }, confidential: false })).toBe(
      text,
    );
  },
);

test('nothing of a confidential answer is read by neighbours', () => {
  const matter = { requester: { anonymous: false }, confidential: true };
  expect(answerForNeighbours('已立案。', wang, matter)).toBe(NOT_FOR_NEIGHBOURS);
});
