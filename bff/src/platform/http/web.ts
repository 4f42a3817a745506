/** The web version: hashed files for a year, the page itself always fresh, at every address that is one of its pages. */
import { existsSync, type Stats } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import type { Middleware } from 'koa';
import serve from 'koa-static';
import { notFoundPage } from './notFoundPage';
import { webPages } from './webPages';

const YEAR_MS = 365 * 86_400_000;
/** Shown until the first build is there; then it reloads into the app by itself. */
const RETRY_SECONDS = 5;
const missing = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta http-equiv="refresh" content="${RETRY_SECONDS}">
<meta name="viewport" content="width=device-width">
<title>接诉即办</title>
<p>网页版还没有构建好，请稍候，本页会自动打开。</p>
<p>npm start 会自动构建，进度在它的窗口里。</p>
`;

/** After a step back to an older build its files are older than what browsers hold: the date alone would not tell. */
const tag = (response: ServerResponse, { size, mtimeMs }: Stats): void => {
  response.setHeader('ETag', `W/"${size.toString(16)}-${Math.round(mtimeMs).toString(16)}"`);
};

export function serveWeb(folder: string): Middleware {
  const root = path.resolve(folder);
  const hashed = serve(root, {
    index: false,
    brotli: true,
    gzip: true,
    setHeaders: (response, file, stats) => {
      tag(response, stats);
      const isHashed = /\.[0-9a-f]{8,}\./.test(path.basename(file));
      response.setHeader(
        'Cache-Control',
        isHashed ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-cache',
      );
    },
  });
  const page = serve(root, {
    index: 'index.html',
    maxAge: 0,
    setHeaders: (response, _, stats) => tag(response, stats),
  });
  const pagesOfBuild = webPages(root);
  return async (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next();
    await hashed(ctx, async () => {
      // A file that is not there is not found.
      if (path.extname(ctx.path)) return;
      if (!existsSync(path.join(root, 'index.html'))) {
        ctx.status = 503;
        ctx.type = 'html';
        ctx.set({ 'Cache-Control': 'no-store', 'Retry-After': String(RETRY_SECONDS) });
        ctx.body = missing;
        return;
      }
      const pages = await pagesOfBuild();
      if (pages && !pages.has(ctx.path)) {
        ctx.status = 404;
        ctx.type = 'html';
        ctx.set('Cache-Control', 'no-cache');
        ctx.body = notFoundPage;
        return;
      }
      ctx.path = '/';
      await page(ctx, async () => undefined);
    });
  };
}
