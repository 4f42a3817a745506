/** Codes that can be exchanged once within five minutes: login, phone number, web authorisation. */
import { randomBytes } from 'node:crypto';

export const CODE_LIFE_MS = 5 * 60_000;

export type CodeKind = 'login' | 'phone' | 'web';

interface Issued {
  kind: CodeKind;
  appId: string;
  person: string;
  scope: string;
  until: number;
  used: boolean;
}

export type Redeemed = { person: string; scope: string } | 'unknown' | 'used' | 'expired';

export interface Codes {
  issue(kind: CodeKind, appId: string, person: string, now: number, scope?: string): string;
  /** A wrong account does not use the code up. */
  redeem(kind: CodeKind, appId: string, code: string, now: number): Redeemed;
}

export function createCodes(): Codes {
  const issued = new Map<string, Issued>();
  return {
    issue(kind, appId, person, now, scope = '') {
      const code = `0${randomBytes(24).toString('base64url').replaceAll(/[-_]/g, '0')}`.slice(0, 32);
      issued.set(code, { kind, appId, person, scope, until: now + CODE_LIFE_MS, used: false });
      return code;
    },
    redeem(kind, appId, code, now) {
      const found = issued.get(code);
      if (!found || found.kind !== kind || found.appId !== appId) return 'unknown';
      if (found.used) return 'used';
      if (now >= found.until) return 'expired';
      found.used = true;
      return { person: found.person, scope: found.scope };
    },
  };
}
