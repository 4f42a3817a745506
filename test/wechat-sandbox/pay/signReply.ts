/** Signs replies and callbacks with the platform's key, and spoils signatures when asked. */
import { createSign, randomBytes, type KeyObject } from 'node:crypto';

export interface Signed extends Record<string, string> {
  'wechatpay-timestamp': string;
  'wechatpay-nonce': string;
  'wechatpay-serial': string;
  'wechatpay-signature': string;
  'wechatpay-signature-type': string;
}

export function signHeaders(body: Buffer, serial: string, key: KeyObject, now: number): Signed {
  const timestamp = String(Math.floor(now / 1000));
  const nonce = randomBytes(16).toString('hex');
  const signature = createSign('RSA-SHA256')
    .update(`${timestamp}\n${nonce}\n`)
    .update(body)
    .update('\n')
    .sign(key, 'base64');
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': serial,
    'wechatpay-signature': signature,
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
  };
}

/** Ways in which a signature goes wrong; `signature-test` is how the platform probes its merchants. */
export const signatureFaults = [
  'unsigned',
  'wrong-signature',
  'signature-test',
  'unknown-serial',
  'stale',
] as const;
export type SignatureFault = (typeof signatureFaults)[number];

export const isSignatureFault = (kind: string): kind is SignatureFault =>
  (signatureFaults as readonly string[]).includes(kind);

/** Headers with the fault, or right ones. */
export function signWith(
  fault: SignatureFault | undefined,
  body: Buffer,
  { serial, privateKey }: { serial: string; privateKey: KeyObject },
  now: number,
): Record<string, string> {
  if (fault === 'unsigned') return {};
  // An hour old and signed at that time: only the clock tells.
  const headers = signHeaders(body, serial, privateKey, fault === 'stale' ? now - 3_600_000 : now);
  if (fault === 'unknown-serial')
    return { ...headers, 'wechatpay-serial': 'PUB_KEY_ID_0199999999999999999999999' };
  if (fault === 'wrong-signature') {
    return { ...headers, 'wechatpay-signature': randomBytes(256).toString('base64') };
  }
  if (fault === 'signature-test') {
    return { ...headers, 'wechatpay-signature': `WECHATPAY/SIGNTEST/${headers['wechatpay-signature']}` };
  }
  return headers;
}
