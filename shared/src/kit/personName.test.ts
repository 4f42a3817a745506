/** Names are taken as people write them, and refused only where they are none. */
import * as fc from 'fast-check';
import { NAME_MAX, nameText, personName } from './personName';

test.each([
  ['王玥', '王玥'],
  [' 王女士 ', '王女士'],
  ['阿依古丽•买买提', '阿依古丽·买买提'],
  ['阿依古丽・买买提', '阿依古丽·买买提'],
  ['阿依古丽·买买提', '阿依古丽·买买提'],
  ['\u202d王小明\u202c', '王小明'],
  ['𠮷田', '𠮷田'],
  ['买买提吐尔逊·阿不都热依木江·玉素甫艾力', '买买提吐尔逊·阿不都热依木江·玉素甫艾力'],
])('%j is %j', (typed, name) => {
  expect(personName.parse(typed)).toBe(name);
});

test('left out it is empty; longer than any name it is refused', () => {
  expect(personName.parse(undefined)).toBe('');
  expect(personName.safeParse('𠮷'.repeat(NAME_MAX)).success).toBe(true);
  expect(personName.safeParse('𠮷'.repeat(NAME_MAX + 1)).success).toBe(false);
});

test('what was read is read again as the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
      expect(nameText(nameText(typed))).toBe(nameText(typed));
    }),
  );
});
