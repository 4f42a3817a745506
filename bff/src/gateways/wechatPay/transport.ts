/** One call of WeChat Pay: signed, sent, and its reply believed only when the signature over its raw bytes holds. */
import { z } from 'zod';
import type { PaySettings } from './settings';
import type { Signer } from './sign';
import { whyUnproven } from './verify';

/**
 * known: proven, the platform says so. refused: proven, the platform did not carry it out for this reason.
 * unknown: no reply, an unproven one, or the platform's own failure: it may have happened. Repeat with the same number.
 */
export type Reply<T> =
  | { outcome: 'known'; value: T }
  | { outcome: 'refused'; status: number; code: string; message: string }
  | { outcome: 'unknown'; reason: string };

/** What may be logged or counted of a call. */
export interface PayCallRecord {
  call: string;
  milliseconds: number;
  outcome: Reply<unknown>['outcome'];
  /** The platform's code or the reason of doubt. */
  why?: string;
}

export interface PayCall {
  name: string;
  method: 'GET' | 'POST';
  target: string;
  body?: object;
}

export interface PayTransport {
  settings: PaySettings;
  signer: Signer;
  now: () => Date;
  onCall?: (record: PayCallRecord) => void;
}

/** Codes that say nothing about the bill: the platform failed, or asks to come back. */
const doubtful: ReadonlySet<string> = new Set(['SYSTEM_ERROR', 'BANK_ERROR', 'NETWORK_ERROR', 'PROCESSING']);
const MAX_BYTES = 256 * 1024;

const errorBody = z.object({ code: z.string().max(64), message: z.string().max(1000) });

interface Raw {
  status: number;
  headers: Headers;
  body: Buffer;
}

async function send(
  { settings, signer, now }: PayTransport,
  call: PayCall,
): Promise<Raw | { reason: string }> {
  const { method, target } = call;
  // Signed and sent in the same characters; a POST is never without a body.
  const body = method === 'POST' ? JSON.stringify(call.body ?? {}) : '';
  try {
    const response = await fetch(settings.baseUrl + target, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(settings.timeoutMs),
      headers: {
        authorization: signer.authorization(method, target, body, now()),
        accept: 'application/json',
        'content-type': 'application/json',
        'user-agent': 'jsjb',
        // Replies are to be signed with the key that we hold, names are encrypted under it.
        'wechatpay-serial': settings.encryptSerial,
      },
      ...(method === 'POST' ? { body } : {}),
    });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > MAX_BYTES) return { reason: 'reply too large' };
      chunks.push(chunk);
    }
    return { status: response.status, headers: response.headers, body: Buffer.concat(chunks) };
  } catch (error) {
    const { name, cause } = error as { name?: string; cause?: { code?: string } };
    return { reason: name === 'TimeoutError' ? 'timeout' : String(cause?.code ?? 'connection lost') };
  }
}

const json = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
};

function judge<T>({ settings, now }: PayTransport, raw: Raw, schema: z.ZodType<T>): Reply<T> {
  const { status, headers, body } = raw;
  const unproven = whyUnproven((name) => headers.get(name), body, settings.platformKeys, now());
  if (unproven) return { outcome: 'unknown', reason: `HTTP ${status}, ${unproven}` };
  if (status >= 200 && status < 300) {
    const parsed = schema.safeParse(json(body));
    return parsed.success
      ? { outcome: 'known', value: parsed.data }
      : { outcome: 'unknown', reason: 'reply of another shape' };
  }
  const { code = '', message = '' } = errorBody.safeParse(json(body)).data ?? {};
  if (status >= 500 || status === 429 || code === '' || doubtful.has(code)) {
    return { outcome: 'unknown', reason: `HTTP ${status} ${code}`.trim() };
  }
  return { outcome: 'refused', status, code, message };
}

const whyOf = (reply: Reply<unknown>): { why?: string } => {
  if (reply.outcome === 'known') return {};
  return { why: reply.outcome === 'refused' ? reply.code : reply.reason };
};

export async function callPay<T>(
  transport: PayTransport,
  call: PayCall,
  schema: z.ZodType<T>,
): Promise<Reply<T>> {
  const started = performance.now();
  const raw = await send(transport, call);
  const reply: Reply<T> =
    'reason' in raw ? { outcome: 'unknown', reason: raw.reason } : judge(transport, raw, schema);
  const milliseconds = Math.round(performance.now() - started);
  transport.onCall?.({ call: call.name, milliseconds, outcome: reply.outcome, ...whyOf(reply) });
  return reply;
}
