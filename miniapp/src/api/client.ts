/** The contract as functions: what is sent and received is typed by its schemas. */
import { addressOf } from '@jsjb/shared/kit/address';
import type { CallOf } from '@jsjb/shared/kit/client';
import type { Endpoint, QueryOf, ResponseOf } from '@jsjb/shared/kit/endpoint';
import { type PhotoView, photoEndpoints } from '@jsjb/shared/photo/contract';
import { type Tokens, sessionEndpoints } from '@jsjb/shared/account/contract';
import { askProof } from '@/auth/proof';
import { network } from '@/device/network';
import { session } from '@/auth/session';
import { tokenUse } from '@/auth/tokenUse';
import { ApiError, offline, readError } from './apiError';
import { openFile } from './openFile';
import { send, sendForFile } from './send';
import { sendFile } from './sendFile';
import { createTransport, shareFlight, type RawResponse } from './transport';

async function renew(): Promise<boolean> {
  // As it is kept, not as this window knows it: another one may have renewed it since.
  const held = session.reread();
  if (!held) return false;
  const { method, path } = sessionEndpoints.refreshSession;
  let answer: RawResponse;
  try {
    answer = await send({
      method,
      url: API_BASE + path,
      headers: { 'Content-Type': 'application/json' },
      body: tokenUse(held),
      timeoutMs: 10_000,
    });
  } catch (error) {
    // No network is no reason to sign anyone out.
    throw error instanceof ApiError ? error : offline();
  }
  if (answer.status === 401 || answer.status === 403) {
    session.clear();
    return false;
  }
  if (answer.status !== 200) throw readError(answer.status, answer.body);
  session.set(answer.body as Tokens);
  return true;
}

const renewOnce = shareFlight(renew);

const transport = createTransport({
  base: API_BASE,
  send,
  accessToken: () => session.get()?.accessToken,
  renew: renewOnce,
  onSignedOut: () => session.clear(),
  cutOff: () => network.get() === 'none',
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});

/** Asks once for the second factor where the server wants it, then tries again. */
async function proved<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    const wanted = error instanceof ApiError && error.code === 'SECOND_FACTOR_REQUIRED';
    if (!wanted || !(await askProof(error.message))) throw error;
    return attempt();
  }
}

export async function request<E extends Endpoint>(entry: E, given: CallOf<E>): Promise<ResponseOf<E>> {
  const { params, query, body, key } = given as {
    params?: Record<string, unknown>;
    query?: Record<string, unknown>;
    body?: unknown;
    key?: string;
  };
  const answer = await proved(() =>
    transport({
      method: entry.method,
      path: addressOf(entry.path, params, query),
      // An endpoint with a body gets one, even when everything in it was left out.
      ...(entry.body ? { body: body ?? {} } : {}),
      ...(key ? { key } : {}),
    }),
  );
  return answer as ResponseOf<E>;
}

/** Once more with a renewed login when the first has run out. */
async function renewing<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401 || !(await renewOnce())) throw error;
    return attempt();
  }
}

/** Sends one photo. The key makes a photo sent twice one photo. */
export async function uploadPhoto(
  path: string,
  key: string,
  onProgress?: (percent: number) => void,
): Promise<PhotoView> {
  const attempt = (): Promise<unknown> =>
    sendFile({
      url: API_BASE + photoEndpoints.uploadPhoto.path,
      path,
      headers: { 'Idempotency-Key': key, Authorization: `Bearer ${session.get()?.accessToken ?? ''}` },
      ...(onProgress ? { onProgress } : {}),
    });
  return (await renewing(attempt)) as PhotoView;
}

/** The same for somebody who is not signed in, at an endpoint that takes a token of its own in the query. */
export const uploadWithToken = async (
  { path: address }: Endpoint & { upload: object },
  token: string,
  { path, key, onProgress }: { path: string; key: string; onProgress?: (percent: number) => void },
): Promise<PhotoView> =>
  (await sendFile({
    url: API_BASE + addressOf(address, undefined, { token }),
    path,
    headers: { 'Idempotency-Key': key },
    ...(onProgress ? { onProgress } : {}),
  })) as PhotoView;

/** Sends one file to an endpoint that takes one. */
export async function sendFileTo<E extends Endpoint & { upload: object }>(
  { path: address }: E,
  path: string,
  query: Record<string, string>,
): Promise<ResponseOf<E>> {
  const attempt = (): Promise<unknown> =>
    sendFile({
      url: API_BASE + addressOf(address, undefined, query),
      path,
      headers: { Authorization: `Bearer ${session.get()?.accessToken ?? ''}` },
    });
  return (await proved(() => renewing(attempt))) as ResponseOf<E>;
}

/** The bytes of an endpoint that answers with a file. */
export async function fetchFile<E extends Endpoint & { produces: string }>(
  entry: E,
  given: CallOf<E>,
): Promise<ArrayBuffer> {
  const { query, body } = given as { query?: Record<string, unknown>; body?: unknown };
  const attempt = (): Promise<ArrayBuffer> =>
    sendForFile({
      method: entry.method,
      url: API_BASE + addressOf(entry.path, undefined, query),
      headers: {
        Authorization: `Bearer ${session.get()?.accessToken ?? ''}`,
        ...(entry.body ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(entry.body ? { body: body ?? {} } : {}),
      timeoutMs: 60_000,
    });
  return proved(() => renewing(attempt));
}

/** Sends one table file, chosen by the person; what the server answers is up to the endpoint. */
export async function uploadTable(path: string, file: string): Promise<unknown> {
  const attempt = (): Promise<unknown> =>
    sendFile({
      url: API_BASE + path,
      path: file,
      headers: { Authorization: `Bearer ${session.get()?.accessToken ?? ''}` },
    });
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401 || !(await renewOnce())) throw error;
    return attempt();
  }
}

/** Fetches a file and opens or saves it under this name. */
export async function openExport<E extends Endpoint>(
  { path }: E,
  query: QueryOf<E>,
  name: string,
  params?: Record<string, string>,
): Promise<void> {
  const attempt = (): Promise<void> =>
    openFile({
      url: API_BASE + addressOf(path, params, query as Record<string, unknown>),
      headers: { Authorization: `Bearer ${session.get()?.accessToken ?? ''}` },
      name,
    });
  await proved(() => renewing(attempt));
}

/** A photo's address as the phone must ask for it. */
export const photoAddress = (url: string): string => (/^https?:/.test(url) ? url : API_BASE + url);
