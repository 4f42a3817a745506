/** Counts of two periods or units put together, and the score they come to. */
import { addCounts, rateOf, scoreOf, type Counts } from './rates';
import { rateNames, type ScoreRules } from './rules';

const [first, second] = rateNames;

test('what two units have done, had to do and had excluded is added up, rate by rate', () => {
  const north: Counts = { [first]: [3, 4, 1] };
  const south: Counts = { [first]: [2, 6, 5], [second]: [1, 2, 3] };
  expect(addCounts(north, south)).toEqual({ [first]: [5, 10, 6], [second]: [1, 2, 3] });
  expect(addCounts(south, north)).toEqual({ [first]: [5, 10, 6], [second]: [1, 2, 3] });
  expect(addCounts(north, {})).toEqual(north);
  // What is added to stays as it was.
  expect(north).toEqual({ [first]: [3, 4, 1] });
});

test('a rate nobody has cases for counts nothing, and is no rate', () => {
  expect(rateOf({}, first)).toEqual({ n: 0, d: 0, x: 0, value: null });
});

test('the excluded are seen, and change no rate', () => {
  expect(rateOf({ [first]: [3, 4, 9] }, first)).toEqual({ n: 3, d: 4, x: 9, value: 0.75 });
});

test('a rate without cases leaves its weight to the others, and without any case there is no score', () => {
  const rules = { weights: { [first]: 30, [second]: 70 } } as unknown as ScoreRules;
  expect(scoreOf({ [first]: [1, 2, 0] }, rules)).toBe(50);
  expect(scoreOf({ [first]: [1, 2, 0], [second]: [10, 10, 0] }, rules)).toBeCloseTo(85);
  expect(scoreOf({}, rules)).toBeNull();
  expect(scoreOf({ [first]: [1, 2, 0] }, { weights: {} } as unknown as ScoreRules)).toBeNull();
});
