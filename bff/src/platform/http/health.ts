/** `/healthz`: the process answers. `/readyz`: the database answers too, which one it is, and how far behind the outbox is. */
import type Router from 'koa-router';
import type { Deps } from '../../deps';

export function mountHealth(router: Router, { models, env, outbox }: Deps): void {
  router.get('/healthz', (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { ok: true };
  });
  router.get('/readyz', async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const store = env.MONGODB_URI ? 'mongodb' : 'embedded';
    try {
      await models.counters.db.db?.command({ ping: 1 });
      ctx.body = { ok: true, store, outbox: await outbox.lag() };
    } catch {
      ctx.status = 503;
      ctx.body = { ok: false, store, message: '数据库暂时没有响应' };
    }
  });
}
