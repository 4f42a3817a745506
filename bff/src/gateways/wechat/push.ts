/**
 * Message push: proves that WeChat sent it, and opens it. Own code because the packages for it take the plain
 * `signature`, which does not cover the body, or let Node remove the padding, which fails on part of the messages:
 * the padding is of 32 bytes, Node's of 16.
 */
import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { verdictSchema, type Verdict } from './checkContent';
import type { PushSettings } from './settings';

export type PushQuery = Readonly<Record<string, string | undefined>>;

const eventSchema = z.looseObject({
  MsgType: z.string(),
  CreateTime: z.int(),
  FromUserName: z.string().optional(),
  Event: z.string().optional(),
});
export type PushEvent = z.output<typeof eventSchema>;

/** `key` is the same for every delivery of one event: handle it once. */
export type OpenedPush =
  { ok: true; event: PushEvent; key: string } | { ok: false; reason: 'stale' | 'forged' | 'unreadable' };

/** Retries come within seconds; older ones are replays. */
const WINDOW_SECONDS = 300;
const PADDING = 32;

const sha1 = (...parts: string[]): string => createHash('sha1').update(parts.sort().join('')).digest('hex');

function same(given: string | undefined, right: string): boolean {
  const a = Buffer.from(given ?? '');
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

const isFresh = (timestamp: string, now: Date): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() / 1000 - Number(timestamp)) <= WINDOW_SECONDS;

/** The answer to the GET with which the console checks the address, or undefined when WeChat did not send it. */
export function pushEcho(query: PushQuery, { token }: PushSettings): string | undefined {
  const { signature, timestamp = '', nonce = '', echostr } = query;
  return same(signature, sha1(token, timestamp, nonce)) ? echostr : undefined;
}

/** Takes random(16) + length(4) + message + appid out of the ciphertext. */
function decrypt(encrypted: string, { appId, aesKey }: PushSettings): string | undefined {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const bytes = Buffer.from(encrypted, 'base64');
  if (bytes.length === 0 || bytes.length % PADDING !== 0) return undefined;
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()]);
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > PADDING || padded.length - padding < 20) return undefined;
  const plain = padded.subarray(0, padded.length - padding);
  const end = 20 + plain.readUInt32BE(16);
  if (end > plain.length || plain.subarray(end).toString('utf8') !== appId) return undefined;
  return plain.subarray(20, end).toString('utf8');
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const envelope = z.object({ Encrypt: z.string().min(1).max(200_000) });

export function verifyAndDecryptPush(
  query: PushQuery,
  body: string,
  settings: PushSettings,
  now: Date,
): OpenedPush {
  const { timestamp = '', nonce = '', msg_signature } = query;
  const sealed = envelope.safeParse(json(body));
  if (!sealed.success) return { ok: false, reason: 'unreadable' };
  const { Encrypt } = sealed.data;
  if (!same(msg_signature, sha1(settings.token, timestamp, nonce, Encrypt)))
    return { ok: false, reason: 'forged' };
  if (!isFresh(timestamp, now)) return { ok: false, reason: 'stale' };
  const event = eventSchema.safeParse(json(decrypt(Encrypt, settings) ?? ''));
  if (!event.success) return { ok: false, reason: 'unreadable' };
  // Each delivery is signed anew, perhaps encrypted anew; the event is the same.
  const key = createHash('sha256').update(JSON.stringify(event.data)).digest('base64url');
  return { ok: true, event: event.data, key };
}

const mediaCheck = z.object({
  Event: z.literal('wxa_media_check'),
  trace_id: z.string(),
  errcode: z.int().optional(),
  result: verdictSchema.optional().catch(undefined),
});

/** The verdict on a picture; none when WeChat could not fetch it. Undefined for any other event. */
export function mediaVerdictOf(
  event: PushEvent,
): { traceId: string; verdict: Verdict | undefined } | undefined {
  const parsed = mediaCheck.safeParse(event);
  if (!parsed.success) return undefined;
  const { trace_id, errcode = 0, result } = parsed.data;
  return { traceId: trace_id, verdict: errcode === 0 ? result : undefined };
}
