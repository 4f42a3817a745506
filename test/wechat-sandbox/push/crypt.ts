/**
 * The encryption of message push, written from the platform's description and apart from the product's own,
 * so that the two check each other: random(16) + length(4, big endian) + message + appid, AES-256-CBC,
 * padded to 32 bytes.
 */
import { createCipheriv, createHash, randomBytes } from 'node:crypto';

const BLOCK = 32;

export const signPush = (...parts: string[]): string =>
  createHash('sha1').update(parts.sort().join('')).digest('hex');

export function encryptPush(message: string, appId: string, aesKey: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([randomBytes(16), length, text, Buffer.from(appId)]);
  const pad = BLOCK - (plain.length % BLOCK);
  const padded = Buffer.concat([plain, Buffer.alloc(pad, pad)]);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}

/** A push as it goes over the wire: the query of the address and the body. */
export function sealPush(
  message: string,
  appId: string,
  target: { token: string; aesKey: string },
  now: number,
) {
  const timestamp = String(Math.floor(now / 1000));
  const nonce = String(randomBytes(4).readUInt32BE());
  const encrypt = encryptPush(message, appId, target.aesKey);
  return {
    query: {
      signature: signPush(target.token, timestamp, nonce),
      timestamp,
      nonce,
      encrypt_type: 'aes',
      msg_signature: signPush(target.token, timestamp, nonce, encrypt),
    },
    body: JSON.stringify({ ToUserName: 'gh_sandbox', Encrypt: encrypt }),
  };
}
