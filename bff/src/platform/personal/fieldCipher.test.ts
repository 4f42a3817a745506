import { parseKeys } from '../secrets';
import { createFieldCipher } from './fieldCipher';

const first = 'k1:a-key-that-is-long-enough-for-anything-1';
const second = 'k2:a-key-that-is-long-enough-for-anything-2';
const cipher = createFieldCipher(parseKeys(first));
const place = { collection: 'tickets', id: '65f000000000000000000001', field: 'phone' };

test('a sealed phone opens where it was put, and shows nothing of itself', () => {
  const sealed = cipher.seal('19900000012', place);
  expect(sealed).not.toContain('1990');
  expect(cipher.open(sealed, place)).toBe('19900000012');
});

test('the same phone on two tickets looks like two different phones', () => {
  const elsewhere = { ...place, id: '65f000000000000000000002' };
  const tail = (sealed: string) => sealed.slice(-40);
  expect(tail(cipher.seal('19900000012', place))).not.toBe(tail(cipher.seal('19900000012', elsewhere)));
});

test('storing the same value again writes the same bytes', () => {
  expect(cipher.seal('19900000012', place)).toBe(cipher.seal('19900000012', place));
});

test.each([
  ['another document', { ...place, id: '65f000000000000000000002' }],
  ['another field', { ...place, field: 'name' }],
  ['another collection', { ...place, collection: 'people' }],
])('a sealed value copied to %s does not open', (_where, elsewhere) => {
  const sealed = cipher.seal('19900000012', place);
  expect(() => cipher.open(sealed, elsewhere)).toThrow();
});

test('every altered byte is noticed', () => {
  const sealed = cipher.seal('王小明', place);
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  for (let i = 0; i < bytes.length; i += 1) {
    const altered = Buffer.from(bytes);
    altered[i] = (altered[i] ?? 0) ^ 1;
    expect(() => cipher.open(`k1.${altered.toString('base64url')}`, place)).toThrow();
  }
});

test('after a rotation the old values open, new ones use the new key, and look-ups still find', () => {
  const rotated = createFieldCipher(parseKeys(`${second},${first}`));
  const old = cipher.seal('19900000012', place);
  expect(rotated.open(old, place)).toBe('19900000012');
  expect(rotated.isCurrent(old)).toBe(false);
  expect(rotated.isCurrent(rotated.seal('x', place))).toBe(true);
  expect(rotated.blinds('19900000012')).toContain(cipher.blind('19900000012'));
  expect(rotated.blinds('19900000012')[0]).toBe(rotated.blind('19900000012'));
});

test('a key that left the ring opens nothing', () => {
  const other = createFieldCipher(parseKeys(second));
  expect(() => other.open(cipher.seal('x', place), place)).toThrow('no key k1');
});
