import { lastFourOf, tidyNumber, tidyProof } from './typed';

test.each([
  ['２０２６０３１１ 000001x', '20260311000001X'],
  ['20260311-000001-X', '20260311000001X'],
  [' 20260311—000001 7 ', '202603110000017'],
])('%s is the number %s', (typed, number) => {
  expect(tidyNumber(typed)).toBe(number);
});

test('digits of a Chinese keyboard and spaces are no other digits', () => {
  expect(tidyProof(' ５６ 7\u200B8')).toBe('5678');
});

test.each([
  ['13912345678', '5678'],
  ['0935-8212345', '2345'],
  ['0935-8212345转801', '2345'],
  ['400-123-4567', '4567'],
  // As an earlier release stored it.
  ['+86 139 1234 5678', '5678'],
  ['', undefined],
  ['12345', undefined],
])('%s is known by %s', (phone, digits) => {
  expect(lastFourOf(phone)).toBe(digits);
});
