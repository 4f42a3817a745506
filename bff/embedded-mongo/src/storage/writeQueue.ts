/** Group commit: writes that wait together become one transaction, and are answered once it is on disk. */
import { setImmediate as sockets } from 'node:timers/promises';
import { CommandError, EmbeddedMongoError } from '../errors';
import type { Catalog } from './catalog';
import type { Store } from './store';

interface Job {
  work(): unknown;
  resolve(result: unknown): void;
  reject(cause: unknown): void;
  /** Changes which collections and indexes there are: readers must not see that before it is committed. */
  alone: boolean;
}
/** Told to a client after its transaction is on disk. */
type Answer = () => void;

/** Bounds how long one transaction keeps reads waiting. */
const maxTogether = 500;

/** A job failed after it had already written: the transaction it shares must not be kept. */
class Tainted extends Error {}

export class WriteQueue {
  private waiting: Job[] = [];
  private running: Promise<void> | undefined;

  constructor(
    private readonly store: Store,
    private readonly catalog: Catalog,
  ) {}

  /** Runs `work` inside a transaction; resolves after the commit has reached the disk. */
  submit<T>(work: () => T, alone = false): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ work, resolve: resolve as Job['resolve'], reject, alone });
      this.running ??= this.run();
    });
  }

  /** Resolves when nothing waits any more. */
  async done(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      // The sockets that are readable now are read first: their writes join this commit.
      await sockets();
      const jobs = this.next();
      // Where one spoils the transaction of all, each has its own.
      for (const some of (await this.commit(jobs)) ? [] : jobs) await this.commit([some]);
    }
    this.running = undefined;
  }

  private next(): Job[] {
    const end = this.waiting.findIndex(({ alone }) => alone);
    const together = end < 0 ? this.waiting.length : Math.max(end, 1);
    return this.waiting.splice(0, Math.min(together, maxTogether));
  }

  /** False when nothing was kept and the jobs should be tried one by one. */
  private async commit(jobs: readonly Job[]): Promise<boolean> {
    try {
      const work = () => jobs.map((job) => this.answer(job));
      const answers = jobs[0]?.alone ? this.store.writeAtOnce(work) : await this.store.write(work);
      for (const answer of answers) answer();
    } catch (cause) {
      this.catalog.reload();
      const [job, ...others] = jobs;
      if (others.length > 0) return false;
      job?.reject(asCommandError(cause instanceof Tainted ? cause.cause : cause));
    }
    return true;
  }

  private answer({ work, resolve, reject }: Job): Answer {
    const before = this.store.changes;
    try {
      const result = work();
      return () => resolve(result);
    } catch (cause) {
      if (this.store.changes !== before) throw new Tainted('', { cause });
      return () => reject(asCommandError(cause));
    }
  }
}

const asCommandError = (cause: unknown): unknown =>
  cause instanceof EmbeddedMongoError
    ? new CommandError(14031, `${cause.message} Nothing of this write was kept.`)
    : cause;
