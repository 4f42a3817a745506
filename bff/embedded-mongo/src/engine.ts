/** Everything one running server holds, and its regular upkeep. */
import type { Command } from './commands/command';
import { Cursors } from './cursors';
import { expireDocuments } from './query/expiry';
import { Catalog } from './storage/catalog';
import { Retries } from './storage/retries';
import type { Store } from './storage/store';
import { WriteQueue } from './storage/writeQueue';

const upkeepEvery = 30_000;

/** Stands between a command and its run, for tests that need a server to misbehave; undefined hangs up. */
export type Intercept = (command: Command, run: () => Promise<Buffer>) => Promise<Buffer | undefined>;

export class Engine {
  readonly catalog: Catalog;
  readonly cursors = new Cursors();
  readonly retries: Retries;
  readonly writes: WriteQueue;
  /** host:port, as told to drivers. */
  address = '';
  private readonly timer = setInterval(() => void this.upkeep(Date.now()), upkeepEvery).unref();

  constructor(
    readonly store: Store,
    readonly intercept?: Intercept,
  ) {
    this.catalog = new Catalog(store);
    this.retries = new Retries(store);
    this.writes = new WriteQueue(store, this.catalog);
  }

  async upkeep(now: number): Promise<void> {
    this.cursors.sweep(now);
    try {
      await this.writes.submit(() => {
        this.retries.sweep(now);
        expireDocuments(this.store, this.catalog, now);
      });
    } catch (cause) {
      console.error('embedded-mongo: upkeep failed', cause);
    }
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.writes.done();
    await this.store.close();
  }
}
