/** What holds of every due time, whatever the start, the pauses and the extension. */
import * as fc from 'fast-check';
import { DAY_MS, localDate, nextDate, startOfDay } from '../calendar/calendar';
import { cst, HOUR_MS, rules } from '../testing/story';
import { deriveDue, type ClockInput } from './deadline';
import { limits, type Pause } from './ticket';

const MINUTE_MS = 60_000;
const FIRST = cst('2024-01-01 00:00').getTime();
/** Late enough to cover every case, early enough that the calendar covers every due time. */
const LAST = cst('2026-03-31 00:00').getTime();

const minutesAfter = (start: number, minutes: number): Date => new Date(start + minutes * MINUTE_MS);
const start = fc.integer({ min: 0, max: (LAST - FIRST) / MINUTE_MS }).map((min) => minutesAfter(FIRST, min));
/** Near the clock: from three days before its start to three weeks after, up to twelve days long. */
const pauseNear = (at: Date): fc.Arbitrary<Pause> =>
  fc
    .record({
      from: fc.integer({ min: -3 * 1440, max: 21 * 1440 }),
      length: fc.integer({ min: 0, max: 12 * 1440 }),
    })
    .map(({ from, length }) => ({
      from: minutesAfter(at.getTime(), from),
      to: minutesAfter(at.getTime(), from + length),
    }));
const clock: fc.Arbitrary<Required<Omit<ClockInput, 'opening'>>> = start.chain((startedAt) =>
  fc.record({
    limit: fc.constantFrom(...limits),
    startedAt: fc.constant(startedAt),
    pauses: fc.array(pauseNear(startedAt), { maxLength: 4 }),
    extendedDays: fc.integer({ min: 0, max: 10 }),
  }),
);
const due = (input: ClockInput): number => deriveDue(input, rules).dueAt.getTime();
const holds = <T>(values: fc.Arbitrary<T>, property: (value: T) => void): void =>
  fc.assert(fc.property(values, property), { numRuns: 500 });

test('a due time lies after the start', () => {
  holds(clock, (input) => expect(due(input)).toBeGreaterThan(input.startedAt.getTime()));
});

test('one more pause never makes a due time earlier', () => {
  const withOne = clock.chain((input) => fc.tuple(fc.constant(input), pauseNear(input.startedAt)));
  holds(withOne, ([input, pause]) => {
    expect(due({ ...input, pauses: [...input.pauses, pause] })).toBeGreaterThanOrEqual(due(input));
  });
});

test('a pause credits an hour limit at most its own length', () => {
  const withOne = clock.chain((input) => fc.tuple(fc.constant(input), pauseNear(input.startedAt)));
  holds(withOne, ([input, pause]) => {
    const plain = { ...input, limit: '24h', extendedDays: 0, pauses: [] } as const;
    const credit = due({ ...plain, pauses: [pause] }) - due(plain);
    expect(credit).toBeLessThanOrEqual((pause.to?.getTime() ?? 0) - pause.from.getTime());
  });
});

test('the same pause written twice credits once, in any order', () => {
  holds(clock, (input) => {
    const twice = [...input.pauses, ...[...input.pauses].reverse()];
    expect(due({ ...input, pauses: twice })).toBe(due(input));
  });
});

test('whoever is dispatched later is not due earlier', () => {
  const later = fc.integer({ min: 0, max: 15 * 1440 });
  holds(fc.tuple(clock, later), ([input, minutes]) => {
    const startedAt = minutesAfter(input.startedAt.getTime(), minutes);
    expect(due({ ...input, startedAt })).toBeGreaterThanOrEqual(due(input));
  });
});

test('a longer extension is not due earlier', () => {
  holds(clock, (input) => {
    expect(due({ ...input, extendedDays: input.extendedDays + 1 })).toBeGreaterThan(due(input));
  });
});

test('days end at 24:00 +08:00 of a day that counts, and exactly the days of the limit count', () => {
  holds(clock, (input) => {
    const asked = input.limit === '3d' ? 3 : input.limit === '5d' ? 5 : 0;
    const { dueAt, lines } = deriveDue(input, rules);
    if (asked + input.extendedDays === 0) return expect(lines).toEqual([]);
    const last = lines.at(-1);
    expect(lines.filter((line) => line.counted)).toHaveLength(asked + input.extendedDays);
    expect(last?.counted).toBe(true);
    expect(dueAt).toEqual(startOfDay(nextDate(last?.date ?? '')));
  });
});

test('the explanation of a day limit names every day from the first after the start, without a gap', () => {
  holds(clock, (input) => {
    const { lines } = deriveDue({ ...input, limit: '5d' }, rules);
    const dates = lines.map(({ date }) => date);
    const expected = dates.map((_, day) =>
      localDate(new Date(input.startedAt.getTime() + (day + 1) * DAY_MS)),
    );
    expect(dates).toEqual(expected);
  });
});

test('without pauses an hour limit is exactly that many hours', () => {
  holds(start, (startedAt) => {
    expect(due({ limit: '3h', startedAt }) - startedAt.getTime()).toBe(3 * HOUR_MS);
    expect(due({ limit: '24h', startedAt }) - startedAt.getTime()).toBe(24 * HOUR_MS);
  });
});
