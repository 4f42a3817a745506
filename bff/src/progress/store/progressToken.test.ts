import * as fc from 'fast-check';
import { parseKeys } from '../../platform/secrets';
import { mutated } from '../../testing/mutated';
import { claimedTicketId, isProgressToken, progressToken, TOKEN_MS } from './progressToken';

const keys = parseKeys('k1:a-key-that-is-long-enough-for-anything-1');
const id = '0123456789abcdef01234567';
const now = new Date('2026-03-11T10:00:00Z');
const token = progressToken(id, '13912345678', keys, now);
const later = (ms: number) => new Date(now.getTime() + ms);

test('a token names its ticket and holds for half an hour', () => {
  expect(claimedTicketId(token)).toBe(id);
  expect(isProgressToken(token, '13912345678', keys, later(TOKEN_MS - 2000))).toBe(true);
  expect(isProgressToken(token, '13912345678', keys, later(TOKEN_MS))).toBe(false);
  // Made by a clock that was wrong.
  expect(isProgressToken(token, '13912345678', keys, later(-2 * TOKEN_MS))).toBe(false);
});

test('it ends when the phone is corrected or erased, and outlives a change of keys', () => {
  expect(isProgressToken(token, '13912345679', keys, now)).toBe(false);
  expect(isProgressToken(token, '', keys, now)).toBe(false);
  const rotated = parseKeys(
    'k2:a-key-that-is-long-enough-for-anything-2,k1:a-key-that-is-long-enough-for-anything-1',
  );
  expect(isProgressToken(token, '13912345678', rotated, now)).toBe(true);
});

test('a token with any change is not taken', () => {
  fc.assert(
    fc.property(fc.tuple(fc.nat(), fc.nat(), fc.nat()), ([kind, at, sign]) => {
      const other = mutated(token, kind, at, sign);
      fc.pre(other !== token);
      return !isProgressToken(other, '13912345678', keys, now) || claimedTicketId(other) !== id;
    }),
    { numRuns: 3000 },
  );
});
