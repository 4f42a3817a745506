import { digitsOf, unspaced } from './typedNumbers';

test.each([
  '13900000000',
  ' 139 0000 0000 ',
  '139-0000-0000',
  '+86 139 0000 0000',
  '0086 13900000000',
  '１３９００００００００',
])('%p is a phone number', (typed) => {
  expect(digitsOf(typed)).toBe('13900000000');
});

test('what is being typed is left as it is', () => {
  expect(digitsOf('86')).toBe('86');
  expect(digitsOf('861390')).toBe('861390');
  expect(digitsOf('')).toBe('');
});

test('a number with letters keeps them', () => {
  expect(unspaced(' ＪＣ－０００１ ')).toBe('JC-0001');
  expect(unspaced('2026 1125 0000 086')).toBe('202611250000086');
});
