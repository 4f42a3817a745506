/** Group commit: writes that wait together become one transaction, and are answered once it is on disk. */
import { setImmediate as sockets } from 'node:timers/promises';
import { CommandError, EmbeddedMongoError } from '../errors';
import type { Store } from './store';

/** Told to a client after its transaction is on disk. */
type Answer = () => void;
interface Job {
  /** Does the work within a transaction; throws when it fails after it has already written. */
  run(): Answer;
  reject(cause: unknown): void;
  /** Changes which collections and indexes there are: readers must not see that before it is committed. */
  alone: boolean;
}

/** Bounds how long one transaction keeps reads waiting. */
const maxTogether = 500;

const asCommandError = (cause: unknown): unknown =>
  cause instanceof EmbeddedMongoError
    ? new CommandError(14031, `${cause.message} Nothing of this write was kept.`)
    : cause;

export class WriteQueue {
  private waiting: Job[] = [];
  private running: Promise<void> | undefined;

  /** `forget` drops from memory what an abandoned transaction changed there. */
  constructor(
    private readonly store: Store,
    private readonly forget: () => void,
  ) {}

  /** Runs `work` inside a transaction; resolves after the commit has reached the disk. */
  submit<T>(work: () => T, alone = false): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const run = (): Answer => {
        const before = this.store.changes;
        try {
          const result = work();
          return () => resolve(result);
        } catch (cause) {
          if (this.store.changes !== before) throw cause;
          return () => reject(asCommandError(cause));
        }
      };
      this.waiting.push({ run, reject, alone });
      this.running ??= this.runAll();
    });
  }

  /** Resolves when nothing waits any more. */
  async done(): Promise<void> {
    await this.running;
  }

  private async runAll(): Promise<void> {
    while (this.waiting.length > 0) {
      // The sockets that are readable now are read first: their writes join this commit.
      await sockets();
      const end = this.waiting.findIndex(({ alone }) => alone);
      const together = end < 0 ? this.waiting.length : Math.max(end, 1);
      const jobs = this.waiting.splice(0, Math.min(together, maxTogether));
      // Where one spoils the transaction of all, each has its own.
      for (const job of (await this.commit(jobs)) ? [] : jobs) await this.commit([job]);
    }
    this.running = undefined;
  }

  /** False when nothing was kept and the jobs should be tried one by one. */
  private async commit(jobs: readonly Job[]): Promise<boolean> {
    try {
      const work = () => jobs.map(({ run }) => run());
      const answers = jobs[0]?.alone ? this.store.writeAtOnce(work) : await this.store.write(work);
      for (const answer of answers) answer();
    } catch (cause) {
      this.forget();
      if (jobs.length > 1) return false;
      jobs[0]?.reject(asCommandError(cause));
    }
    return true;
  }
}
