/** Group commit: writes that wait together become one transaction, and are answered once it is on disk. */
import type { Catalog } from './catalog';
import { CommandError, EmbeddedMongoError } from './errors';
import type { Store } from './store';

interface Job {
  work: () => unknown;
  done: (result: unknown) => void;
  failed: (cause: unknown) => void;
}
type Outcome = { result: unknown } | { cause: unknown };

/** Bounds how long one transaction keeps reads waiting. */
const maxTogether = 500;

/** A job failed after it had already written: the transaction it shares must not be kept. */
class Tainted extends Error {}

const asCommandError = (cause: unknown): unknown =>
  cause instanceof EmbeddedMongoError
    ? new CommandError(14031, `${cause.message} Nothing of this write was kept.`)
    : cause;

export class WriteQueue {
  private waiting: Job[] = [];
  private scheduled = false;

  constructor(
    private readonly store: Store,
    private readonly catalog: Catalog,
  ) {}

  /** Runs `work` inside a transaction; resolves after the commit has reached the disk. */
  submit<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ work, done: (result) => resolve(result as T), failed: reject });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    // After the sockets that are readable now have been read: their writes join this commit.
    setImmediate(() => {
      this.scheduled = false;
      this.flush();
      if (this.waiting.length > 0) this.schedule();
    });
  }

  flush(): void {
    const jobs = this.waiting.splice(0, maxTogether);
    if (jobs.length === 0) return;
    const outcomes = this.commit(jobs) ?? jobs.map((job) => this.commit([job])?.[0]);
    jobs.forEach((job, i) => {
      const outcome = outcomes[i];
      if (outcome && 'result' in outcome) job.done(outcome.result);
      else job.failed(outcome ? asCommandError(outcome.cause) : new Error('the write was not kept'));
    });
  }

  /** Undefined when nothing was kept and the jobs should be tried one by one. */
  private commit(jobs: readonly Job[]): Outcome[] | undefined {
    try {
      return this.store.write(() => jobs.map((job) => this.run(job)));
    } catch (cause) {
      this.catalog.reload();
      if (jobs.length > 1) return undefined;
      return [{ cause: cause instanceof Tainted ? cause.cause : cause }];
    }
  }

  private run(job: Job): Outcome {
    const before = this.store.changes;
    try {
      return { result: job.work() };
    } catch (cause) {
      if (this.store.changes !== before) throw new Tainted('', { cause });
      return { cause };
    }
  }
}
