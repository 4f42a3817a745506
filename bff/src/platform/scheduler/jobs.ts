/** The server's scheduler: each job runs again after its pause until the server stops. */
import { setTimeout } from 'node:timers/promises';
import type { Deps } from '../../deps';

export interface Job {
  name: string;
  everyMs: number;
  run(deps: Deps, signal: AbortSignal): Promise<unknown>;
}

async function repeat({ name, everyMs, run }: Job, deps: Deps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await run(deps, signal).catch((error: unknown) => {
      if (!signal.aborted) deps.log.warn({ err: error, job: name }, 'a job failed and will run again');
    });
    await setTimeout(everyMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Runs until stopped; stopping waits for what is under way. */
export function startJobs(jobs: readonly Job[], deps: Deps): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = jobs.map((job) => repeat(job, deps, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}
