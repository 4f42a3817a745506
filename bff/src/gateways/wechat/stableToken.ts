/**
 * The access token: asked once by however many callers, kept until the platform has a new one, never forced.
 * The platform gives the same token to every process, so nothing is shared between processes.
 */
import { z } from 'zod';
import type { Credentials } from './settings';
import { callJson, type Transport } from './transport';
import { WechatError } from './wechatError';

export interface Token {
  value: string;
  expiresInSeconds: number;
}

const schema = z.object({ access_token: z.string().min(1).max(512), expires_in: z.int().positive() });

export async function askToken(transport: Transport, { appId: appid, secret }: Credentials): Promise<Token> {
  const body = { grant_type: 'client_credential', appid, secret, force_refresh: false };
  const call = { api: 'stable_token', path: '/cgi-bin/stable_token', query: {}, body };
  const { access_token, expires_in } = await callJson(transport, call, schema);
  return { value: access_token, expiresInSeconds: expires_in };
}

/** In the last five minutes the platform hands out the next token while this one still works. */
const OVERLAP_SECONDS = 300;
const LEAST_SECONDS = 10;

export interface TokenKeeper {
  /** Does `work` with a token; once more with a new one when WeChat calls the first bad. */
  withToken<T>(work: (token: string) => Promise<T>): Promise<T>;
}

export function createTokenKeeper(ask: () => Promise<Token>, now: () => number): TokenKeeper {
  let kept: { value: string; until: number } | undefined;
  let asking: Promise<string> | undefined;

  const refresh = async (): Promise<string> => {
    const { value, expiresInSeconds } = await ask();
    const seconds = Math.max(expiresInSeconds - OVERLAP_SECONDS, LEAST_SECONDS);
    kept = { value, until: now() + seconds * 1000 };
    return value;
  };
  const current = async (): Promise<string> => {
    if (kept && now() < kept.until) return kept.value;
    asking ??= refresh().finally(() => {
      asking = undefined;
    });
    return asking;
  };
  return {
    async withToken(work) {
      const token = await current();
      try {
        return await work(token);
      } catch (error) {
        if (!(error instanceof WechatError) || error.kind !== 'token') throw error;
        // Another caller may have replaced it meanwhile: only the token that failed is dropped.
        if (kept?.value === token) kept = undefined;
        return work(await current());
      }
    },
  };
}
