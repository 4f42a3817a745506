/** Signing keys: from the environment, or generated once into the data folder for a machine without settings. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Key {
  kid: string;
  secret: string;
}

/** The first key signs; all of them verify, so keys can be rotated. */
export interface Keyring {
  keys: readonly [Key, ...Key[]];
}

const MIN_BYTES = 32;

export function parseKeys(text: string): Keyring {
  const keys = text.split(',').map((pair) => {
    const colon = pair.indexOf(':');
    const kid = pair.slice(0, colon).trim();
    const secret = pair.slice(colon + 1).trim();
    if (colon < 1 || !/^[\w-]{1,16}$/.test(kid) || Buffer.byteLength(secret) < MIN_BYTES) {
      throw new Error(`SECRET_KEYS must be kid:key pairs with keys of at least ${MIN_BYTES} bytes.`);
    }
    return { kid, secret };
  });
  const [first, ...rest] = keys;
  if (!first) throw new Error('SECRET_KEYS is empty.');
  return { keys: [first, ...rest] };
}

/** Reads the data folder's own keys, making them the first time (mode 0600). */
export function keysInFolder(dataDir: string): Keyring {
  const file = path.join(dataDir, 'secret.keys');
  try {
    return parseKeys(readFileSync(file, 'utf8').trim());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(dataDir, { recursive: true });
  const text = `k1:${randomBytes(48).toString('base64url')}`;
  writeFileSync(file, `${text}\n`, { mode: 0o600, flag: 'wx' });
  return parseKeys(text);
}

/** An HMAC-SHA256 for one purpose, so that a signature made for one thing never fits another. */
export function signFor(purpose: string, message: string, secret: string, bytes = 32): string {
  return createHmac('sha256', secret)
    .update(`${purpose}\n${message}`)
    .digest()
    .subarray(0, bytes)
    .toString('base64url');
}

export function isSignedFor(
  purpose: string,
  message: string,
  signature: string,
  ring: Keyring,
  bytes = 32,
): boolean {
  const given = Buffer.from(signature);
  return ring.keys.some(({ secret }) => {
    const expected = Buffer.from(signFor(purpose, message, secret, bytes));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
}
