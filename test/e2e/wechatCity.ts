/** The demo city with the strict sandbox for WeChat, which gives codes to people and counts what reaches their phones. */
import type { Json } from '../wechat-sandbox/trial';
import { announce } from '../wechat-sandbox/announcement';
import { startTrial } from '../wechat-sandbox/trial';
import { openCity, type City } from './city';

/** Whom the sandbox's page of the official account lets in. */
export const SANDBOX_PERSON = '沙箱市民';

export interface WechatCity extends City {
  control(name: string, body?: object): Promise<Json>;
  /** As `wx.login` or the phone-number button hands it to the app. */
  code(kind: 'login' | 'phone'): Promise<string>;
}

export async function openWechatCity(settings: Record<string, string> = {}): Promise<WechatCity> {
  const trial = await startTrial();
  const city = await openCity({ ...announce(trial.sandbox).env, ...settings });
  await trial.control('media', { publicHosts: [new URL(city.url).host], delayMs: 0 });
  await trial.control('callback', { url: `${city.url}/api/wechat/push` });
  return {
    ...city,
    control: (name, body = {}) => trial.control(name, body),
    code: async (kind) => String((await trial.control('codes', { person: SANDBOX_PERSON, kind })).code),
    close: async () => {
      await city.close();
      await trial.sandbox.stop();
    },
  };
}
