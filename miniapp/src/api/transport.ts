/** Carries requests: time limits, patience for reads, one renewal of an expired login shared by all callers. */
import { ApiError, readError } from './apiError';

export interface RawRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: unknown;
  timeoutMs: number;
}

export interface RawResponse {
  status: number;
  body: unknown;
}

export interface Call {
  method: RawRequest['method'];
  /** Path and query, from the contract. */
  path: string;
  body?: unknown;
  /** Becomes the Idempotency-Key header. */
  key?: string;
}

export interface TransportParts {
  base: string;
  /** Rejects with an ApiError OFFLINE, TIMEOUT or SETUP when nothing came back. */
  send: (request: RawRequest) => Promise<RawResponse>;
  accessToken: () => string | undefined;
  /** Gets a new access token, or false when the person must sign in again. */
  renew: () => Promise<boolean>;
  /** Told once the login cannot be renewed. */
  onSignedOut: () => void;
  wait: (ms: number) => Promise<void>;
  /** There is no network at all: trying again at once only makes the person wait. */
  cutOff: () => boolean;
}

export type Transport = (call: Call) => Promise<unknown>;

const READ_MS = 10_000;
const WRITE_MS = 20_000;
/** Pauses before the second and third try of a read. */
const PAUSES = [400, 1200];
const busy = new Set([502, 503, 504]);

/** A single-flight: while one renewal is under way, everyone waits for that one. */
export function shareFlight(work: () => Promise<boolean>): () => Promise<boolean> {
  let flight: Promise<boolean> | undefined;
  return () => {
    flight ??= work().finally(() => {
      flight = undefined;
    });
    return flight;
  };
}

export function createTransport(parts: TransportParts): Transport {
  const renewOnce = shareFlight(parts.renew);

  const headersOf = ({ body, key }: Call): Record<string, string> => {
    const token = parts.accessToken();
    return {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(key ? { 'Idempotency-Key': key } : {}),
    };
  };

  const sendOnce = (call: Call): Promise<RawResponse> =>
    parts.send({
      method: call.method,
      url: parts.base + call.path,
      headers: headersOf(call),
      timeoutMs: call.method === 'GET' ? READ_MS : WRITE_MS,
      ...(call.body === undefined ? {} : { body: call.body }),
    });

  /** Only reads are repeated: a write is repeated by the person or the send queue, with its key. */
  const sendPatiently = async (call: Call): Promise<RawResponse> => {
    const pauses = call.method === 'GET' ? PAUSES : [];
    for (const pause of pauses) {
      try {
        const answer = await sendOnce(call);
        if (!busy.has(answer.status)) return answer;
      } catch (error) {
        if (!(error instanceof ApiError) || !error.isTransient || parts.cutOff()) throw error;
      }
      await parts.wait(pause);
    }
    return sendOnce(call);
  };

  return async (call) => {
    const used = parts.accessToken();
    let answer = await sendPatiently(call);
    if (answer.status === 401 && used) {
      // Another caller may have renewed it while this one was under way.
      const renewed = parts.accessToken() !== used || (await renewOnce());
      if (renewed) answer = await sendPatiently(call);
      if (answer.status === 401) parts.onSignedOut();
    }
    if (answer.status >= 200 && answer.status < 300) return answer.body;
    throw readError(answer.status, answer.body);
  };
}
