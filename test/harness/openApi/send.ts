/** Sends requests that no honest client would, byte by byte, and reads the answer. */
import { request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';

export interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  code: string;
  fields: Record<string, string>;
  text: string;
}

export interface Raw {
  method: string;
  path: string;
  headers?: OutgoingHttpHeaders;
  /** Sent as it is. */
  body?: string | Buffer;
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function errorOf(text: string): { code: string; fields: Record<string, string> } {
  try {
    const { error } = JSON.parse(text) as { error?: { code?: string; fields?: Record<string, string> } };
    return { code: error?.code ?? '', fields: error?.fields ?? {} };
  } catch {
    return { code: '', fields: {} };
  }
}

export function send(baseUrl: string, { method, path, headers = {}, body }: Raw): Promise<Answer> {
  const { hostname, port } = new URL(baseUrl);
  return new Promise((resolve, reject) => {
    // `path` is given apart, so that nothing in it is repaired on the way.
    const sending = request({ hostname, port, method, path, headers }, (message) => {
      textOf(message).then(
        (text) =>
          resolve({ status: message.statusCode ?? 0, headers: message.headers, text, ...errorOf(text) }),
        reject,
      );
    });
    sending.on('error', reject);
    sending.end(body);
  });
}
