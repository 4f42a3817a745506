/** What can go wrong with WeChat, by kind: callers decide by kind, people read the sentence, logs get the code. */
import { AppError, type ErrorCode } from '@jsjb/shared/kit/errors';

interface Meaning {
  code: ErrorCode;
  userMessage: string;
  /** The same call may succeed later without anybody mending anything. */
  passing: boolean;
}

const AWAY = '微信暂时没有回应，请稍后再试。您填写的内容不会丢失。';
const OURS = '与微信的连接没有配置好，请联系管理员。';
const meaning = (code: ErrorCode, userMessage: string, passing = false): Meaning => ({
  code,
  userMessage,
  passing,
});

const meanings = {
  /** No connection, no answer in time, an HTTP error. */
  unreachable: meaning('UNAVAILABLE', AWAY, true),
  /** An answer that is none: HTML, half a JSON, another shape. */
  nonsense: meaning('UNAVAILABLE', AWAY, true),
  busy: meaning('UNAVAILABLE', AWAY, true),
  quota: meaning('UNAVAILABLE', AWAY, true),
  token: meaning('UNAVAILABLE', AWAY, true),
  /** AppID, secret, address list, permission: an operator must mend it. */
  setup: meaning('UNAVAILABLE', OURS),
  code: meaning('UNAUTHENTICATED', '微信登录凭证已失效，请重新打开后再试。'),
  blocked: meaning('FORBIDDEN', '微信提示您的账号存在风险，暂时不能登录，请稍后再试或拨打 12345。'),
  person: meaning('INTERNAL', OURS),
  /** The person has not checked in within two hours: content cannot be checked now. */
  inactive: meaning('INTERNAL', AWAY),
  consent: meaning('INTERNAL', OURS),
  template: meaning('INTERNAL', OURS),
  fields: meaning('INTERNAL', OURS),
  page: meaning('INTERNAL', OURS),
  other: meaning('INTERNAL', OURS),
} as const satisfies Record<string, Meaning>;

export type WechatErrorKind = keyof typeof meanings;

const kinds: Record<number, WechatErrorKind> = {
  [-1]: 'busy',
  40001: 'token',
  40003: 'person',
  40013: 'setup',
  40014: 'token',
  40029: 'code',
  40037: 'template',
  40125: 'setup',
  40163: 'code',
  40164: 'setup',
  40226: 'blocked',
  41001: 'token',
  41002: 'setup',
  41004: 'setup',
  41008: 'code',
  41030: 'page',
  42001: 'token',
  43101: 'consent',
  44991: 'quota',
  45009: 'quota',
  45011: 'quota',
  47003: 'fields',
  48001: 'setup',
  61010: 'inactive',
};

export class WechatError extends AppError {
  readonly kind: WechatErrorKind;
  readonly errcode: number | undefined;
  readonly passing: boolean;
  /** WeChat may have carried the call out although it failed here: the connection stood, the answer did not come. */
  readonly uncertain: boolean;

  constructor(
    kind: WechatErrorKind,
    api: string,
    options: { errcode?: number; detail?: string; cause?: unknown; uncertain?: boolean } = {},
  ) {
    const { code, userMessage, passing } = meanings[kind];
    const { errcode, detail = '', cause } = options;
    super(code, { userMessage, detail: `wechat ${api}: ${kind} ${errcode ?? ''} ${detail}`.trim(), cause });
    this.name = 'WechatError';
    this.kind = kind;
    this.errcode = errcode;
    this.passing = passing;
    this.uncertain = options.uncertain ?? false;
  }
}

export const errorOfCode = (api: string, errcode: number, errmsg = ''): WechatError =>
  new WechatError(kinds[errcode] ?? 'other', api, { errcode, detail: errmsg.slice(0, 200) });
