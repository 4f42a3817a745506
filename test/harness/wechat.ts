/** A server whose WeChat is the strict sandbox, and people holding phones. */
import { createClient, type Client } from '@jsjb/bff/contract';
import type { Tokens } from '@jsjb/shared/account/contract';
import { fetchTransport } from '../../scripts/lib/replay/fetchTransport';
import { announce } from '../wechat-sandbox/announcement';
import { startTrial, type Trial } from '../wechat-sandbox/trial';
import { startTestServer, type TestServer } from './server';

export interface WechatServer {
  server: TestServer;
  trial: Trial;
  /** A code as `wx.login`, the phone-number button or the official account's page hands it to the app. */
  code(person: string, kind?: 'login' | 'phone' | 'web'): Promise<string>;
  openid(person: string): Promise<string>;
  signIn(person: string): ReturnType<Client['signInWithWechat']>;
  withToken(token: string): Client;
  /** A client that renews its token when the clock has gone past it. */
  staying(tokens: Tokens): Client;
  close(): Promise<void>;
}

export async function startWechatServer(settings: Record<string, string> = {}): Promise<WechatServer> {
  const trial = await startTrial();
  const server = await startTestServer({
    ...announce(trial.sandbox).env,
    WECHAT_TIMEOUT_MS: '1000',
    ...settings,
  });
  const code: WechatServer['code'] = async (person, kind = 'login') =>
    String((await trial.control('codes', { person, kind })).code);
  return {
    server,
    trial,
    code,
    openid: async (person) => String((await trial.control('visits', { person })).openid),
    signIn: async (person) => server.stranger.signInWithWechat({ body: { code: await code(person) } }),
    withToken: (token) =>
      createClient({ baseUrl: server.url, transport: fetchTransport, token: () => token }),
    staying(tokens) {
      let held = tokens;
      const token = async () => {
        if (Date.parse(held.accessExpiresAt) <= server.clock.now().getTime())
          held = await server.stranger.refreshSession({ body: { refreshToken: held.refreshToken } });
        return held.accessToken;
      };
      return createClient({ baseUrl: server.url, transport: fetchTransport, token });
    },
    async close() {
      await server.close();
      await trial.sandbox.stop();
    },
  };
}
