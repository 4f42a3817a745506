/** Fetches a file on the web and hands it to the browser's downloads. */
import type { FileRequest } from './openFile';
import { offline, readError } from './apiError';

export async function openFile({ url, headers, name }: FileRequest): Promise<void> {
  const answer = await fetch(url, { headers }).catch(() => {
    throw offline();
  });
  if (!answer.ok) throw readError(answer.status, await answer.json().catch(() => undefined));
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
