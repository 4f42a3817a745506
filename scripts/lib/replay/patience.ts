/** Repeats a call that the server was too busy for, or that got no answer. Safe: every call carries a key or a version. */
import { setTimeout } from 'node:timers/promises';
import { CallError } from '@jsjb/shared/kit/client';

const TRIES = 4;
/** Longer than this nobody waits at a terminal. */
const LONGEST_WAIT_SECONDS = 120;

function waitFor(error: unknown, attempt: number): number | undefined {
  if (!(error instanceof CallError)) return 200 * 2 ** attempt;
  if (error.status === 429) return (error.retryAfterSeconds ?? 1) * 1000;
  return error.status >= 502 ? 200 * 2 ** attempt : undefined;
}

export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ;) {
    try {
      return await call();
    } catch (error) {
      const wait = waitFor(error, attempt);
      const told = error instanceof CallError && error.status === 429;
      // Waiting as told is no failure: only other faults use up the tries.
      if (!told) attempt += 1;
      if (wait === undefined || attempt >= TRIES || wait > LONGEST_WAIT_SECONDS * 1000) throw error;
      await setTimeout(wait);
    }
  }
}
