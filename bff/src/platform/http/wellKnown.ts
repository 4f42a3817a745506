/**
 * Files by which an outside console makes sure that a domain is ours, put into a folder by the operator. WeChat wants
 * them at the root (`/MP_verify_….txt` for web login) or below the prefix of a plain-link rule (`/p/….txt`).
 */
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Middleware } from 'koa';

/** One name, no folder and no leading dot; a poster's code has a `~` and is never one. */
const ADDRESS = /^\/(?:[pc]\/)?([A-Za-z0-9][\w-]{0,63}\.txt)$/;
const MAX_BYTES = 4096;
const TEXT = /^[\x20-\x7e\r\n\t]*$/;

/**
 * Undefined when it is not there or not what a console gives out: a small plain text. A link may lead to a file of the
 * same folder, as in a mounted ConfigMap, and nowhere else.
 */
async function readSmallText(folder: string, name: string): Promise<string | undefined> {
  try {
    const file = await realpath(path.join(folder, name));
    if (!file.startsWith((await realpath(folder)) + path.sep)) return undefined;
    const facts = await stat(file);
    if (!facts.isFile() || facts.size > MAX_BYTES) return undefined;
    const text = await readFile(file, 'latin1');
    return TEXT.test(text) ? text : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Stands before the short links: `/p/….txt` is no poster. What is not in the folder goes on. */
export function serveWellKnown(folder: string): Middleware {
  return async (ctx, next) => {
    const name = ctx.method === 'GET' || ctx.method === 'HEAD' ? ADDRESS.exec(ctx.path)?.[1] : undefined;
    const text = name && (await readSmallText(folder, name));
    if (text === undefined || text === '') return next();
    ctx.type = 'text/plain; charset=utf-8';
    ctx.set('Cache-Control', 'no-cache');
    ctx.body = text;
  };
}
