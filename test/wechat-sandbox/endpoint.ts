/** What every endpoint is: a record of method, path, limits and the function that answers. */
import type { World } from './world';

export interface SandboxRequest {
  method: string;
  /** The path without the query, as sent. */
  path: string;
  /** Path and query as sent: what a payment request signs. */
  target: string;
  /** The named parts of the endpoint's path. */
  params: Record<string, string>;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: Buffer;
  /** The account whose token came with the request; only where `token` is set. */
  appId: string;
}

/** What the call log and the assertions may see; never a secret, token, code or phone number. */
export type Note = Record<string, string | number | boolean>;

export type Answer =
  | { json: object; status?: number; headers?: Record<string, string>; note?: Note }
  | { bytes: Buffer; type: string; note?: Note }
  | { text: string; status?: number; note?: Note }
  | { redirect: string; note?: Note };

/** At most `calls` in `seconds`, per account. */
export interface Limit {
  calls: number;
  seconds: number;
  errcode: number;
}

export interface Endpoint {
  method: 'GET' | 'POST';
  /** `{name}` stands for one part. */
  path: string;
  /** WeChat Pay has its own ways to sign and to fail. */
  family?: 'pay';
  /** Needs `access_token` in the query. */
  token?: boolean;
  limits?: readonly Limit[];
  /** The original answers some JSON as text/plain; a client must not care. */
  contentType?: string;
  answer(request: SandboxRequest, world: World): Answer | Promise<Answer>;
}

/** An error as WeChat sends it: HTTP 200 with `errcode`. */
export class WechatFault extends Error {
  readonly errcode: number;

  constructor(errcode: number, errmsg: string) {
    super(errmsg);
    this.errcode = errcode;
  }
}

/** An error as WeChat Pay sends it: an HTTP status with `code` and `message`. */
export class PayFault extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The text of a query parameter, or WeChat's complaint that it is missing. */
export function requiredQuery(request: SandboxRequest, name: string, errcode = 41002): string {
  const value = request.query.get(name);
  if (!value) throw new WechatFault(errcode, `${name} missing`);
  return value;
}

/** Matches a path against a pattern and gives its named parts. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith('{')) params[part.slice(1, -1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}
