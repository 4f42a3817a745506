/** From a command to its answer: vocabulary, transaction, retry record, error form. */
import type { Command, Handler, Reply } from './commands/command';
import { readCommand } from './commands/command';
import { readCommands } from './commands/reads';
import { schemaReads, schemaWrites } from './commands/schema';
import { sessionCommands } from './commands/session';
import { writeCommands } from './commands/writes';
import type { Engine } from './engine';
import { CommandError, unknownWord } from './errors';
import { toBson } from './values/bson';

const readers: Readonly<Record<string, Handler>> = { ...readCommands, ...schemaReads, ...sessionCommands };
/** Run in a transaction of the write queue. */
const writers: Readonly<Record<string, Handler>> = { ...writeCommands, ...schemaWrites };
export const commandNames = [...Object.keys(readers), ...Object.keys(writers)];

const asBytes = (reply: Reply): Buffer => (Buffer.isBuffer(reply) ? reply : toBson({ ...reply, ok: 1 }));

export function errorReply(cause: unknown): Buffer {
  if (!(cause instanceof CommandError)) {
    console.error('embedded-mongo:', cause);
    return errorReply(new CommandError(1, `internal error: ${String(cause)}`));
  }
  const { message: errmsg, code, codeName, extra } = cause;
  return toBson({ ok: 0, errmsg, code, codeName, ...extra });
}

async function perform(command: Command, engine: Engine): Promise<Buffer> {
  const { name, session, txnNumber } = command;
  const handler = readers[name] ?? writers[name];
  if (!handler) throw unknownWord(59, 'command', name);
  command.refuseOutside();
  const run = () => asBytes(handler(command, engine));
  if (!writers[name]) return run();
  return engine.writes.submit(
    session === undefined || txnNumber === undefined
      ? run
      : () => engine.retries.once(session, txnNumber, run),
    name in schemaWrites,
  );
}

/** Undefined: hang up. */
export async function answer(
  body: Buffer,
  sequences: ReadonlyMap<string, readonly Buffer[]>,
  engine: Engine,
): Promise<Buffer | undefined> {
  try {
    const command = readCommand(body, sequences);
    const run = () => perform(command, engine).catch(errorReply);
    return await (engine.intercept ? engine.intercept(command, run) : run());
  } catch (cause) {
    return errorReply(cause);
  }
}
