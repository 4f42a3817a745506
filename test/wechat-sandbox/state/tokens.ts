/** Stable access tokens: one per account while valid, a new one five minutes before the end, both good in between. */
import { randomBytes } from 'node:crypto';

const LIFE_MS = 7200_000;
const OVERLAP_MS = 5 * 60_000;
const FORCED_PER_DAY = 20;
const FORCED_GAP_MS = 30_000;
const DAY_MS = 86_400_000;

interface Token {
  appId: string;
  until: number;
  revoked: boolean;
}

export type TokenAnswer = { token: string; expiresInSeconds: number } | 'quota';

export interface Tokens {
  ask(appId: string, force: boolean, now: number): TokenAnswer;
  /** The account of a good token, or WeChat's code for what is wrong with it. */
  check(token: string, now: number): { appId: string } | 40001 | 42001;
  /** Somebody else forced a new one: the current token dies at once. */
  revoke(appId: string): void;
}

export function createTokens(): Tokens {
  const all = new Map<string, Token>();
  const current = new Map<string, string>();
  const forced = new Map<string, number[]>();

  const make = (appId: string, now: number): string => {
    const value = `90_${randomBytes(96).toString('base64url')}`;
    all.set(value, { appId, until: now + LIFE_MS, revoked: false });
    current.set(appId, value);
    return value;
  };
  const revoke = (appId: string): void => {
    const token = all.get(current.get(appId) ?? '');
    if (token) token.revoked = true;
    current.delete(appId);
  };
  const currentOf = (appId: string, now: number): string => {
    const value = current.get(appId);
    const token = value === undefined ? undefined : all.get(value);
    return value !== undefined && token && token.until - now > OVERLAP_MS ? value : make(appId, now);
  };
  return {
    ask(appId, force, now) {
      if (force) {
        const today = (forced.get(appId) ?? []).filter((at) => now - at < DAY_MS);
        if (today.length >= FORCED_PER_DAY) return 'quota';
        const last = today.at(-1);
        // Sooner than 30 s the original answers the current token instead of refreshing.
        if (last === undefined || now - last >= FORCED_GAP_MS) revoke(appId);
        forced.set(appId, [...today, now]);
      }
      const token = currentOf(appId, now);
      const until = all.get(token)?.until ?? now;
      return { token, expiresInSeconds: Math.floor((until - now) / 1000) };
    },
    check(token, now) {
      const found = all.get(token);
      if (!found || found.revoked) return 40001;
      return now >= found.until ? 42001 : { appId: found.appId };
    },
    revoke,
  };
}
