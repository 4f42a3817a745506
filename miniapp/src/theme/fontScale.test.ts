import { fontStep } from './fontScale';

test.each([
  [17, 17, 1],
  [19, 17, 2],
  [22, 17, 3],
  [24, 17, 4],
  [16, 16, 1],
  [32, 16, 4],
  [undefined, 17, 1],
])('a system font of %s on a base of %s uses step %s', (size, base, step) => {
  expect(fontStep(size, base)).toBe(step);
});
