import { metresBetween, nearestGrid } from './nearestGrid';

const square = { name: '广场', point: [102.19, 38.52] as const };
const station = { name: '车站', point: [102.2, 38.53] as const };

test('a hundredth of a degree of latitude is about 1.1 km', () => {
  expect(metresBetween([102.19, 38.52], [102.19, 38.53])).toBeCloseTo(1113, 0);
});

test('a point belongs to the nearest grid', () => {
  expect(nearestGrid([102.191, 38.521], [station, square])?.name).toBe('广场');
});

test('a point far from every grid belongs to none', () => {
  expect(nearestGrid([103.5, 37], [station, square])).toBeUndefined();
});
