/** A contract as functions, one per endpoint, typed by its schemas. What carries the bytes is given. */
import { addressOf } from './address';
import type { BodyOf, Endpoint, Endpoints, ParamsOf, QueryOf, ResponseOf } from './endpoint';
import type { ErrorBody } from './errorBody';

export interface WireRequest {
  method: Endpoint['method'];
  url: string;
  headers: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as multipart, in the field `file`. */
  file?: Uint8Array;
}

export interface WireResponse {
  status: number;
  /** Undefined when the header is absent. */
  header(name: string): string | undefined;
  /** Parsed JSON, or bytes for endpoints that produce them. */
  body: unknown;
}

export type Transport = (request: WireRequest) => Promise<WireResponse>;

/** The server's refusal, as it was told. */
export class CallError extends Error {
  constructor(
    readonly endpoint: string,
    readonly status: number,
    readonly error: Partial<ErrorBody['error']>,
    /** With RATE_LIMITED: when to come back. */
    readonly retryAfterSeconds: number | undefined,
  ) {
    super(`${endpoint}: ${status} ${error.code ?? ''} ${error.message ?? ''}`.trim());
    this.name = 'CallError';
  }

  get code(): string {
    return this.error.code ?? '';
  }

  get fields(): Readonly<Record<string, string>> {
    return this.error.fields ?? {};
  }
}

/** A part the endpoint has not is refused, one in which everything may be left out may itself be left out. */
type Part<Name extends string, Value> = [Value] extends [undefined]
  ? unknown
  : Record<never, never> extends Value
    ? { [N in Name]?: Value }
    : { [N in Name]: Value };

export type CallOf<E extends Endpoint> = Part<'params', ParamsOf<E>> &
  Part<'query', QueryOf<E>> &
  Part<'body', BodyOf<E>> &
  (E extends { upload: object } ? { file: Uint8Array } : unknown) &
  (E['idempotency'] extends 'key' ? { key: string } : { key?: string });

type Arguments<Call> = Record<never, never> extends Call ? [call?: Call] : [call: Call];

export type ClientOf<C extends Endpoints> = {
  [N in keyof C]: (...given: Arguments<CallOf<C[N]>>) => Promise<ResponseOf<C[N]>>;
};

export interface ClientParts {
  baseUrl: string;
  transport: Transport;
  /** The access token, fetched or renewed as the holder sees fit; undefined for strangers. */
  token?: () => string | undefined | Promise<string | undefined>;
}

interface LooseCall {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  file?: Uint8Array;
  key?: string;
}

function requestOf(
  entry: Endpoint,
  call: LooseCall,
  baseUrl: string,
  token: string | undefined,
): WireRequest {
  return {
    method: entry.method,
    url: baseUrl + addressOf(entry.path, call.params, call.query),
    headers: {
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(call.key ? { 'Idempotency-Key': call.key } : {}),
    },
    // An endpoint with a body gets one, even when everything in it was left out.
    ...(entry.body ? { body: call.body ?? {} } : {}),
    ...(call.file ? { file: call.file } : {}),
  };
}

function refusalOf(name: string, answer: WireResponse): CallError {
  const { error = {} } = (answer.body ?? {}) as { error?: Partial<ErrorBody['error']> };
  const wait = Number(answer.header('retry-after'));
  return new CallError(name, answer.status, error, Number.isFinite(wait) && wait > 0 ? wait : undefined);
}

/** Every method throws CallError when the server refuses. */
export function clientOf<C extends Endpoints>(
  contract: C,
  { baseUrl, transport, token }: ClientParts,
): ClientOf<C> {
  const methodOf =
    (name: string, entry: Endpoint) =>
    async (call: LooseCall = {}): Promise<unknown> => {
      const answer = await transport(requestOf(entry, call, baseUrl, await token?.()));
      if (answer.status !== entry.status) throw refusalOf(name, answer);
      return answer.body;
    };
  // The record is built name by name; TypeScript cannot follow the correlation.
  return Object.fromEntries(
    Object.entries(contract).map(([name, entry]) => [name, methodOf(name, entry)]),
  ) as unknown as ClientOf<C>;
}
