/** Reads a JSON body: bounded, valid UTF-8, an object. What is wrong is said before anything is done. */
import type { IncomingMessage } from 'node:http';
import getRawBody from 'raw-body';
import { AppError } from '@jsjb/shared/kit/errors';

export const MAX_JSON_BYTES = 64 * 1024;
const decoder = new TextDecoder('utf-8', { fatal: true });

export async function readJson(request: IncomingMessage, contentType: string): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(contentType)) {
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', { userMessage: '请求内容应为 JSON 格式。' });
  }
  // Nothing is unpacked: a small body may not unfold into a large one.
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', { userMessage: '请求内容请不要压缩。' });
  }
  const bytes = await getRawBody(request, {
    limit: MAX_JSON_BYTES,
    length: request.headers['content-length'] ?? null,
  }).catch((error: { type?: string }) => {
    // The rest of an oversized body is not read: the connection is closed after the answer.
    if (error.type === 'entity.too.large') throw new AppError('TOO_LARGE');
    throw new AppError('BAD_REQUEST', { userMessage: '请求没有完整到达，请重试。', cause: error });
  });
  if (bytes.length === 0) return {};
  try {
    return JSON.parse(decoder.decode(bytes)) as unknown;
  } catch (cause) {
    throw new AppError('BAD_REQUEST', {
      userMessage: '请求内容不是有效的 JSON。',
      fields: { body: '不是有效的 JSON' },
      cause,
    });
  }
}
