/** The contract as functions: what is sent and received is typed by its schemas. */
import { addressOf } from '@jsjb/shared/contract/address';
import type { CallOf } from '@jsjb/shared/contract/client';
import { contract, type Contract, type EndpointName } from '@jsjb/shared/contract/index';
import type { Endpoint, QueryOf, ResponseOf } from '@jsjb/shared/contract/endpoint';
import type { PhotoView } from '@jsjb/shared/contract/ticketView';
import type { Tokens } from '@jsjb/shared/contract/sessions';
import { session } from '@/session/session';
import { ApiError, readError } from './apiError';
import { openFile } from './openFile';
import { send } from './send';
import { sendFile } from './sendFile';
import { createTransport, shareFlight, type RawResponse } from './transport';

type JsonEndpoint = Exclude<EndpointName, 'uploadPhoto' | 'readPhoto'>;
/** Answered with a file. */
type FileEndpoint =
  'exportScores' | 'exportScoresJson' | 'exportLedger' | 'exportSuggestionFile' | 'readCertificate';

async function renew(): Promise<boolean> {
  const held = session.get();
  if (!held) return false;
  const { method, path } = contract.refreshSession;
  let answer: RawResponse;
  try {
    answer = await send({
      method,
      url: API_BASE + path,
      headers: { 'Content-Type': 'application/json' },
      body: { refreshToken: held.refreshToken },
      timeoutMs: 10_000,
    });
  } catch {
    // No network is no reason to sign anyone out.
    throw new ApiError('OFFLINE', '网络不太通畅，请检查网络后再试。');
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
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});

export async function call<N extends JsonEndpoint>(
  name: N,
  given: CallOf<Contract[N]>,
): Promise<ResponseOf<Contract[N]>> {
  const entry: Endpoint = contract[name];
  const { params, query, body, key } = given as {
    params?: Record<string, unknown>;
    query?: Record<string, unknown>;
    body?: unknown;
    key?: string;
  };
  const answer = await transport({
    method: entry.method,
    path: addressOf(entry.path, params, query),
    // An endpoint with a body gets one, even when everything in it was left out.
    ...(entry.body ? { body: body ?? {} } : {}),
    ...(key ? { key } : {}),
  });
  return answer as ResponseOf<Contract[N]>;
}

/** Sends one photo. The key makes a photo sent twice one photo. */
export async function uploadPhoto(
  path: string,
  key: string,
  onProgress?: (percent: number) => void,
): Promise<PhotoView> {
  const attempt = (): Promise<unknown> =>
    sendFile({
      url: API_BASE + contract.uploadPhoto.path,
      path,
      headers: { 'Idempotency-Key': key, Authorization: `Bearer ${session.get()?.accessToken ?? ''}` },
      ...(onProgress ? { onProgress } : {}),
    });
  try {
    return (await attempt()) as PhotoView;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401 || !(await renewOnce())) throw error;
    return (await attempt()) as PhotoView;
  }
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
export async function openExport<N extends FileEndpoint>(
  endpoint: N,
  query: QueryOf<Contract[N]>,
  name: string,
  params?: Record<string, string>,
): Promise<void> {
  const attempt = (): Promise<void> =>
    openFile({
      url: API_BASE + addressOf(contract[endpoint].path, params, query as Record<string, unknown>),
      headers: { Authorization: `Bearer ${session.get()?.accessToken ?? ''}` },
      name,
    });
  try {
    await attempt();
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401 || !(await renewOnce())) throw error;
    await attempt();
  }
}

/** A photo's address as the phone must ask for it. */
export const photoAddress = (url: string): string => (/^https?:/.test(url) ? url : API_BASE + url);
