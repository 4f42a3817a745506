/** Short addresses that lead into the web version: a poster's code, and the demo's sign-in links. */
import { pages, renamedPage } from '@jsjb/shared/kit/pages';
import type { Middleware } from 'koa';
import type Router from 'koa-router';
import type { Env } from '../env';

/** Printed codes of campaigns lead here. */
export const CAMPAIGN_LINK = '/c';

/** A page under its former address: a bookmark, or a message that was sent before the page moved. */
export const movedPages: Middleware = async (ctx, next) => {
  const now = ctx.method === 'GET' || ctx.method === 'HEAD' ? renamedPage(ctx.path) : undefined;
  if (now === undefined) return next();
  ctx.status = 301;
  ctx.redirect(now + ctx.search);
};

export function mountLinks(router: Router, env: Env): void {
  router.get('/p/:scene', (ctx) => {
    ctx.redirect(`/?scene=${encodeURIComponent(String(ctx['params']['scene']))}`);
  });
  router.get(`${CAMPAIGN_LINK}/:campaign`, (ctx) => {
    ctx.redirect(`/${pages.campaign}?id=${encodeURIComponent(String(ctx['params']['campaign']))}`);
  });
  if (!env.DEMO) return;
  router.get('/as/:persona', (ctx) => {
    ctx.redirect(`/${pages.signIn}?as=${encodeURIComponent(String(ctx['params']['persona']))}`);
  });
}
