import * as fc from 'fast-check';
import { parseKeys } from '../../platform/secrets';
import { isScene } from '../../gateways/wechat/makeCode';
import { claimedPosterId, isPosterCode, MAX_POSTER_NUMBER, posterScene } from './posterCode';
import { mutated } from '../../testing/mutated';

const old = 'k1:a-key-that-is-long-enough-for-anything-1';
const keys = parseKeys(old);
const poster = { _id: 'JC-0001' };
const code = posterScene('JC-0001', keys);

test('a code names its poster and fits into a mini-program scene', () => {
  expect(claimedPosterId(code)).toBe('JC-0001');
  expect(isPosterCode(code, poster, keys)).toBe(true);
  const longest = posterScene('A'.repeat(MAX_POSTER_NUMBER), keys, 999);
  expect([longest.length, isScene(longest), isScene(code)]).toEqual([32, true, true]);
});

test('a code does not open another poster, nor a poster that was taken down', () => {
  expect(isPosterCode(code, { _id: 'JC-0002' }, keys)).toBe(false);
  expect(isPosterCode(`JC-0002${code.slice(7)}`, { _id: 'JC-0002' }, keys)).toBe(false);
  expect(isPosterCode(code, { ...poster, revokedAt: new Date(0) }, keys)).toBe(false);
  expect(isPosterCode(code, { ...poster, retired: true }, keys)).toBe(false);
});

test('a poster issued anew ends the codes printed before, and cannot be mistaken for another number', () => {
  const anew = { ...poster, generation: 1 };
  const next = posterScene('JC-0001', keys, 1);
  expect([isPosterCode(code, anew, keys), isPosterCode(next, anew, keys)]).toEqual([false, true]);
  expect(isPosterCode(next, poster, keys)).toBe(false);
});

test('posters on walls outlive a change of keys', () => {
  const rotated = parseKeys(`k2:a-key-that-is-long-enough-for-anything-2,${old}`);
  expect(isPosterCode(code, poster, rotated)).toBe(true);
});

test('a code with any change is not taken', () => {
  const change = fc.tuple(fc.nat(), fc.nat(), fc.nat());
  fc.assert(
    fc.property(change, ([kind, at, sign]) => {
      const other = mutated(code, kind, at, sign);
      fc.pre(other !== code);
      const id = claimedPosterId(other);
      return id === undefined || !isPosterCode(other, { _id: id }, keys);
    }),
    { numRuns: 5000 },
  );
});
