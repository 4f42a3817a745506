/** What can go wrong between the phone and the server, as one error that pages can show. */
import type { ErrorBody } from '@jsjb/shared/kit/errorBody';

type Code = ErrorBody['error']['code'] | 'OFFLINE' | 'TIMEOUT' | 'SETUP';

interface Details {
  status?: number;
  requestId?: string;
  fields?: Record<string, string>;
}

export class ApiError extends Error {
  readonly code: Code;
  readonly status: number;
  readonly requestId: string;
  /** Field path → what is wrong with it. */
  readonly fields: Record<string, string>;

  constructor(code: Code, message: string, { status = 0, requestId = '', fields = {} }: Details = {}) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.requestId = requestId;
    this.fields = fields;
  }

  /** The request may not have arrived: sending it again with the same key is safe and useful. */
  get isTransient(): boolean {
    return this.code === 'OFFLINE' || this.code === 'TIMEOUT' || this.status >= 500 || this.status === 429;
  }
}

export const offline = (): ApiError => new ApiError('OFFLINE', '网络不太通畅，请检查网络后再试。');
export const timedOut = (): ApiError => new ApiError('TIMEOUT', '等得有点久了，请稍后再试。');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Reads `{ error: { code, message, requestId, fields? } }`; a proxy in between may answer anything else. */
export function readError(status: number, body: unknown): ApiError {
  const error = isRecord(body) && isRecord(body['error']) ? body['error'] : {};
  const { code, message, requestId, fields } = error;
  return new ApiError(
    typeof code === 'string' ? (code as Code) : 'INTERNAL',
    typeof message === 'string' ? message : '服务暂时没有回应，请稍后再试。',
    {
      status,
      requestId: typeof requestId === 'string' ? requestId : '',
      fields: isRecord(fields) ? (fields as Record<string, string>) : {},
    },
  );
}

const outdated: readonly string[] = ['CONFLICT', 'ILLEGAL_TRANSITION'];

/** What the person saw has moved on meanwhile. */
export const isOutdated = (error: unknown): error is ApiError =>
  error instanceof ApiError && outdated.includes(error.code);

/** There is no such thing for this person: asking again brings nothing. */
export const isLost = (error: unknown): boolean =>
  error instanceof ApiError && [400, 403, 404].includes(error.status);

/** Any failure as a sentence for the person. */
export function wordsOf(error: unknown): string {
  return error instanceof ApiError ? error.message : '出了点小问题，请再试一次。';
}
