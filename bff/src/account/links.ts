/** The demo's sign-in links. */
import { pages } from '@jsjb/shared/kit/pages';
import type Router from 'koa-router';
import type { Deps } from '../deps';

export function mountPersonaLinks(router: Router, { env }: Deps): void {
  if (!env.DEMO) return;
  router.get('/as/:persona', (ctx) => {
    ctx.redirect(`/${pages.signIn}?as=${encodeURIComponent(String(ctx['params']['persona']))}`);
  });
}
