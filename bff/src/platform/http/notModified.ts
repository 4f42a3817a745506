/** What the browser holds already is not sent again: 304 for an equal ETag, else for a date that is not older. */
import type { Middleware } from 'koa';

export const notModified: Middleware = async (ctx, next) => {
  await next();
  if ((ctx.method !== 'GET' && ctx.method !== 'HEAD') || !ctx.fresh) return;
  ctx.status = 304;
  ctx.body = null;
};
