/** Builds the Koa application without listening. */
import Koa from 'koa';
import Router from 'koa-router';
import { AppError } from '@jsjb/shared/kit/errors';
import { contract, describeContract } from './contract';
import type { Deps } from './deps';
import { features } from './features';
import { handlersOf, proveRecords } from './platform/features/derive';
import { compressAnswers } from './platform/http/compress';
import { notModified } from './platform/http/notModified';
import { onError } from './platform/http/onError';
import { securityHeaders } from './platform/http/securityHeaders';
import { mountDocs } from './platform/http/docs';
import { mountHealth } from './platform/http/health';
import { movedPages } from './platform/http/movedPages';
import { mount } from './platform/http/mount';
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
  proveRecords(features);
  const app = new Koa({ proxy: deps.env.TRUSTED_PROXIES > 0, maxIpsCount: deps.env.TRUSTED_PROXIES });
  app.silent = true;
  const router = new Router();
  mountHealth(router, deps);
  mountDocs(router, describeContract);
  for (const feature of features) feature.mount?.(router, deps);
  const shelves = mount(contract, handlersOf(features), deps);

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
