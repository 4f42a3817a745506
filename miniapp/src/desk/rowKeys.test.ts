import { rowAfter } from './rowKeys';

test('arrow keys walk row by row and stop at both ends', () => {
  expect(rowAfter('ArrowDown', 0, 3)).toBe(1);
  expect(rowAfter('ArrowUp', 2, 3)).toBe(1);
  expect(rowAfter('ArrowDown', 2, 3)).toBeUndefined();
  expect(rowAfter('ArrowUp', 0, 3)).toBeUndefined();
});

test('Home and End jump to both ends', () => {
  expect(rowAfter('Home', 2, 3)).toBe(0);
  expect(rowAfter('End', 0, 3)).toBe(2);
  expect(rowAfter('End', 2, 3)).toBeUndefined();
});

test('from nothing chosen, down begins at the first row and up at the last', () => {
  expect(rowAfter('ArrowDown', -1, 3)).toBe(0);
  expect(rowAfter('ArrowUp', -1, 3)).toBe(2);
});

test('other keys and empty lists move nothing', () => {
  expect(rowAfter('Enter', 0, 3)).toBeUndefined();
  for (const key of ['ArrowDown', 'ArrowUp', 'Home', 'End']) expect(rowAfter(key, -1, 0)).toBeUndefined();
});
