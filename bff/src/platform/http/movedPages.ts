/** A page under its former address: a bookmark, or a message that was sent before the page moved. */
import { renamedPage } from '@jsjb/shared/kit/pages';
import type { Middleware } from 'koa';

export const movedPages: Middleware = async (ctx, next) => {
  const now = ctx.method === 'GET' || ctx.method === 'HEAD' ? renamedPage(ctx.path) : undefined;
  if (now === undefined) return next();
  ctx.status = 301;
  ctx.redirect(now + ctx.search);
};
