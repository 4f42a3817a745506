/** Keeps a chosen photo across a reload in the browser's cache. Without one it lives as long as the page. */
import { blobAt, forgetBlob, showBlob } from './blobs';

const SHELF = 'photos';
const prefix = '/kept-photo/';

const shelf = (): Promise<Cache> | undefined =>
  typeof caches === 'undefined' ? undefined : caches.open(SHELF);

export async function keepPhoto(path: string, key: string): Promise<string> {
  const blob = blobAt(path);
  const cache = await shelf();
  if (!blob || !cache) return path;
  await cache.put(prefix + key, new Response(blob));
  return prefix + key;
}

/** Empty when the browser has thrown it away. */
export async function openPhoto(kept: string): Promise<string> {
  if (!kept.startsWith(prefix)) return blobAt(kept) ? kept : '';
  const answer = await (await shelf())?.match(kept);
  return answer ? showBlob(await answer.blob()) : '';
}

export async function dropPhoto(kept: string): Promise<void> {
  if (kept.startsWith(prefix)) await (await shelf())?.delete(kept);
  else forgetBlob(kept);
}
