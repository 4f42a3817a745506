/** Short addresses that lead into the web version: a poster's code, and the demo's sign-in links. */
import type Router from 'koa-router';
import type { Env } from '../env';

/** Printed codes of calls for ideas lead here. */
export const CALL_LINK = '/c';

export function mountLinks(router: Router, env: Env): void {
  router.get('/p/:scene', (ctx) => {
    ctx.redirect(`/?scene=${encodeURIComponent(String(ctx['params']['scene']))}`);
  });
  router.get(`${CALL_LINK}/:call`, (ctx) => {
    ctx.redirect(`/suggest/call/index?id=${encodeURIComponent(String(ctx['params']['call']))}`);
  });
  if (!env.DEMO) return;
  router.get('/as/:persona', (ctx) => {
    ctx.redirect(`/account/signin/index?as=${encodeURIComponent(String(ctx['params']['persona']))}`);
  });
}
