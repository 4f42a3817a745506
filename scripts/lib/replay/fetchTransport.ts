/** Carries the typed client's requests with Node's own fetch. */
import type { Transport } from '@jsjb/shared/kit/client';

/** A request without an answer for this long has failed. */
const TIMEOUT_MS = 30_000;

const isJson = (type: string | null): boolean => /^application\/json\b/.test(type ?? '');

function formOf(file: Uint8Array): FormData {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(file)]), 'photo');
  return form;
}

export const fetchTransport: Transport = async ({ method, url, headers, body, file }) => {
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(file ? { body: formOf(file) } : {}),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const content: unknown = isJson(answer.headers.get('content-type'))
    ? await answer.json()
    : new Uint8Array(await answer.arrayBuffer());
  return { status: answer.status, header: (name) => answer.headers.get(name) ?? undefined, body: content };
};
