/** The environment, parsed once. Nothing else reads process.env. */
import path from 'node:path';
import { z } from 'zod';
import { s3Variables } from './gateways/photoDisk';
import { wechatSettings, wechatVariables, type WechatSettings } from './gateways/wechat/settings';
import { keepVariables } from './platform/personal/periods';
import { paySettings, wxpayVariables, type PaySettings } from './gateways/wechatPay/settings';

const portFault = 'must be a whole number from 0 to 65535';
const port = z.coerce.number(portFault).int(portFault).min(0, portFault).max(65535, portFault);

/** The fields of a template by what they hold; the defaults are those of docs/wechat.md. */
const template = (fields: Record<string, string>) =>
  z
    .union([
      z.string().transform((id) => ({ id, fields })),
      z.object({ id: z.string(), fields: z.record(z.string(), z.string()) }),
    ])
    .optional();
const templates = z.looseObject({
  progress: template({
    number: 'character_string1',
    matter: 'thing2',
    status: 'phrase3',
    time: 'time4',
    note: 'thing5',
  }),
  callback: template({ number: 'character_string1', matter: 'thing2', time: 'time3' }),
  deadline: template({ number: 'character_string1', matter: 'thing2', time: 'time3', status: 'phrase4' }),
});

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: port.default(8080),
  /** 0.0.0.0 to be reached by phones in the same network. */
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'MONGODB_URI must begin with mongodb:// or mongodb+srv://')
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Demo personas may sign in without WeChat; on unless in production. */
  DEMO: z.enum(['on', 'off']).optional(),
  /** `kid:key,kid:key`, the first signs; keys of at least 32 bytes. Generated into DATA_DIR when absent. */
  SECRET_KEYS: z.string().optional(),
  /** Multiplies every rate limit; trials raise it. */
  RATE_FACTOR: z.coerce.number().positive().max(1_000_000).default(1),
  /** Answers are checked against the contract's schemas: for tests. */
  CHECK_RESPONSES: z.enum(['on', 'off']).default('off'),
  /** The folder of the built web version. */
  WEB_DIR: z.string().min(1).default('miniapp/dist/h5'),
  /** The folder of the files by which WeChat's console makes sure that the domain is ours. */
  WELL_KNOWN_DIR: z.string().min(1).optional(),
  /** The address people reach the server at, e.g. https://12345.example.gov.cn; it is printed on posters. */
  PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[\w.:[\]-]+$/, 'must be scheme and host, without a path')
    .optional(),
  /** Which templates of the WeChat console the notices use: {"progress":"template id",…}, or, when
   * the fields of a template are others, {"progress":{"id":"…","fields":{"number":"character_string1",…}}}. */
  WECHAT_TEMPLATES: z
    .string()
    .transform((text, context) => {
      try {
        return templates.parse(JSON.parse(text));
      } catch {
        context.addIssue('must be JSON: {"name":"template id"}');
        return z.NEVER;
      }
    })
    .default({}),
  ...s3Variables,
  ...wechatVariables,
  ...wxpayVariables,
  ...keepVariables,
  /** Number of proxies in front whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
});

type Parsed = z.output<typeof schema>;
export type Env = Readonly<
  Omit<Parsed, 'DEMO' | 'PUBLIC_URL' | 'WELL_KNOWN_DIR'> & {
    DEMO: boolean;
    PUBLIC_URL: string;
    WELL_KNOWN_DIR: string;
    /** Undefined when no AppID is set: then there is no login with WeChat and notices stay in the inbox. */
    WECHAT: WechatSettings | undefined;
    /** Undefined when no merchant is set: rewards are certificates then. */
    WXPAY: PaySettings | undefined;
  }
>;

export class EnvError extends Error {}

function wechatOf(given: Parsed, production: boolean): WechatSettings | undefined {
  try {
    return wechatSettings(given, production);
  } catch (error) {
    throw new EnvError((error as Error).message);
  }
}

function payOf(given: Parsed, production: boolean): PaySettings | undefined {
  try {
    return paySettings(given, given.WECHAT_APP_ID, production);
  } catch (error) {
    throw new EnvError((error as Error).message);
  }
}

/** Throws EnvError naming every variable that is wrong. */
export function parseEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new EnvError(`The environment is not right. ${faults.join('; ')}`);
  }
  const production = parsed.data.NODE_ENV === 'production';
  const demo = (parsed.data.DEMO ?? (production ? 'off' : 'on')) === 'on';
  if (production && !parsed.data.MONGODB_URI) {
    throw new EnvError('In production set MONGODB_URI to a MongoDB replica set.');
  }
  if (production && !parsed.data.SECRET_KEYS) {
    throw new EnvError('In production set SECRET_KEYS to kid:key pairs of at least 32 bytes.');
  }
  if (production && demo) throw new EnvError('In production the demo personas must be off: remove DEMO=on.');
  return {
    ...parsed.data,
    DEMO: demo,
    PUBLIC_URL: parsed.data.PUBLIC_URL ?? `http://127.0.0.1:${parsed.data.PORT}`,
    WELL_KNOWN_DIR: parsed.data.WELL_KNOWN_DIR ?? path.join(parsed.data.DATA_DIR, 'well-known'),
    WECHAT: wechatOf(parsed.data, production),
    WXPAY: payOf(parsed.data, production),
  };
}
