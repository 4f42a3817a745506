/**
 * Compresses what shrinks: JSON, scripts, styles, SVG, text; never pictures, PDFs or what is compressed already.
 *
 * BREACH guesses a secret from the compressed size of answers that mix it with words of the attacker. It needs a
 * browser that sends the victim's right along on the attacker's word. There are no cookies here: the right is a header
 * that only our own pages set, and no other origin may call the API, so nobody can make a victim's browser ask.
 */
import type { Middleware } from 'koa';
import compress from 'koa-compress';

/** Below a packet nothing is gained. */
const LEAST_BYTES = 1024;

export function compressAnswers(): Middleware {
  const middleware = compress({ threshold: LEAST_BYTES, zstd: false, deflate: false });
  return (ctx, next) =>
    middleware(ctx, async () => {
      await next();
      const { body } = ctx;
      // Written once: to learn its length, compress and Koa would each write it again.
      if (body !== null && typeof body === 'object' && isPlain(body)) ctx.body = JSON.stringify(body);
    });
}

const isPlain = (body: object): boolean =>
  Array.isArray(body) || Object.getPrototypeOf(body) === Object.prototype;
