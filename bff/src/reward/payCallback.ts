/**
 * Where WeChat Pay tells the end of a transfer. Signed over raw bytes, so it stands outside the contract's JSON.
 * 2xx only for what is genuine and booked; anything else comes again.
 */
import type Router from 'koa-router';
import getRawBody from 'raw-body';
import { PAY_CALLBACK_PATH } from './store/payBill';
import { bookCallback } from './commands/settleBills';
import type { Deps } from '../deps';

const MAX_BYTES = 128 * 1024;

export function mountPayCallback(router: Router, deps: Deps): void {
  const { pay, log } = deps;
  if (!pay) return;
  router.post(PAY_CALLBACK_PATH, async (ctx) => {
    const refuse = (status: number, message: string): void => {
      ctx.status = status;
      ctx.body = { code: 'FAIL', message };
    };
    const body = await getRawBody(ctx.req, { limit: MAX_BYTES }).catch(() => undefined);
    if (!body) return refuse(400, '请求有误');
    const opened = pay.openCallback((name) => ctx.get(name) || undefined, body);
    if (!opened.ok) {
      log.warn({ reason: opened.reason }, 'a payment callback was refused');
      return refuse(401, '验证未通过');
    }
    if (!(await bookCallback(opened.bill, deps))) {
      log.error({ bill: opened.bill.outBillNo }, 'a payment callback does not fit the books');
      return refuse(409, '与账目不符');
    }
    ctx.status = 204;
  });
}
