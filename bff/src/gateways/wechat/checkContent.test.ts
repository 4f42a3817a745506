import { partsOf } from './checkContent';

test('a text of 2500 characters is one part', () => {
  expect(partsOf('字'.repeat(2500))).toHaveLength(1);
});

test('a longer text is checked in parts that overlap and leave nothing out', () => {
  const text = Array.from({ length: 1500 }, (_, index) => String(index).padStart(4, '0')).join('');
  const parts = partsOf(text);
  expect(parts.every((part) => part.length <= 2500)).toBe(true);
  const joined = parts.map((part, index) => (index === 0 ? part : part.slice(50))).join('');
  expect(joined).toBe(text);
});
