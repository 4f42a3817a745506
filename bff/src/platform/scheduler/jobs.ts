/** The server's scheduler: each job runs again after its pause until the server stops. */
import { setTimeout } from 'node:timers/promises';
import type { Deps } from '../../deps';
import { sweepDeadlines } from '../../supervision/jobs/deadlineSweep';
import { learnDispatches } from '../../dispatch/jobs/learnDispatches';
import { recheckScores } from '../../score/jobs/recheckScores';
import { retainNightly } from '../../privacy/jobs/retainNightly';
import { refreshRules } from '../../rules/jobs/refreshRules';
import { reconcileRewards } from '../../reward/jobs/reconcileRewards';
import { checkContent } from '../../moderation/jobs/checkContent';
import { sendNotices } from '../../notice/jobs/sendNotices';

interface Job {
  name: string;
  everyMs: number;
  run(deps: Deps, signal: AbortSignal): Promise<unknown>;
}

const jobs: readonly Job[] = [
  { name: 'recheckScores', everyMs: 60_000, run: recheckScores },
  { name: 'refreshRules', everyMs: 30_000, run: refreshRules },
  { name: 'deadlineSweep', everyMs: 5_000, run: sweepDeadlines },
  { name: 'checkContent', everyMs: 2_000, run: checkContent },
  { name: 'sendNotices', everyMs: 1_000, run: sendNotices },
  { name: 'learnDispatches', everyMs: 10 * 60_000, run: learnDispatches },
  { name: 'reconcileRewards', everyMs: 2 * 60_000, run: reconcileRewards },
  { name: 'retainNightly', everyMs: 60_000, run: retainNightly },
];

async function repeat({ name, everyMs, run }: Job, deps: Deps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await run(deps, signal).catch((error: unknown) => {
      if (!signal.aborted) deps.log.warn({ err: error, job: name }, 'a job failed and will run again');
    });
    await setTimeout(everyMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Runs until stopped; stopping waits for what is under way. */
export function startJobs(deps: Deps): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = jobs.map((job) => repeat(job, deps, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}
