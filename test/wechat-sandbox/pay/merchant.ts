/** The merchant as WeChat Pay would know it: numbers, keys, granted scenes, money. */
import { createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

export interface Merchant {
  mchId: string;
  /** Apps that are linked to the merchant. */
  appIds: Set<string>;
  /** The serial of the merchant's certificate. */
  serial: string;
  /** Announced to the product, as the console would hand it out; the sandbox itself verifies with the public part. */
  privateKeyPem: string;
  publicKey: KeyObject;
  apiV3Key: string;
  /** The platform's key in public-key mode. */
  platform: { serial: string; privateKey: KeyObject; publicKeyPem: string };
  /** Transfer scenes granted. */
  scenes: Set<string>;
}

const hex = (bytes: number): string => randomBytes(bytes).toString('hex').toUpperCase();
const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

export function demoMerchant(appId: string): Merchant {
  const merchant = pair();
  const platform = pair();
  return {
    mchId: '1900000109',
    appIds: new Set([appId]),
    serial: hex(20),
    privateKeyPem: merchant.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: createPublicKey(merchant.publicKey.export({ type: 'spki', format: 'pem' })),
    apiV3Key: hex(16),
    platform: {
      serial: `PUB_KEY_ID_0119000001092025${randomBytes(4).readUInt32BE().toString().padStart(10, '0')}`,
      privateKey: platform.privateKey,
      publicKeyPem: platform.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    },
    scenes: new Set(['1002']),
  };
}
