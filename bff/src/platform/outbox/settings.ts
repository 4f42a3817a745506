/** How patient the outbox is. */
import type { Pause } from './claim';

export interface OutboxSettings {
  /** Documents of one record kind in flight in one process. */
  concurrency: number;
  /** A worker that died holds its document so long. */
  leaseMs: number;
  /** A call that takes longer counts as failed; less than half a lease, so that a living worker keeps its own. */
  handlerMs: number;
  /** How often to look for what other processes left; a `nudge` is faster. */
  pollMs: number;
  /** After so many failures a delivery becomes a dead letter: about half an hour with these pauses. */
  attempts: number;
  pause: Pause;
  /** Failures one document carries; more of them become dead letters at once. */
  mostFailing: number;
}

export const defaultSettings: OutboxSettings = {
  concurrency: 8,
  leaseMs: 60_000,
  handlerMs: 20_000,
  pollMs: 1_000,
  attempts: 12,
  pause: { firstMs: 2_000, longestMs: 30 * 60_000 },
  mostFailing: 200,
};
