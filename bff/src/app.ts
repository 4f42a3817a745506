/** Builds the Koa application without listening. */
import Koa from 'koa';
import Router from 'koa-router';
import { AppError } from '@jsjb/shared/kit/errors';
import { rewardRecord } from '@jsjb/shared/reward/record';
import { suggestionRecord } from '@jsjb/shared/suggestion/record';
import { ticketRecord } from '@jsjb/shared/ticket/record';
import type { Deps } from './deps';
import { compressAnswers } from './platform/http/compress';
import { notModified } from './platform/http/notModified';
import { onError } from './platform/http/onError';
import { securityHeaders } from './platform/http/securityHeaders';
import { mountDocs } from './platform/http/docs';
import { mountHealth } from './platform/http/health';
import { mountPayCallback } from './reward/payCallback';
import { mountLinks, movedPages } from './poster/links';
import { mount } from './platform/http/mount';
import { mountWechatPush } from './moderation/wechatPush';
import { serveWeb } from './platform/http/web';
import { serveWellKnown } from './platform/http/wellKnown';

/** A path that cannot be decoded is refused before any router looks at it. */
function assertDecodable(url: string): void {
  if (!url.includes('%')) return;
  try {
    decodeURIComponent(url.replaceAll('+', ' '));
  } catch (cause) {
    throw new AppError('BAD_REQUEST', {
      userMessage: '网址里有不能识别的字符。',
      fields: { url: '编码有误' },
      cause,
    });
  }
}

export function createApp(deps: Deps): Koa {
  ticketRecord.prove();
  suggestionRecord.prove();
  rewardRecord.prove();
  const app = new Koa({ proxy: deps.env.TRUSTED_PROXIES > 0, maxIpsCount: deps.env.TRUSTED_PROXIES });
  app.silent = true;
  const router = new Router();
  mountHealth(router, deps);
  mountDocs(router);
  mountLinks(router, deps.env);
  mountPayCallback(router, deps);
  mountWechatPush(router, deps);
  const shelves = mount(deps);

  app.use(onError(deps.log));
  app.use(securityHeaders(deps.env.PUBLIC_URL.startsWith('https:')));
  app.use(compressAnswers());
  app.use(notModified);
  app.use(async (ctx, next) => {
    assertDecodable(ctx.url);
    await next();
  });
  app.use(serveWellKnown(deps.env.WELL_KNOWN_DIR));
  app.use(shelves.routes);
  app.use(router.routes());
  app.use(async (ctx, next) => {
    if (ctx.path.startsWith('/api/')) {
      const others = router.match(ctx.path, ctx.method).path.flatMap((layer) => layer.methods);
      const known = new Set([...shelves.methodsOf(ctx.path), ...others]);
      if (known.size > 0) {
        ctx.set('Allow', [...known].join(', '));
        throw new AppError('METHOD_NOT_ALLOWED');
      }
      throw new AppError('NOT_FOUND');
    }
    await next();
  });
  app.use(movedPages);
  app.use(serveWeb(deps.env.WEB_DIR));
  return app;
}
