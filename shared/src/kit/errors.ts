/** Every error code of the system, its HTTP status and what the person is told. */

const catalogue = {
  BAD_REQUEST: [400, '请求的内容有误，请检查后再试。'],
  UNAUTHENTICATED: [401, '登录已过期，请重新登录。'],
  SECOND_FACTOR_REQUIRED: [403, '为了保护群众隐私，请先完成二次验证。'],
  APPROVAL_REQUIRED: [403, '这项操作要先由另一个人批准。'],
  FORBIDDEN: [403, '您没有进行这项操作的权限。'],
  NOT_FOUND: [404, '没有找到您要的内容。'],
  METHOD_NOT_ALLOWED: [405, '不支持这种请求方式。'],
  CONFLICT: [409, '这件工单刚刚被别人更新了，请刷新后再试。'],
  ILLEGAL_TRANSITION: [409, '工单现在的状态不能进行这项操作，请刷新后再看。'],
  TOO_LARGE: [413, '提交的内容太大了，请精简后再试。'],
  UNSUPPORTED_MEDIA_TYPE: [415, '不支持这种内容格式。'],
  INVALID: [422, '有些内容填写得不对，请按提示修改。'],
  IDEMPOTENCY_MISMATCH: [422, '刚才那一版已经收到了，请先核对。还要再提交一份，请再点一次。'],
  CALENDAR_NOT_COVERED: [422, '工作日历还没有覆盖这个日期，请管理员先导入。'],
  RATE_LIMITED: [429, '操作太频繁了，请稍等一会儿再试。'],
  INTERNAL: [500, '系统开了小差，请稍后再试。您填写的内容不会丢失。'],
  UNAVAILABLE: [503, '服务正在启动或维护，请稍后再试。'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof catalogue;
export const errorCodes = Object.keys(catalogue) as ErrorCode[];

export const statusOf = (code: ErrorCode): number => catalogue[code][0];
export const defaultMessageOf = (code: ErrorCode): string => catalogue[code][1];

interface AppErrorOptions {
  /** What the person reads; defaults to the catalogue's sentence for the code. */
  userMessage?: string;
  /** For the log only, never sent. */
  detail?: string;
  cause?: unknown;
  /** Field path → what is wrong with it, in Chinese. */
  fields?: Record<string, string>;
  /** For RATE_LIMITED: when to come back, in seconds. */
  retryAfterSeconds?: number;
}

/** The one error that crosses layers. Anything else becomes INTERNAL at the edge. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly userMessage: string;
  readonly fields: Record<string, string> | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.detail ?? options.userMessage ?? code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.userMessage = options.userMessage ?? defaultMessageOf(code);
    this.fields = options.fields;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return statusOf(this.code);
  }
}
