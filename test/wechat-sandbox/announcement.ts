/** What the server needs to know to use the sandbox, as environment variables. */
import { demoTemplateId, demoTemplates } from './accounts';
import type { Sandbox } from './server';

export interface Announcement {
  baseUrl: string;
  env: Record<string, string>;
}

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
      WECHAT_PUSH_TOKEN: world.mini.pushToken,
      WECHAT_PUSH_AES_KEY: world.mini.pushAesKey,
      WECHAT_TEMPLATES: JSON.stringify(Object.fromEntries(templates)),
    },
  };
}
