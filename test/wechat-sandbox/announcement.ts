/** What the server needs to know to use the sandbox, as environment variables. */
import { randomBytes } from 'node:crypto';
import { demoTemplateId, demoTemplates } from './accounts';
import type { Sandbox } from './server';

export interface Announcement {
  baseUrl: string;
  env: Record<string, string>;
}

/** Letters and digits only, as the console asks for token and key of the push. */
const alphanumeric = (length: number): string => {
  let text = '';
  while (text.length < length)
    text += randomBytes(length)
      .toString('base64')
      .replaceAll(/[^A-Za-z0-9]/g, '');
  return text.slice(0, length);
};

export function announce({ baseUrl, world }: Sandbox): Announcement {
  const templates = Object.keys(demoTemplates).map((name) => [name, demoTemplateId(name)] as const);
  return {
    baseUrl,
    env: {
      WECHAT_BASE_URL: baseUrl,
      WECHAT_APP_ID: world.mini.appId,
      WECHAT_APP_SECRET: world.mini.secret,
      WECHAT_OFFICIAL_APP_ID: world.official.appId,
      WECHAT_OFFICIAL_APP_SECRET: world.official.secret,
      WECHAT_PUSH_TOKEN: alphanumeric(24),
      WECHAT_PUSH_AES_KEY: alphanumeric(43),
      WECHAT_TEMPLATES: JSON.stringify(Object.fromEntries(templates)),
    },
  };
}
