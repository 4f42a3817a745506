/** The settings of the WeChat Pay gateway: which environment variables there are, and what they make. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { refusalOfOrigin } from '../officialOrigin';

export const WXPAY_ORIGINS = ['https://api.mch.weixin.qq.com', 'https://api2.mch.weixin.qq.com'] as const;

/** For the schema of the environment. Keys may be given as text or as the path of a file. */
export const wxpayVariables = {
  WXPAY_BASE_URL: z.string().default(WXPAY_ORIGINS[0]),
  WXPAY_MCH_ID: z
    .string()
    .regex(/^\d{8,10}$/)
    .optional(),
  /** The serial of the merchant's API certificate. */
  WXPAY_SERIAL: z
    .string()
    .regex(/^[0-9A-F]{20,64}$/)
    .optional(),
  WXPAY_PRIVATE_KEY: z.string().min(1).optional(),
  WXPAY_API_V3_KEY: z.string().length(32).optional(),
  /** PUB_KEY_ID_… of public-key mode. */
  WXPAY_PUBLIC_KEY_ID: z
    .string()
    .regex(/^PUB_KEY_ID_\d{10,50}$/)
    .optional(),
  WXPAY_PUBLIC_KEY: z.string().min(1).optional(),
  WXPAY_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(8000),
};
export type WxpayVariables = z.output<z.ZodObject<typeof wxpayVariables>>;

export interface PaySettings {
  baseUrl: string;
  timeoutMs: number;
  appId: string;
  mchId: string;
  merchantSerial: string;
  merchantKey: KeyObject;
  apiV3Key: string;
  /** The only serials whose signatures count, with their keys. Others are refused without asking anybody. */
  platformKeys: ReadonlyMap<string, KeyObject>;
  /** The serial whose key encrypts names. */
  encryptSerial: string;
}

const pem = (value: string): string => (value.includes('-----BEGIN') ? value : readFileSync(value, 'utf8'));

const needed = [
  'WXPAY_MCH_ID',
  'WXPAY_SERIAL',
  'WXPAY_PRIVATE_KEY',
  'WXPAY_API_V3_KEY',
  'WXPAY_PUBLIC_KEY_ID',
  'WXPAY_PUBLIC_KEY',
] as const;

/** Nothing when no merchant is set; throws a sentence that says what to mend. */
export function paySettings(
  variables: WxpayVariables,
  appId: string | undefined,
  production: boolean,
): PaySettings | undefined {
  const refusal = refusalOfOrigin(variables.WXPAY_BASE_URL, WXPAY_ORIGINS, production);
  if (refusal) throw new Error(`WXPAY_BASE_URL: ${refusal}`);
  const missing = needed.filter((name) => variables[name] === undefined);
  if (missing.length === needed.length) return undefined;
  if (missing.length > 0)
    throw new Error(`WeChat Pay needs all of its settings; missing: ${missing.join(', ')}.`);
  if (!appId) throw new Error('WeChat Pay needs WECHAT_APP_ID.');
  const [mchId = '', merchantSerial = '', privateKey = '', apiV3Key = '', keyId = '', publicKey = ''] =
    needed.map((name) => variables[name]);
  return {
    baseUrl: variables.WXPAY_BASE_URL,
    timeoutMs: variables.WXPAY_TIMEOUT_MS,
    appId,
    mchId,
    merchantSerial,
    merchantKey: createPrivateKey(pem(privateKey)),
    apiV3Key,
    platformKeys: new Map([[keyId, createPublicKey(pem(publicKey))]]),
    encryptSerial: keyId,
  };
}
