import * as fc from 'fast-check';
import { rateNames } from '@jsjb/shared/score/rules';
import { addCode, addTallies, codeOf, type Tallies } from './countsKey';

const blank = (): Tallies => ({ n: {}, d: {}, x: {} });
const tally = fc.dictionary(fc.constantFrom(...rateNames), fc.integer({ min: 1, max: 5 }));
const tallies = fc.record({ n: tally, d: tally, x: tally });

test('a text says exactly what the tally says, any number of times', () => {
  fc.assert(
    fc.property(tallies, fc.integer({ min: 1, max: 1000 }), (given, cases) => {
      const once = blank();
      addCode(once, codeOf(given), 1);
      expect(once).toEqual(given);
      const often = blank();
      addCode(often, codeOf(given), cases);
      for (const part of ['n', 'd', 'x'] as const)
        for (const [rate, count] of Object.entries(given[part]))
          expect(often[part]).toHaveProperty(rate, count * cases);
    }),
  );
});

test('an empty tally is an empty text; a strange text is not taken for a figure', () => {
  expect(codeOf(blank())).toBe('');
  expect(() => addCode(blank(), 'fame1.1.0', 1)).toThrow('no tally');
});

test('sums of buckets are sums of their cases', () => {
  fc.assert(
    fc.property(fc.array(tallies, { maxLength: 6 }), (all) => {
      const [one, other] = [blank(), blank()];
      for (const each of all) {
        addCode(one, codeOf(each), 1);
        addTallies(other, each);
      }
      expect(one).toEqual(other);
    }),
  );
});
