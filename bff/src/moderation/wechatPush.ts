/** Where WeChat pushes its events. Signed over the raw body, so it stands outside the contract's JSON. */
import type { Context } from 'koa';
import type Router from 'koa-router';
import getRawBody from 'raw-body';
import { takeImageVerdict } from './commands/judgeContent';
import type { Deps } from '../deps';
import { mediaVerdictOf } from '../gateways/wechat';

export const PUSH_PATH = '/api/wechat/push';
const MAX_BYTES = 256 * 1024;

const queryOf = (ctx: Context): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(ctx.querystring));

export function mountWechatPush(router: Router, deps: Deps): void {
  const { wechat, log } = deps;
  if (!wechat) return;
  const refuse = (ctx: Context, status: number): void => {
    ctx.status = status;
    ctx.body = 'refused';
  };
  /** The console asks once whether the address is ours. */
  router.get(PUSH_PATH, (ctx) => {
    const echo = wechat.pushEcho(queryOf(ctx));
    if (echo === undefined) return refuse(ctx, 403);
    ctx.type = 'text/plain';
    ctx.body = echo;
  });
  router.post(PUSH_PATH, async (ctx) => {
    const body = await getRawBody(ctx.req, { limit: MAX_BYTES, encoding: 'utf8' }).catch(() => undefined);
    if (body === undefined) return refuse(ctx, 400);
    const opened = wechat.openPush(queryOf(ctx), body, deps.now());
    if (!opened.ok) {
      log.warn({ reason: opened.reason }, 'a push was refused');
      return refuse(ctx, 403);
    }
    // Every verdict may come several times: taking it again changes nothing.
    const media = mediaVerdictOf(opened.event);
    if (media && !(await takeImageVerdict(media.traceId, media.verdict?.suggest, deps)))
      return refuse(ctx, 503);
    ctx.type = 'text/plain';
    ctx.body = 'success';
  });
}
