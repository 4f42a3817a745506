import { MAX_POSTER_NUMBER } from './posterCode';
import { nextPosterNumber } from './posterNumber';

test('the series of the last poster goes on, and never repeats or falls back', () => {
  expect(nextPosterNumber('JC-0041')).toBe('JC-0042');
  expect(nextPosterNumber(undefined)).toBe('P-0001');
  let number: string | undefined;
  const seen = new Set<string>();
  for (let i = 0; i < 12_000; i += 1) {
    const next = nextPosterNumber(number);
    expect(number === undefined || next > number).toBe(true);
    expect(seen.has(next)).toBe(false);
    seen.add(next);
    number = next;
  }
  expect(number?.length).toBeLessThanOrEqual(MAX_POSTER_NUMBER);
});
