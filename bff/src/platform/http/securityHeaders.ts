/** Headers every answer carries. The web version needs inline styles and its own scripts only. */
import type { Middleware } from 'koa';

const policy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

const YEAR_SECONDS = 365 * 86_400;

/** `secure`: people reach the server by https, if only at the proxy; browsers then never try without it again. */
export const securityHeaders =
  (secure: boolean): Middleware =>
  async (ctx, next) => {
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('Referrer-Policy', 'same-origin');
    ctx.set('Content-Security-Policy', policy);
    ctx.set('Cross-Origin-Opener-Policy', 'same-origin');
    ctx.set('Cross-Origin-Resource-Policy', 'same-origin');
    if (secure) ctx.set('Strict-Transport-Security', `max-age=${YEAR_SECONDS}`);
    ctx.set('Permissions-Policy', 'camera=(self), geolocation=(self), microphone=()');
    await next();
  };
