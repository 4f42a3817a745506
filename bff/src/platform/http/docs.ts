/** `/openapi.json` from the contract, and `/docs` to read it in a browser without the internet. */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { readFile } from 'node:fs/promises';
import type Router from 'koa-router';

const page = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>接诉即办 接口文档</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="ui"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>`;
const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#ui', deepLinking: true });`;

/** Browsers ask for it on every page that names none. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0a5c70"/><path d="M8 10h16v10H15l-4 4v-4H8z" fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round"/></svg>`;

const etagOf = (text: string | Buffer): string =>
  `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;

const assets: Record<string, string> = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
};

/** `document` is asked for once, when somebody reads it. */
export function mountDocs(router: Router, document: () => object): void {
  const folder = path.dirname(createRequire(__filename).resolve('swagger-ui-dist/package.json'));
  let contract: { text: string; etag: string } | undefined;
  router.get('/openapi.json', (ctx) => {
    if (!contract) {
      const text = JSON.stringify(document());
      contract = { text, etag: etagOf(text) };
    }
    ctx.type = 'json';
    ctx.set('Cache-Control', 'no-cache');
    ctx.etag = contract.etag;
    ctx.body = contract.text;
  });
  router.get('/favicon.ico', (ctx) => {
    ctx.type = 'image/svg+xml';
    ctx.set('Cache-Control', 'public, max-age=86400');
    ctx.body = icon;
  });
  router.get('/docs', (ctx) => {
    ctx.type = 'html';
    ctx.body = page;
  });
  router.get('/docs/start.js', (ctx) => {
    ctx.type = 'text/javascript';
    ctx.body = start;
  });
  for (const [file, type] of Object.entries(assets)) {
    router.get(`/docs/${file}`, async (ctx) => {
      ctx.type = type;
      ctx.set('Cache-Control', 'public, max-age=86400');
      const bytes = await readFile(path.join(folder, file));
      ctx.etag = etagOf(bytes);
      ctx.body = bytes;
    });
  }
}
