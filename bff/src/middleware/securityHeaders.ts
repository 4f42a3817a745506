/** Headers every answer carries. The web version needs inline styles and its own scripts only. */
import type { Middleware } from 'koa';

const policy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

export const securityHeaders: Middleware = async (ctx, next) => {
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('Referrer-Policy', 'same-origin');
  ctx.set('Content-Security-Policy', policy);
  ctx.set('Permissions-Policy', 'camera=(self), geolocation=(self), microphone=()');
  await next();
};
