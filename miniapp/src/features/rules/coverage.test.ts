import { coverageOf } from './coverage';

const years = [{ year: 2025 }, { year: 2026 }];

test('the year that is missing next is named, and pressed for once limits reach into it', () => {
  expect(coverageOf(years, new Date('2026-06-01T00:00:00Z'))).toEqual({ missing: 2027, urgent: false });
  expect(coverageOf(years, new Date('2026-11-25T00:00:00Z'))).toEqual({ missing: 2027, urgent: true });
  expect(coverageOf(years, new Date('2026-12-31T16:00:00Z'))).toEqual({ missing: 2027, urgent: true });
  expect(coverageOf([], new Date('2026-06-01T00:00:00Z'))).toEqual({ missing: 2026, urgent: true });
});
