/** What the server needs to know to use the sandbox, as environment variables. */
import { demoTemplateId, demoTemplates } from './accounts';
import type { Sandbox } from './server';
import type { World } from './world';

export interface Announcement {
  baseUrl: string;
  env: Record<string, string>;
}

function payVariables(world: World): Record<string, string> {
  const { mchId, serial, privateKeyPem, apiV3Key, platform } = world.pay().merchant;
  return {
    WXPAY_MCH_ID: mchId,
    WXPAY_SERIAL: serial,
    WXPAY_PRIVATE_KEY: privateKeyPem,
    WXPAY_API_V3_KEY: apiV3Key,
    WXPAY_PUBLIC_KEY_ID: platform.serial,
    WXPAY_PUBLIC_KEY: platform.publicKeyPem,
  };
}

export function announce({ baseUrl, world }: Sandbox): Announcement {
  const templates = Object.keys(demoTemplates).map((name) => [name, demoTemplateId(name)] as const);
  return {
    baseUrl,
    env: {
      WECHAT_BASE_URL: baseUrl,
      WXPAY_BASE_URL: baseUrl,
      WECHAT_APP_ID: world.mini.appId,
      WECHAT_APP_SECRET: world.mini.secret,
      WECHAT_OFFICIAL_APP_ID: world.official.appId,
      WECHAT_OFFICIAL_APP_SECRET: world.official.secret,
      WECHAT_PUSH_TOKEN: world.mini.pushToken,
      WECHAT_PUSH_AES_KEY: world.mini.pushAesKey,
      ...payVariables(world),
      WECHAT_TEMPLATES: JSON.stringify(Object.fromEntries(templates)),
    },
  };
}
