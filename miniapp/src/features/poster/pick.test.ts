import type { PosterHealth } from '@jsjb/shared/poster/contract';
import { found, inView } from './pick';

const poster = (number: string, change: Partial<PosterHealth> = {}): PosterHealth => ({
  number,
  place: '东湾村 文化广场',
  areaCode: '620302101201',
  scans: 3,
  submits: 1,
  silent: false,
  far: 0,
  ...change,
});
const all = [
  poster('JC-0001'),
  poster('JC-0002', { silent: true, place: '旧车站' }),
  poster('JC-0003', { far: 2, farthest: 5000 }),
  poster('JC-0004', { silent: true, revokedAt: '2026-01-01T00:00:00Z' }),
];
const numbers = (posters: readonly PosterHealth[]): string[] => posters.map(({ number }) => number);

test('a poster that was taken back is not called silent', () => {
  expect(numbers(inView(all, 'silent'))).toEqual(['JC-0002']);
  expect(numbers(inView(all, 'revoked'))).toEqual(['JC-0004']);
  expect(numbers(inView(all, 'far'))).toEqual(['JC-0003']);
  expect(inView(all, 'all')).toHaveLength(4);
});

test('a poster is found by its number in any case, and by its place with or without spaces', () => {
  expect(numbers(found(all, 'jc-0002'))).toEqual(['JC-0002']);
  expect(numbers(found(all, '东湾村文化'))).toEqual(['JC-0001', 'JC-0003', 'JC-0004']);
});
