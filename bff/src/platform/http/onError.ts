/** The one exit for errors: one shape, one status table, a request id on every answer. */
import { randomUUID } from 'node:crypto';
import type { Middleware } from 'koa';
import { AppError } from '@jsjb/shared/kit/errors';
import type { ErrorBody } from '@jsjb/shared/kit/errorBody';
import type { Logger } from '../log';

/** A library's refusal of the request itself, e.g. of a path that leaves the folder, is not a fault of ours. */
const isRefusal = (error: unknown): boolean => {
  const { expose, status } = (error ?? {}) as { expose?: unknown; status?: unknown };
  return expose === true && typeof status === 'number' && status >= 400 && status < 500;
};

/** Anything that is not ours becomes INTERNAL; its details stay in the log. */
function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError(isRefusal(error) ? 'NOT_FOUND' : 'INTERNAL', { cause: error });
}

const SLOW_MS = 1000;

export function onError(log: Logger): Middleware {
  return async (ctx, next) => {
    const requestId = randomUUID();
    const began = performance.now();
    ctx.state['requestId'] = requestId;
    ctx.set('X-Request-Id', requestId);
    try {
      await next();
      if (ctx.status === 404 && ctx.body === undefined) throw new AppError('NOT_FOUND');
    } catch (thrown) {
      const error = asAppError(thrown);
      if (error.code === 'INTERNAL') log.error({ err: thrown, requestId, path: ctx.path }, 'request failed');
      else
        log.debug({ code: error.code, detail: error.message, requestId, path: ctx.path }, 'request refused');
      const body: ErrorBody = {
        error: {
          code: error.code,
          message: error.userMessage,
          requestId,
          ...(error.fields ? { fields: error.fields } : {}),
        },
      };
      ctx.status = error.status;
      ctx.body = body;
      if (error.retryAfterSeconds !== undefined) ctx.set('Retry-After', String(error.retryAfterSeconds));
      // An unread body would be taken for the next request on this connection.
      if (error.code === 'TOO_LARGE') ctx.set('Connection', 'close');
    }
    const ms = Math.round(performance.now() - began);
    if (ms > SLOW_MS) log.warn({ requestId, method: ctx.method, path: ctx.path, ms }, 'slow request');
  };
}
