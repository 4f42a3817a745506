/** Where a poster's code leads: into the program, with its scene. */
import type Router from 'koa-router';

export function mountPosterLinks(router: Router): void {
  router.get('/p/:scene', (ctx) => {
    ctx.redirect(`/?scene=${encodeURIComponent(String(ctx['params']['scene']))}`);
  });
}
