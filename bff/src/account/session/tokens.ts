/**
 * Access tokens: short-lived JWTs, HS256 only, with issuer, audience, type and the key's id.
 * A resident's token is trusted until it expires; staff are looked up at every request (see authenticate).
 */
import { createSecretKey, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { Post } from '@jsjb/shared/kit/role';
import type { Key, Keyring } from '../../platform/secrets';

const ISSUER = 'jsjb';
const AUDIENCE = 'jsjb-api';
export const ACCESS_SECONDS = 15 * 60;
/** A proved second factor holds for a working day. */
export const SECOND_FACTOR_MS = 8 * 3600_000;

/** Processes' clocks may differ by so much. */
const SKEW_SECONDS = 60;

/** A proof that reaches further than any does was made by a clock that was wrong. */
export const isProvedFor = (until: Date, now: Date): boolean => {
  const left = until.getTime() - now.getTime();
  return left > 0 && left <= SECOND_FACTOR_MS + SKEW_SECONDS * 1000;
};

/** Made once for each key: jsonwebtoken tries a text as a public key first, at every call, at great cost. */
const made = new WeakMap<Key, KeyObject>();

function keyObjectOf(key: Key): KeyObject {
  const known = made.get(key) ?? createSecretKey(key.secret, 'utf8');
  made.set(key, known);
  return known;
}

export interface AccessClaims {
  personId: string;
  postIndex: number;
  role: Post['role'];
  /** The person's `tokenVersion` when it was made. */
  version: number;
  /** The sign-in this token belongs to. */
  family: string;
  secondFactorUntil?: Date;
}

export function signAccess(
  claims: AccessClaims,
  ring: Keyring,
  now: Date,
): { token: string; expiresAt: Date } {
  const [key] = ring.keys;
  const issued = Math.floor(now.getTime() / 1000);
  const token = jwt.sign(
    {
      typ: 'access',
      sub: claims.personId,
      post: claims.postIndex,
      role: claims.role,
      ver: claims.version,
      fam: claims.family,
      ...(claims.secondFactorUntil ? { sf: Math.floor(claims.secondFactorUntil.getTime() / 1000) } : {}),
      iat: issued,
      exp: issued + ACCESS_SECONDS,
    },
    keyObjectOf(key),
    { algorithm: 'HS256', issuer: ISSUER, audience: AUDIENCE, keyid: key.kid },
  );
  return { token, expiresAt: new Date((issued + ACCESS_SECONDS) * 1000) };
}

interface Held {
  claims: AccessClaims;
  /** The instant it ends, in seconds since 1970. */
  exp: number;
}

/** Tokens whose signature was found good: a phone sends the same one for a quarter of an hour. */
const good = new WeakMap<Keyring, Map<string, Held>>();
const MOST = 5000;

function remember(ring: Keyring, token: string, held: Held): void {
  const known = good.get(ring) ?? new Map<string, Held>();
  good.set(ring, known);
  const [oldest] = known.keys();
  if (known.size >= MOST && oldest !== undefined) known.delete(oldest);
  known.set(token, held);
}

/** A token made by a clock that has been set back since would hold for as long as the clock was wrong. */
function isNow(exp: number, now: Date): boolean {
  const seconds = Math.floor(now.getTime() / 1000);
  return seconds < exp && exp - seconds <= ACCESS_SECONDS + SKEW_SECONDS;
}

/** The claims of a token that holds; undefined for anything else. */
export function verifyAccess(token: string, ring: Keyring, now: Date): AccessClaims | undefined {
  const known = good.get(ring)?.get(token);
  const held = known ?? readAccess(token, ring, now);
  if (!held || !isNow(held.exp, now)) return undefined;
  if (!known) remember(ring, token, held);
  return held.claims;
}

function readAccess(token: string, ring: Keyring, now: Date): Held | undefined {
  const kid = headerKid(token);
  const key = ring.keys.find((each) => each.kid === kid);
  if (!key) return undefined;
  try {
    const claims = jwt.verify(token, keyObjectOf(key), {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: AUDIENCE,
      maxAge: ACCESS_SECONDS,
      clockTimestamp: Math.floor(now.getTime() / 1000),
    });
    if (typeof claims === 'string' || claims['typ'] !== 'access' || !Number.isSafeInteger(claims['ver']))
      return undefined;
    return {
      exp: Number(claims.exp),
      claims: {
        personId: String(claims.sub),
        postIndex: Number(claims['post']),
        role: claims['role'] as Post['role'],
        version: claims['ver'] as number,
        family: String(claims['fam']),
        ...(typeof claims['sf'] === 'number' ? { secondFactorUntil: new Date(claims['sf'] * 1000) } : {}),
      },
    };
  } catch {
    return undefined;
  }
}

function headerKid(token: string): string | undefined {
  try {
    const header = JSON.parse(Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString()) as {
      kid?: unknown;
    };
    return typeof header.kid === 'string' ? header.kid : undefined;
  } catch {
    return undefined;
  }
}
