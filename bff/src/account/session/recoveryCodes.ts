/** Recovery codes: each opens the second factor once, when the phone with the authenticator is gone. */
import { createHash, randomBytes } from 'node:crypto';

const HOW_MANY = 10;
/** RFC 4648 base32: no 0, 1 or 8 to be misread from paper. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Four groups of four: 80 bits, so that a stolen hash cannot be searched for its code. */
const SIGNS = 16;

const newCode = (): string =>
  [...randomBytes(SIGNS)]
    .map((byte) => LETTERS[byte % LETTERS.length])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

export const newRecoveryCodes = (): string[] => Array.from({ length: HOW_MANY }, newCode);

/** Bound to the person; dashes and case are how it was written, not what it is. */
export const recoveryHash = (personId: string, code: string): string =>
  createHash('sha256')
    .update(`recovery\n${personId}\n${code.replaceAll('-', '').toUpperCase()}`)
    .digest('base64url');

export const isRecoveryCode = (code: string): boolean => !/^\d{6}$/.test(code);
