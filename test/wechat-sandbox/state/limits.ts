/** Counts calls per account, endpoint and window. */
import type { Limit } from '../endpoint';

export interface Limits {
  /** The limit that this call breaks, if any; counts it otherwise. */
  broken(key: string, limits: readonly Limit[], now: number): Limit | undefined;
  /** Replaces the limits of a path, so that a test need not call five thousand times. */
  override(path: string, limits: readonly Limit[]): void;
  of(path: string, limits: readonly Limit[]): readonly Limit[];
}

export function createLimits(): Limits {
  const counts = new Map<string, { window: number; calls: number }>();
  const overrides = new Map<string, readonly Limit[]>();
  return {
    broken(key, limits, now) {
      const windows = limits.map((limit) => {
        const name = `${key} ${limit.seconds}`;
        const window = Math.floor(now / 1000 / limit.seconds);
        const seen = counts.get(name);
        return { name, window, limit, calls: seen?.window === window ? seen.calls : 0 };
      });
      const full = windows.find(({ limit, calls }) => calls >= limit.calls);
      if (full) return full.limit;
      for (const { name, window, calls } of windows) counts.set(name, { window, calls: calls + 1 });
      return undefined;
    },
    override: (path, limits) => {
      overrides.set(path, limits);
    },
    of: (path, limits) => overrides.get(path) ?? limits,
  };
}
