/** Sends a photo on the web with XMLHttpRequest, the only way that tells how far an upload is. */
import { blobAt } from '@/device/blobs';
import { offline, readError, timedOut } from './apiError';
import type { Upload } from './sendFile';

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export function sendFile({ url, path, headers, onProgress }: Upload): Promise<unknown> {
  const blob = blobAt(path);
  const form = new FormData();
  if (blob) form.append('file', blob, 'photo');
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.timeout = 60_000;
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress?.(Math.round((100 * loaded) / total)),
    );
    request.addEventListener('timeout', () => reject(timedOut()));
    request.addEventListener('error', () => reject(offline()));
    request.addEventListener('load', () => {
      const body = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body);
      else reject(readError(request.status, body));
    });
    request.send(form);
  });
}
