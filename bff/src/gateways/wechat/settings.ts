/** The settings of the WeChat gateway: which environment variables there are, and what they make. */
import { z } from 'zod';
import { refusalOfOrigin } from '../officialOrigin';

export const WECHAT_ORIGIN = 'https://api.weixin.qq.com';

const appId = z.string().regex(/^wx[0-9a-f]{16}$/, 'is an AppID such as wx1234567890abcdef');
const secret = z.string().regex(/^[0-9a-f]{32}$/, 'is an AppSecret of 32 hex digits');

/** The versions of a mini-program, as `getwxacodeunlimit` names them. */
const envVersions = ['release', 'trial', 'develop'] as const;
export type EnvVersion = (typeof envVersions)[number];

/** For the schema of the environment. */
export const wechatVariables = {
  WECHAT_BASE_URL: z.string().default(WECHAT_ORIGIN),
  WECHAT_APP_ID: appId.optional(),
  WECHAT_APP_SECRET: secret.optional(),
  /** The official account whose menu opens the web version. */
  WECHAT_OFFICIAL_APP_ID: appId.optional(),
  WECHAT_OFFICIAL_APP_SECRET: secret.optional(),
  /** Message push, as in the console: data format JSON, mode 安全模式. */
  WECHAT_PUSH_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{3,32}$/)
    .optional(),
  WECHAT_PUSH_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/)
    .optional(),
  /** Which version of the mini-program codes and messages open: before the first release only the other two exist. */
  WECHAT_ENV_VERSION: z.enum(envVersions, 'is one of release, trial, develop').default('release'),
  WECHAT_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5000),
};

export type WechatVariables = z.output<z.ZodObject<typeof wechatVariables>>;

export interface Credentials {
  appId: string;
  secret: string;
}

export interface PushSettings {
  appId: string;
  token: string;
  aesKey: string;
}

export interface WechatSettings {
  baseUrl: string;
  timeoutMs: number;
  mini: Credentials;
  /** `release` when nothing is said. */
  envVersion?: EnvVersion;
  official?: Credentials;
  push?: PushSettings;
}

const pair = (a: string | undefined, b: string | undefined, names: string): [string, string] | undefined => {
  if (a === undefined && b === undefined) return undefined;
  if (a === undefined || b === undefined) throw new Error(`Set both or none of ${names}.`);
  return [a, b];
};

/** Nothing when no AppID is set; throws a sentence that says what to mend. */
export function wechatSettings(variables: WechatVariables, production: boolean): WechatSettings | undefined {
  const refusal = refusalOfOrigin(variables.WECHAT_BASE_URL, [WECHAT_ORIGIN], production);
  if (refusal) throw new Error(`WECHAT_BASE_URL: ${refusal}`);
  const mini = pair(variables.WECHAT_APP_ID, variables.WECHAT_APP_SECRET, 'WECHAT_APP_ID, WECHAT_APP_SECRET');
  if (!mini) return undefined;
  const official = pair(
    variables.WECHAT_OFFICIAL_APP_ID,
    variables.WECHAT_OFFICIAL_APP_SECRET,
    'WECHAT_OFFICIAL_APP_ID, WECHAT_OFFICIAL_APP_SECRET',
  );
  const push = pair(
    variables.WECHAT_PUSH_TOKEN,
    variables.WECHAT_PUSH_AES_KEY,
    'WECHAT_PUSH_TOKEN, WECHAT_PUSH_AES_KEY',
  );
  return {
    baseUrl: variables.WECHAT_BASE_URL,
    timeoutMs: variables.WECHAT_TIMEOUT_MS,
    mini: { appId: mini[0], secret: mini[1] },
    envVersion: variables.WECHAT_ENV_VERSION,
    ...(official ? { official: { appId: official[0], secret: official[1] } } : {}),
    ...(push ? { push: { appId: mini[0], token: push[0], aesKey: push[1] } } : {}),
  };
}
