/** Sends a photo in WeChat. The web has its own file, which sends the blob it already holds. */
import Taro from '@tarojs/taro';
import { readError } from './apiError';
import { lostTransfer } from './lostTransfer';

export interface Upload {
  url: string;
  path: string;
  headers: Record<string, string>;
  onProgress?: (percent: number) => void;
}

const parse = (text: unknown): unknown => {
  try {
    return typeof text === 'string' ? JSON.parse(text) : text;
  } catch {
    return undefined;
  }
};

/** One file in the multipart field `file`. */
export async function sendFile({ url, path, headers, onProgress }: Upload): Promise<unknown> {
  const task = Taro.uploadFile({ url, filePath: path, name: 'file', header: headers, timeout: 60_000 });
  if (onProgress) task.progress((event) => onProgress(event.progress));
  const answer = await task.catch((failure: unknown) => {
    throw lostTransfer(failure);
  });
  const body = parse(answer.data);
  if (answer.statusCode >= 200 && answer.statusCode < 300) return body;
  throw readError(answer.statusCode, body);
}
