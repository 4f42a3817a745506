/** An answer as it travels: its bytes are neither decompressed nor cut. */
import { request, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export interface Received {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  text(): string;
}

/** What a browser of today says it can read. */
export const BROWSER = { 'accept-encoding': 'gzip, deflate, br' };

const opened = ({ 'content-encoding': encoding }: IncomingHttpHeaders, bytes: Buffer): Buffer => {
  if (encoding === 'br') return brotliDecompressSync(bytes);
  return encoding === 'gzip' ? gunzipSync(bytes) : bytes;
};

export const receive = (
  address: string,
  headers: Record<string, string> = BROWSER,
  method = 'GET',
): Promise<Received> =>
  new Promise((resolve, reject) => {
    request(address, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('error', reject);
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes,
          text: () => opened(response.headers, bytes).toString('utf8'),
        });
      });
    })
      .on('error', reject)
      .end();
  });
