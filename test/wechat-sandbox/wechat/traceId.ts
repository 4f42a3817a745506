/** Ids of the look of the original's `trace_id` and `rid`: three groups of eight hex digits. */
import { randomBytes } from 'node:crypto';

export function traceId(now: number): string {
  const time = Math.floor(now / 1000).toString(16);
  return `${time}-${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`;
}
