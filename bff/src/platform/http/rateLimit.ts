/**
 * Budgets per person or address and class, counted in the database, so they hold across processes and restarts.
 * A process takes small shares of a budget at a time: most requests cost no write.
 */
import type { RateClass } from '@jsjb/shared/kit/endpoint';
import { AppError } from '@jsjb/shared/kit/errors';
import type { Models } from '../../deps';
import { isDuplicateKey } from '../records/storeNew';

/** Requests per window, per person (or per address for strangers). */
const budgets: Record<RateClass, { limit: number; windowSeconds: number }> = {
  read: { limit: 600, windowSeconds: 60 },
  write: { limit: 300, windowSeconds: 60 },
  submit: { limit: 30, windowSeconds: 3600 },
  login: { limit: 60, windowSeconds: 60 },
  upload: { limit: 120, windowSeconds: 3600 },
};

/** In the demo a few personas play a whole city; strangers keep their budget. */
export const DEMO_CROWD = 50;

/** One share is a tenth of the budget. */
const SHARES = 10;
const MAX_LOCAL = 100_000;

interface Local {
  left: number;
  /** The whole budget is handed out; nothing more before the window ends. */
  spent: boolean;
  expiresAt: number;
  taking?: Promise<void>;
}

export function createRateLimit(models: Models, factor: number) {
  const local = new Map<string, Local>();

  async function take(key: string, share: number, limit: number, expiresAt: number): Promise<number> {
    const attempt = () =>
      models.rateBuckets.findOneAndUpdate(
        { _id: key },
        { $inc: { taken: share }, $setOnInsert: { expiresAt: new Date(expiresAt + 1000) } },
        { upsert: true, returnDocument: 'after', lean: true },
      );
    // Two processes may both insert the first share; the second then finds the document.
    const bucket = await attempt().catch((error: unknown) => {
      if (isDuplicateKey(error)) return attempt();
      throw error;
    });
    return Math.max(0, Math.min(share, limit - ((bucket?.taken ?? 0) - share)));
  }

  function forgetExpired(now: number): void {
    if (local.size < MAX_LOCAL) return;
    for (const [key, entry] of local) if (entry.expiresAt <= now) local.delete(key);
  }

  /** Throws RATE_LIMITED with the seconds to wait. `subject` is a person's id or an address, `crowd` how many it stands for. */
  return async (rate: RateClass, subject: string, at: Date, crowd = 1): Promise<void> => {
    const { limit: base, windowSeconds } = budgets[rate];
    const limit = Math.max(1, Math.round(base * factor * crowd));
    const now = at.getTime();
    const window = Math.floor(now / (windowSeconds * 1000));
    const expiresAt = (window + 1) * windowSeconds * 1000;
    const key = `${rate}:${subject}:${window}`;
    const entry = local.get(key) ?? { left: 0, spent: false, expiresAt };
    local.set(key, entry);
    const share = Math.max(1, Math.floor(limit / SHARES));
    while (entry.left <= 0) {
      if (entry.spent) {
        throw new AppError('RATE_LIMITED', {
          retryAfterSeconds: Math.max(1, Math.ceil((expiresAt - now) / 1000)),
        });
      }
      entry.taking ??= take(key, share, limit, expiresAt)
        .then((got) => {
          entry.left += got;
          entry.spent = got === 0;
        })
        .finally(() => delete entry.taking);
      await entry.taking;
    }
    entry.left -= 1;
    forgetExpired(now);
  };
}
