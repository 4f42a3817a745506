/** Structured logs; secrets never reach them. */
import { pino, type Logger } from 'pino';

export type { Logger };

const secrets = ['authorization', 'accessToken', 'refreshToken', 'phone', 'code', 'session_key', 'sign'];

export function createLogger(level: string): Logger {
  return pino({
    level,
    redact: { paths: secrets.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[redacted]' },
  });
}
