/** One running server: from a command to its answer, what it holds meanwhile, and its regular upkeep. */
import { type Command, type Handler, type Host, type Reply, readCommand } from './commands/command';
import { readCommands } from './commands/reads';
import { schemaReads, schemaWrites } from './commands/schema';
import { sessionCommands } from './commands/session';
import { writeCommands } from './commands/writes';
import { Cursors } from './cursors';
import { CommandError, lookUp } from './errors';
import { expireDocuments } from './query/execute';
import { Catalog } from './storage/catalog';
import { Retries } from './storage/retries';
import type { Store } from './storage/store';
import { WriteQueue } from './storage/writeQueue';
import { toBson } from './values/bson';
import type { Request } from './wire';

/** Run in a transaction of the write queue. */
const writers = { ...writeCommands, ...schemaWrites };
const readers = { ...readCommands, ...schemaReads, ...sessionCommands };
export const commands: Readonly<Record<string, Handler>> = { ...readers, ...writers };
const upkeepEvery = 30_000;

const asBytes = (reply: Reply): Buffer => (Buffer.isBuffer(reply) ? reply : toBson({ ...reply, ok: 1 }));

export function errorReply(cause: unknown): Buffer {
  if (!(cause instanceof CommandError)) {
    console.error('embedded-mongo:', cause);
    return errorReply(new CommandError(1, `internal error: ${String(cause)}`));
  }
  const { message: errmsg, code, codeName, extra } = cause;
  return toBson({ ok: 0, errmsg, code, codeName, ...extra });
}

/** Stands between a command and its run, for tests that need a server to misbehave; undefined hangs up. */
export type Intercept = (command: Command, run: () => Promise<Buffer>) => Promise<Buffer | undefined>;

export class Engine implements Host {
  readonly catalog: Catalog;
  readonly cursors = new Cursors();
  private readonly retries: Retries;
  private readonly writes: WriteQueue;
  /** host:port, as told to drivers. */
  address = '';
  private readonly timer = setInterval(() => void this.upkeep(Date.now()), upkeepEvery).unref();

  constructor(
    readonly store: Store,
    private readonly intercept: Intercept = (_command, run) => run(),
  ) {
    this.catalog = new Catalog(store);
    this.retries = new Retries(store);
    this.writes = new WriteQueue(store, () => this.catalog.reload());
  }

  /** Undefined: hang up. */
  async answer({ body, sequences }: Request): Promise<Buffer | undefined> {
    try {
      const command = readCommand(body, sequences);
      return await this.intercept(command, () => this.perform(command).catch(errorReply));
    } catch (cause) {
      return errorReply(cause);
    }
  }

  private async perform(command: Command): Promise<Buffer> {
    const { name, session, txnNumber } = command;
    const handler = lookUp(commands, name, 59, 'command');
    command.refuseOutside();
    const run = () => asBytes(handler(command, this));
    if (!(name in writers)) return run();
    const isRetryable = session !== undefined && txnNumber !== undefined;
    const work = isRetryable ? () => this.retries.once(session, txnNumber, run) : run;
    return this.writes.submit(work, name in schemaWrites);
  }

  private async upkeep(now: number): Promise<void> {
    this.cursors.sweep(now);
    const sweep = () => {
      this.retries.sweep(now);
      expireDocuments(this.catalog, now);
    };
    await this.writes.submit(sweep).catch((cause) => console.error('embedded-mongo: upkeep failed', cause));
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.writes.done();
    await this.store.close();
  }
}
