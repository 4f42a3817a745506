/** The WeChat gateway: everything the server asks of WeChat, behind one object. */
import { checkImage, checkText, type ContentScene, type Verdict } from './checkContent';
import { authorizeUrl, codeToSession, oauthSession, type WechatPerson } from './login';
import { makeCode, type CodeRequest } from './makeCode';
import { phoneNumberOf, type Phone } from './phoneNumber';
import { pushEcho, verifyAndDecryptPush, type OpenedPush, type PushQuery } from './push';
import { sendSubscribe, type Sent, type SubscribeMessage } from './sendSubscribe';
import type { WechatSettings } from './settings';
import { askToken, createTokenKeeper } from './stableToken';
import type { CallRecord, Transport } from './transport';
import { WechatError } from './wechatError';

export { mediaVerdictOf } from './push';
export { WechatError } from './wechatError';
export type {
  CallRecord,
  CodeRequest,
  ContentScene,
  OpenedPush,
  Phone,
  Sent,
  SubscribeMessage,
  Verdict,
  WechatPerson,
};

export interface Wechat {
  codeToSession(code: string): Promise<WechatPerson>;
  oauthSession(code: string): Promise<WechatPerson>;
  /** Where to send a person of the web version to log in; needs the official account. */
  authorizeUrl(returnTo: string, state: string): string;
  phoneNumberOf(code: string, openid: string): Promise<Phone>;
  /** A PNG or JPEG. */
  makeCode(request: CodeRequest): Promise<Buffer>;
  sendSubscribe(message: SubscribeMessage): Promise<Sent>;
  /** Whether WeChat answers, by a call that changes nothing. */
  isAwake(): Promise<boolean>;
  checkText(content: { openid: string; scene: ContentScene; text: string }): Promise<Verdict>;
  checkImage(content: { openid: string; scene: ContentScene; url: string }): Promise<{ traceId: string }>;
  openPush(query: PushQuery, body: string, now: Date): OpenedPush;
  /** The answer to the console's check of the push address, if WeChat asked. */
  pushEcho(query: PushQuery): string | undefined;
}

export function createWechat(
  settings: WechatSettings,
  options: { onCall?: (record: CallRecord) => void; now?: () => number } = {},
): Wechat {
  const { baseUrl, timeoutMs, mini, push, envVersion = 'release' } = settings;
  const { onCall, now = Date.now } = options;
  const transport: Transport = { baseUrl, timeoutMs, ...(onCall ? { onCall } : {}) };
  const { withToken } = createTokenKeeper(() => askToken(transport, mini), now);
  const official = () => {
    if (!settings.official)
      throw new WechatError('setup', 'oauth2', { detail: 'no official account is set' });
    return settings.official;
  };
  return {
    codeToSession: (code) => codeToSession(transport, mini, code),
    oauthSession: async (code) => oauthSession(transport, official(), code),
    authorizeUrl: (returnTo, state) => authorizeUrl(baseUrl, official().appId, returnTo, state),
    phoneNumberOf: (code, openid) => withToken((token) => phoneNumberOf(transport, token, code, openid)),
    makeCode: (request) => withToken((token) => makeCode(transport, token, request, envVersion)),
    sendSubscribe: (message) => withToken((token) => sendSubscribe(transport, token, message, envVersion)),
    isAwake: () =>
      askToken(transport, mini).then(
        () => true,
        () => false,
      ),
    checkText: (content) => withToken((token) => checkText(transport, token, content)),
    checkImage: (content) => withToken((token) => checkImage(transport, token, content)),
    openPush: (query, body, at) =>
      push ? verifyAndDecryptPush(query, body, push, at) : { ok: false, reason: 'unreadable' },
    pushEcho: (query) => (push ? pushEcho(query, push) : undefined),
  };
}
