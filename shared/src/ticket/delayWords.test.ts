import { extensionWords, shelvingWords, terminationWords, withToldReason } from './delayWords';

const asked = { at: new Date(0), personId: 'p', unitId: 'housing', reason: '等配件，明天到货' };

test('the unit is quoted, with the new date; the end of a day is 24:00', () => {
  const dueAt = new Date('2026-12-04T00:00:00+08:00');
  expect(extensionWords('市住建局', { toResident: asked.reason, dueAt })).toBe(
    '市住建局申请延长：等配件，明天到货。新的办理时限 12月3日 24:00。',
  );
});

test('a log from before reads as it did', () => {
  expect(extensionWords('有关单位', {})).toBe('情况比较复杂，需要多一点时间，请您谅解。');
  expect(shelvingWords('有关单位', {})).toBe('条件具备后会恢复办理，并再次告知您。');
  expect(terminationWords('有关单位', {})).toBeUndefined();
});

test('the centre’s wording stands for the unit’s, and a refusal tells nothing', () => {
  const decision = { approved: true, note: '' };
  expect(withToldReason(decision, asked)).toEqual({
    ...decision,
    toResident: asked.reason,
    askedBy: 'housing',
  });
  expect(withToldReason({ ...decision, toResident: '配件明天到' }, asked).toResident).toBe('配件明天到');
  expect(withToldReason({ approved: false, note: '', toResident: 'x' }, asked)).toEqual({
    approved: false,
    note: '',
  });
});
