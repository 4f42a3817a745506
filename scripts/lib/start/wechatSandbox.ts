/** Without an AppID `npm start` speaks to a stand-in for WeChat, so that everything can be tried out. */
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { forkSibling } from '@jsjb/bff/platform/forkSibling';
import { PUSH_PATH } from '@jsjb/bff/moderation/wechatPush';

interface Announcement {
  baseUrl: string;
  env: Record<string, string>;
}

export interface WechatSandbox {
  /** How the server speaks to it. */
  env: Record<string, string>;
  /** Tells it where the server answers its pushes. */
  connect(serverUrl: string): Promise<void>;
  stop(): void;
}

const START_MS = 20_000;

function announced(child: ChildProcess): Promise<Announcement> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no announcement')), START_MS);
    child.once('message', (message) => {
      clearTimeout(timer);
      resolve(message as Announcement);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${code}`));
    });
  });
}

const control = async (baseUrl: string, name: string, body: object): Promise<void> => {
  await fetch(`${baseUrl}/__sandbox/${name}`, { method: 'POST', body: JSON.stringify(body) });
};

/** Undefined when WeChat is set up, in production, or where the stand-in is not there. It ends with this process. */
export async function startWechatSandbox(
  root: string,
  given: Record<string, string | undefined>,
): Promise<WechatSandbox | undefined> {
  if (given['WECHAT_APP_ID'] || given['NODE_ENV'] === 'production' || given['DEMO'] === 'off')
    return undefined;
  const appJson = path.join(root, 'miniapp/dist/weapp/app.json');
  // It is a tool of the tests: a copy of the product may come without them.
  if (!existsSync(path.join(__dirname, 'wechatSandbox.js'))) return undefined;
  const args = existsSync(appJson) ? ['--app-json', appJson] : [];
  const child = forkSibling(__filename, 'wechatSandbox', args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { baseUrl, env } = await announced(child);
  // It must not keep this process alive.
  child.unref();
  child.channel?.unref();
  return {
    env,
    async connect(serverUrl) {
      await control(baseUrl, 'media', { publicHosts: [new URL(serverUrl).host] });
      await control(baseUrl, 'callback', { url: serverUrl + PUSH_PATH });
    },
    stop: () => child.kill(),
  };
}
