/** Pauses grow after each failure and are spread, so that many that failed together do not come back together. */
import * as fc from 'fast-check';
import { pauseAfter } from './claim';

const pause = { firstMs: 5_000, longestMs: 120_000 };

test('the pause doubles up to the longest', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map((failures) => pauseAfter(failures, pause))).toEqual([
    5_000, 10_000, 20_000, 40_000, 80_000, 120_000, 120_000,
  ]);
});

test('a share of it is taken, never nothing', () => {
  expect(pauseAfter(3, pause, 0.25)).toBe(5_000);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, share) => {
        const ms = pauseAfter(n, pause, share);
        expect(ms).toBeGreaterThanOrEqual(1);
        expect(ms).toBeLessThanOrEqual(pause.longestMs);
      },
    ),
  );
});
