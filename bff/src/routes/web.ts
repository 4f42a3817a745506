/** The web version: hashed files for a year, the page itself always fresh, every unknown path is the page. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Middleware } from 'koa';
import serve from 'koa-static';

const YEAR_MS = 365 * 86_400_000;
const missing = '网页版还没有构建。请运行 npm start，它会自动构建。';

export function serveWeb(folder: string): Middleware {
  const root = path.resolve(folder);
  const hashed = serve(root, {
    index: false,
    brotli: true,
    gzip: true,
    setHeaders: (response, file) => {
      const isHashed = /\.[0-9a-f]{8,}\./.test(path.basename(file));
      response.setHeader(
        'Cache-Control',
        isHashed ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-cache',
      );
    },
  });
  const page = serve(root, { index: 'index.html', maxAge: 0, brotli: true, gzip: true });
  return async (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next();
    await hashed(ctx, async () => {
      // A file that is not there is not found; anything else is a page of the app.
      if (path.extname(ctx.path)) return;
      if (!existsSync(path.join(root, 'index.html'))) {
        ctx.status = 503;
        ctx.type = 'text/plain; charset=utf-8';
        ctx.body = missing;
        return;
      }
      ctx.path = '/';
      await page(ctx, async () => undefined);
    });
  };
}
