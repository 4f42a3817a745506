/**
 * Signs requests with `wechatpay-node-v3`. Its own nonce comes from Math.random and its clock cannot be given, so
 * nonce and time are made here; its transport, verification and decryption are not used (see verify.ts).
 */
import { createPublicKey, randomBytes } from 'node:crypto';
import WxPay from 'wechatpay-node-v3';
import type { PaySettings } from './settings';

export interface Signer {
  /** The Authorization of a request whose body goes out in exactly these characters. */
  authorization(method: 'GET' | 'POST', target: string, body: string, now: Date): string;
  /** Encrypts a sensitive field under the platform's key. */
  encrypt(text: string): string;
}

export function createSigner(settings: PaySettings): Signer {
  const { appId, mchId, merchantSerial, merchantKey, platformKeys, encryptSerial } = settings;
  const key = merchantKey.export({ type: 'pkcs8', format: 'pem' });
  const own = createPublicKey(merchantKey).export({ type: 'spki', format: 'pem' });
  const pay = new WxPay({
    appid: appId,
    mchid: mchId,
    serial_no: merchantSerial,
    privateKey: Buffer.from(key),
    // Only looked at for a serial, which is given.
    publicKey: Buffer.from(own),
  });
  const platform = platformKeys.get(encryptSerial)?.export({ type: 'spki', format: 'pem' });
  return {
    authorization(method, target, body, now) {
      const nonce = randomBytes(16).toString('hex');
      const timestamp = String(Math.floor(now.getTime() / 1000));
      // The package signs a POST without body wrongly; there is none here, an empty one is `{}`.
      return pay.getAuthorization(nonce, timestamp, pay.getSignature(method, nonce, timestamp, target, body));
    },
    encrypt(text) {
      if (!platform) throw new Error('The key for encryption is not among the platform keys.');
      return pay.publicEncrypt(text, Buffer.from(platform));
    },
  };
}
