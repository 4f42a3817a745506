/** One call over HTTP: bounded in time and size, its address never logged, anything odd a typed error. */
import { z } from 'zod';
import { errorOfCode, WechatError } from './wechatError';

/** What may be logged or counted of a call: no address, no body. */
export interface CallRecord {
  api: string;
  milliseconds: number;
  outcome: 'ok' | 'failed';
  errcode?: number;
}

export interface Transport {
  baseUrl: string;
  timeoutMs: number;
  onCall?: (record: CallRecord) => void;
}

export interface Call {
  /** The name in errors and logs. */
  api: string;
  path: string;
  query: Record<string, string>;
  /** Makes it a POST. */
  body?: object;
}

/** The largest answer is a code of 1280 pixels. */
const MAX_BYTES = 4 * 1024 * 1024;

async function read(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error('answer too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The error fetch throws may name the address, and the address holds secrets: only its code goes on. */
function plainCause(error: unknown): string {
  const { name, code, cause } = error as { name?: string; code?: unknown; cause?: { code?: unknown } };
  if (name === 'TimeoutError' || name === 'AbortError') return 'timeout';
  return String(cause?.code ?? (typeof code === 'string' ? code : 'broken'));
}

/** The request never left this machine or was turned away at the door: WeChat cannot have carried it out. */
const NEVER_ARRIVED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** A gateway in between says that nobody behind it took the call. */
const TURNED_AWAY = new Set([429, 503]);

async function send({ baseUrl, timeoutMs }: Transport, { api, path, query, body }: Call): Promise<Buffer> {
  const address = `${baseUrl}${path}?${new URLSearchParams(query)}`;
  let response: Response;
  try {
    response = await fetch(address, {
      // A redirect would carry the token to another host.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      ...(body
        ? { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
        : {}),
    });
    if (response.ok) return await read(response);
    await response.body?.cancel();
  } catch (error) {
    const detail = plainCause(error);
    throw new WechatError('unreachable', api, { detail, uncertain: !NEVER_ARRIVED.has(detail) });
  }
  const { status } = response;
  throw new WechatError('unreachable', api, {
    detail: `HTTP ${status}`,
    uncertain: !TURNED_AWAY.has(status),
  });
}

const fault = z.object({ errcode: z.int().optional(), errmsg: z.string().optional() });

function parse(api: string, bytes: Buffer): unknown {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new WechatError('nonsense', api, { detail: 'not JSON', uncertain: true });
  }
  const { errcode = 0, errmsg } = fault.safeParse(json).data ?? {};
  if (errcode !== 0) throw errorOfCode(api, errcode, errmsg);
  return json;
}

async function recorded<T>(transport: Transport, api: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const record = (outcome: CallRecord['outcome'], errcode?: number): void =>
    transport.onCall?.({
      api,
      milliseconds: Math.round(performance.now() - started),
      outcome,
      ...(errcode === undefined ? {} : { errcode }),
    });
  try {
    const result = await work();
    record('ok');
    return result;
  } catch (error) {
    record('failed', error instanceof WechatError ? error.errcode : undefined);
    throw error;
  }
}

/** Calls and gives the answer in its promised shape; fields that the schema does not name are dropped. */
export function callJson<T>(transport: Transport, call: Call, schema: z.ZodType<T>): Promise<T> {
  return recorded(transport, call.api, async () => {
    const parsed = schema.safeParse(parse(call.api, await send(transport, call)));
    if (parsed.success) return parsed.data;
    const where = parsed.error.issues.map(({ path }) => path.join('.') || '(whole)').join(', ');
    throw new WechatError('nonsense', call.api, { detail: `unexpected ${where}`, uncertain: true });
  });
}

const isPicture = (bytes: Buffer): boolean =>
  bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])) ||
  bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]));

/** Calls for a PNG or JPEG; a fault comes as JSON instead. */
export function callPicture(transport: Transport, call: Call): Promise<Buffer> {
  return recorded(transport, call.api, async () => {
    const bytes = await send(transport, call);
    if (isPicture(bytes)) return bytes;
    parse(call.api, bytes);
    throw new WechatError('nonsense', call.api, { detail: 'neither picture nor fault' });
  });
}
