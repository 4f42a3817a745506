/** Group commit: writes that wait together become one transaction, and are answered once it is on disk. */
import { CommandError, EmbeddedMongoError } from '../errors';
import type { Catalog } from './catalog';
import type { Store } from './store';

interface Job {
  work(): unknown;
  resolve(result: unknown): void;
  reject(cause: unknown): void;
}
/** Told to a client after its transaction is on disk. */
type Answer = () => void;

/** Bounds how long one transaction keeps reads waiting. */
const maxTogether = 500;

/** A job failed after it had already written: the transaction it shares must not be kept. */
class Tainted extends Error {}

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
      this.waiting.push({ work, resolve: resolve as Job['resolve'], reject });
      this.schedule();
    });
  }

  /** After the sockets that are readable now have been read: their writes join this commit. */
  private schedule(): void {
    if (this.scheduled || this.waiting.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.flush();
      this.schedule();
    });
  }

  flush(): void {
    const jobs = this.waiting.splice(0, maxTogether);
    if (jobs.length === 0) return;
    // Where one spoils the transaction of all, each has its own.
    const answers = this.commit(jobs) ?? jobs.flatMap((job) => this.commit([job]) ?? []);
    for (const answer of answers) answer();
  }

  /** Undefined when nothing was kept and the jobs should be tried one by one. */
  private commit(jobs: readonly Job[]): Answer[] | undefined {
    try {
      return this.store.write(() => jobs.map((job) => this.run(job)));
    } catch (cause) {
      this.catalog.reload();
      const [job, ...others] = jobs;
      if (others.length > 0) return undefined;
      return [() => job?.reject(asCommandError(cause instanceof Tainted ? cause.cause : cause))];
    }
  }

  private run({ work, resolve, reject }: Job): Answer {
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
