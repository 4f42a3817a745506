/** Puts answers and faults on the wire. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './endpoint';
import type { Fault } from './state/faults';

/** An answer ready to be written. */
export interface Wire {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

const JSON_TYPE = 'application/json; encoding=utf-8';

export function wireOf(answer: Answer, contentType = JSON_TYPE): Wire {
  if ('redirect' in answer)
    return { status: 302, headers: { location: answer.redirect }, body: Buffer.alloc(0) };
  if ('bytes' in answer) return { status: 200, headers: { 'content-type': answer.type }, body: answer.bytes };
  if ('text' in answer) {
    const headers = { 'content-type': 'text/plain; charset=utf-8' };
    return { status: answer.status ?? 200, headers, body: Buffer.from(answer.text) };
  }
  const headers = { 'content-type': contentType, ...answer.headers };
  return { status: answer.status ?? 200, headers, body: Buffer.from(JSON.stringify(answer.json)) };
}

const MAX_BODY = 2 * 1024 * 1024;

/** The whole body, or undefined when it is larger than anything the API takes. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function write(response: ServerResponse, { status, headers, body }: Wire): void {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
}

const HTML = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';
const fixed = (status: number, type: string, text: string): Wire => ({
  status,
  headers: { 'content-type': type },
  body: Buffer.from(text),
});

/** The answers that replace the right one. */
export const wrongAnswers: Partial<Record<Fault['kind'], (fault: Fault) => Wire>> = {
  errcode: ({ errcode }) => fixed(200, JSON_TYPE, JSON.stringify({ errcode, errmsg: 'injected' })),
  html: () => fixed(200, 'text/html', HTML),
  status: ({ status }) => fixed(status, 'text/plain', ''),
  nonsense: () => fixed(200, JSON_TYPE, JSON.stringify([{ openid: 42 }, null, 'ok'])),
};

/** Half of the answer under the length of the whole, then the end of the connection. */
export function writeHalf(response: ServerResponse, { status, headers, body }: Wire): void {
  response.writeHead(status, { ...headers, 'content-length': body.length + 1 });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}
