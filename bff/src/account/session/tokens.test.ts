import type { Keyring } from '../../platform/secrets';
import { ACCESS_SECONDS, isProvedFor, SECOND_FACTOR_MS, signAccess, verifyAccess } from './tokens';

const ring: Keyring = { keys: [{ kid: 'k1', secret: 'a secret of more than thirty-two bytes' }] };
const now = new Date('2026-11-25T08:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const claims = { personId: 'p1', postIndex: 0, role: 'resident', version: 0, family: 'f1' } as const;

test('a token that held a moment ago still ends at its time', () => {
  const { token } = signAccess(claims, ring, now);
  expect(verifyAccess(token, ring, later(ACCESS_SECONDS - 1))).toEqual(claims);
  expect(verifyAccess(token, ring, later(ACCESS_SECONDS - 1))).toEqual(claims);
  expect(verifyAccess(token, ring, later(ACCESS_SECONDS))).toBeUndefined();
});

test('one that holds says nothing for one like it, nor for other keys', () => {
  const { token } = signAccess(claims, ring, now);
  expect(verifyAccess(token, ring, now)).toEqual(claims);
  const [head, , signature] = token.split('.');
  const body = Buffer.from(JSON.stringify({ ...claims, role: 'admin' })).toString('base64url');
  expect(verifyAccess(`${head}.${body}.${signature}`, ring, now)).toBeUndefined();
  expect(verifyAccess(token.slice(0, -2), ring, now)).toBeUndefined();
  const others: Keyring = { keys: [{ kid: 'k1', secret: 'another secret of thirty-two bytes' }] };
  expect(verifyAccess(token, others, now)).toBeUndefined();
});

test('many people at once are all known, the first as well as the last', () => {
  const tokens = Array.from({ length: 6000 }, (_, n) =>
    signAccess({ ...claims, personId: `p${n}` }, ring, now),
  );
  const known = () => tokens.map(({ token }) => verifyAccess(token, ring, now)?.personId);
  expect(known()).toEqual(tokens.map((_, n) => `p${n}`));
  expect(known()).toEqual(tokens.map((_, n) => `p${n}`));
});

test('a clock that was a day ahead leaves nothing that holds a day longer', () => {
  const DAY_SECONDS = 86_400;
  const { token } = signAccess(claims, ring, later(DAY_SECONDS));
  // Seen by the wrong clock first, so that it is remembered as good.
  expect(verifyAccess(token, ring, later(DAY_SECONDS))).toEqual(claims);
  expect(verifyAccess(token, ring, now)).toBeUndefined();
  expect(isProvedFor(new Date(later(DAY_SECONDS).getTime() + SECOND_FACTOR_MS), now)).toBe(false);
  expect(isProvedFor(new Date(now.getTime() + SECOND_FACTOR_MS), now)).toBe(true);
  expect(isProvedFor(now, now)).toBe(false);
});

test('processes whose clocks differ by seconds take each other’s tokens', () => {
  const { token } = signAccess(claims, ring, later(30));
  expect(verifyAccess(token, ring, now)).toEqual(claims);
});
