/** Content checks. A risky text is no error: it is a verdict, and what it means is for the caller to decide. */
import { z } from 'zod';
import { callJson, type Transport } from './transport';

/** 1 a profile, 2 a comment, 3 a forum post, 4 a social log. */
export type ContentScene = 1 | 2 | 3 | 4;

export interface Verdict {
  suggest: 'pass' | 'review' | 'risky';
  /** The platform's label, 100 when nothing was found. */
  label: number;
}

export const verdictSchema = z.object({
  suggest: z.enum(['pass', 'review', 'risky']),
  label: z.coerce.number().int(),
});

const MAX_TEXT = 2500;
/** Parts overlap, so that a phrase on the seam is seen whole. */
const SEAM = 50;

/** The parts of a text that the check takes one by one. */
export function partsOf(text: string): string[] {
  const parts = [text.slice(0, MAX_TEXT)];
  for (let at = MAX_TEXT - SEAM; at + SEAM < text.length; at += MAX_TEXT - SEAM)
    parts.push(text.slice(at, at + MAX_TEXT));
  return parts;
}

const gravity = { pass: 0, review: 1, risky: 2 } as const;
const textAnswer = z.object({ result: verdictSchema });

export async function checkText(
  transport: Transport,
  token: string,
  { openid, scene, text }: { openid: string; scene: ContentScene; text: string },
): Promise<Verdict> {
  let gravest: Verdict = { suggest: 'pass', label: 100 };
  if (text.trim() === '') return gravest;
  for (const content of partsOf(text)) {
    const body = { version: 2, openid, scene, content };
    const call = { api: 'msg_sec_check', path: '/wxa/msg_sec_check', query: { access_token: token }, body };
    const { result } = await callJson(transport, call, textAnswer);
    if (gravity[result.suggest] > gravity[gravest.suggest]) gravest = result;
  }
  return gravest;
}

const traceAnswer = z.object({ trace_id: z.string().regex(/^[\w-]{8,64}$/) });

/** Answers a trace id; the verdict comes later as a push with the same id. */
export async function checkImage(
  transport: Transport,
  token: string,
  { openid, scene, url }: { openid: string; scene: ContentScene; url: string },
): Promise<{ traceId: string }> {
  const body = { version: 2, openid, scene, media_url: url, media_type: 2 };
  const call = {
    api: 'media_check_async',
    path: '/wxa/media_check_async',
    query: { access_token: token },
    body,
  };
  const { trace_id } = await callJson(transport, call, traceAnswer);
  return { traceId: trace_id };
}
