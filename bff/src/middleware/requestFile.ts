/** Reads the one file of a multipart form, bounded; the field is called `file`. */
import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { AppError } from '@jsjb/shared/errors';

const broken = (cause?: unknown) =>
  new AppError('BAD_REQUEST', { userMessage: '图片没有完整到达，请重试。', cause });

export function readFile(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let parser: busboy.Busboy;
    try {
      parser = busboy({
        headers: request.headers,
        limits: { files: 1, fileSize: maxBytes, fields: 10, fieldSize: 1024 },
      });
    } catch {
      reject(new AppError('UNSUPPORTED_MEDIA_TYPE', { userMessage: '请以 multipart/form-data 上传图片。' }));
      return;
    }
    let file: Buffer | undefined;
    let tooLarge = false;
    parser.on('file', (name, stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => {
        tooLarge = true;
        chunks.length = 0;
      });
      stream.on('end', () => {
        if (name === 'file') file = Buffer.concat(chunks);
      });
    });
    parser.on('error', (error) => reject(broken(error)));
    parser.on('close', () => {
      if (tooLarge) reject(new AppError('TOO_LARGE', { userMessage: '图片太大了，请压缩后再上传。' }));
      else if (!file || file.length === 0)
        reject(new AppError('INVALID', { fields: { file: '请选择一张图片' } }));
      else resolve(file);
    });
    request.on('aborted', () => reject(broken()));
    request.pipe(parser);
  });
}
