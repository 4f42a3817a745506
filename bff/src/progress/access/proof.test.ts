import * as fc from 'fast-check';
import { parseKeys } from '../../platform/secrets';
import { pickupCode, proves } from './proof';

const old = 'k1:a-key-that-is-long-enough-for-anything-1';
const keys = parseKeys(old);
const ticketId = '0123456789abcdef01234567';
const called = { ticketId, phone: '0935-8212345转8', hasCode: false };
const guest = { ticketId, phone: undefined, hasCode: true };
const code = pickupCode(ticketId, keys);

test('the end of the phone proves it, and the code only where no phone was left', () => {
  expect(proves('2345', called, keys)).toBe(true);
  expect(proves(code, guest, keys)).toBe(true);
  expect(proves(code, { ...called, hasCode: true }, keys)).toBe(false);
  expect(proves(code, { ...guest, hasCode: false }, keys)).toBe(false);
});

test('a code outlives a change of keys, and fits no other ticket', () => {
  const rotated = parseKeys(`k2:a-key-that-is-long-enough-for-anything-2,${old}`);
  expect(proves(code, guest, rotated)).toBe(true);
  expect(proves(pickupCode(ticketId, rotated), guest, rotated)).toBe(true);
  expect(proves(code, { ...guest, ticketId: `${ticketId.slice(0, -1)}8` }, keys)).toBe(false);
});

test('nothing else proves it', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{0,8}$/), (proof) => {
      fc.pre(proof !== '2345' && proof !== code);
      return !proves(proof, called, keys) && !proves(proof, guest, keys);
    }),
  );
});
