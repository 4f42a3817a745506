/**
 * Proves that bytes come from WeChat Pay. Own code: the package verifies re-serialised JSON, knows no clock, never
 * verifies replies, and asks the network about a serial it does not know.
 */
import { createVerify, type KeyObject } from 'node:crypto';

export type HeaderReader = (name: string) => string | null | undefined;

export type Unproven = 'unsigned' | 'unknown serial' | 'stale' | 'probe' | 'forged';

const WINDOW_SECONDS = 300;
/** The platform signs a few replies and callbacks wrongly on purpose, to see who looks. */
const PROBE = 'WECHATPAY/SIGNTEST/';

/** Why the bytes cannot be trusted, or undefined when they can. */
export function whyUnproven(
  header: HeaderReader,
  body: Uint8Array,
  keys: ReadonlyMap<string, KeyObject>,
  now: Date,
): Unproven | undefined {
  const [timestamp, nonce, serial, signature] = ['timestamp', 'nonce', 'serial', 'signature'].map(
    (name) => header(`wechatpay-${name}`) ?? '',
  );
  if (!timestamp || !nonce || !serial || !signature) return 'unsigned';
  if (signature.startsWith(PROBE)) return 'probe';
  const key = keys.get(serial);
  if (!key) return 'unknown serial';
  if (!/^\d{1,12}$/.test(timestamp)) return 'forged';
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > WINDOW_SECONDS) return 'stale';
  const verify = createVerify('RSA-SHA256').update(`${timestamp}\n${nonce}\n`).update(body).update('\n');
  // Node's decoder skips what is no base64: only the canonical text counts.
  const bytes = Buffer.from(signature, 'base64');
  return bytes.toString('base64') === signature && verify.verify(key, bytes) ? undefined : 'forged';
}
