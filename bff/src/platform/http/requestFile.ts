/** Reads the one file of a multipart form, bounded; the field is called `file`. */
import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { AppError } from '@jsjb/shared/kit/errors';

const broken = (cause?: unknown) =>
  new AppError('BAD_REQUEST', { userMessage: '图片没有完整到达，请重试。', cause });

/** The form around the file. */
const FORM_BYTES = 64 * 1024;
/** Of what is too large so much is read and thrown away, so that an honest phone hears why; beyond it the line is cut. */
const PATIENCE_BYTES = 16 * 1024 * 1024;

export function readFile(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const most = maxBytes + FORM_BYTES;
    const refuse = () => reject(new AppError('TOO_LARGE', { userMessage: '图片太大了，请压缩后再上传。' }));
    if (Number(request.headers['content-length'] ?? 0) > most + PATIENCE_BYTES) return refuse();
    let parser: busboy.Busboy;
    try {
      parser = busboy({
        headers: request.headers,
        limits: { files: 1, fileSize: maxBytes, fields: 10, fieldSize: 1024, parts: 12, headerPairs: 20 },
      });
    } catch {
      reject(new AppError('UNSUPPORTED_MEDIA_TYPE', { userMessage: '请以 multipart/form-data 上传图片。' }));
      return;
    }
    let file: Buffer | undefined;
    let tooLarge = false;
    // Also of a body without a length, and of one that is all preamble.
    let arrived = 0;
    request.on('data', (chunk: Buffer) => {
      arrived += chunk.length;
      if (arrived > most) tooLarge = true;
      if (arrived <= most + PATIENCE_BYTES) return;
      request.unpipe(parser);
      request.pause();
      refuse();
    });
    parser.on('file', (name, stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        if (!tooLarge) chunks.push(chunk);
      });
      stream.on('limit', () => {
        tooLarge = true;
        chunks.length = 0;
      });
      stream.on('end', () => {
        if (name === 'file') file = Buffer.concat(chunks);
      });
      // The form ended within the file; nobody listening, it would end the process.
      stream.on('error', (error) => reject(broken(error)));
    });
    parser.on('error', (error) => reject(broken(error)));
    parser.on('close', () => {
      if (tooLarge) refuse();
      else if (!file || file.length === 0)
        reject(new AppError('INVALID', { fields: { file: '请选择一张图片' } }));
      else resolve(file);
    });
    request.on('aborted', () => reject(broken()));
    request.pipe(parser);
  });
}
