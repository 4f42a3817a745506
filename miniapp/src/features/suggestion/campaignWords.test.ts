import { campaignSpan, lastDayOf, spanOfDays } from './campaignWords';

test('a campaign lasts from the first day to the end of the last, in the city', () => {
  const span = spanOfDays('2026-03-01', '2026-03-31');
  expect(span).toEqual({ startsAt: '2026-03-01T00:00:00+08:00', endsAt: '2026-03-31T16:00:00.000Z' });
  expect(campaignSpan(span)).toBe('3月1日至3月31日');
  expect(lastDayOf(span.endsAt)).toBe('2026-03-31');
});
