/** From a command to its answer: vocabulary, transaction, retry record, error form. */
import type { Command, Handler } from './commands/command';
import { readCommand, refuseUnknown } from './commands/command';
import { readCommands } from './commands/reads';
import { schemaCommands } from './commands/schema';
import { sessionCommands } from './commands/session';
import { writeCommands } from './commands/writes';
import type { Engine } from './engine';
import { CommandError } from './errors';
import { type Reply, toBson } from './reply';

const handlers = new Map<string, Handler>(
  Object.entries({ ...readCommands, ...writeCommands, ...schemaCommands, ...sessionCommands }),
);

const asReply = (reply: Reply): Buffer => (Buffer.isBuffer(reply) ? reply : toBson({ ...reply, ok: 1 }));

export function errorReply(cause: unknown): Buffer {
  if (cause instanceof CommandError) {
    return toBson({
      ok: 0,
      errmsg: cause.message,
      code: cause.code,
      codeName: cause.codeName,
      ...cause.extra,
    });
  }
  console.error('embedded-mongo:', cause);
  return toBson({ ok: 0, errmsg: `internal error: ${String(cause)}`, code: 1, codeName: 'InternalError' });
}

/** Inside the transaction: a write that was done before is answered from its record. */
function once(command: Command, handler: Handler, engine: Engine): Buffer {
  const { session, txnNumber } = command;
  if (session === undefined || txnNumber === undefined) return asReply(handler.run(command, engine));
  const given = engine.retries.find(session, txnNumber);
  if (given) return given;
  const reply = asReply(handler.run(command, engine));
  engine.retries.note(session, txnNumber, reply);
  return reply;
}

async function perform(command: Command, engine: Engine): Promise<Buffer> {
  try {
    const handler = handlers.get(command.name);
    if (!handler) {
      throw new CommandError(
        59,
        `no such command: '${command.name}' (outside the vocabulary of the embedded server)`,
      );
    }
    refuseUnknown(command, handler);
    if (!handler.writes) return asReply(handler.run(command, engine));
    return await engine.writes.submit(() => once(command, handler, engine));
  } catch (cause) {
    return errorReply(cause);
  }
}

/** Undefined: hang up. */
export async function answer(
  body: Buffer,
  sequences: ReadonlyMap<string, Buffer[]>,
  engine: Engine,
): Promise<Buffer | undefined> {
  let command: Command;
  try {
    command = readCommand(body, sequences);
  } catch (cause) {
    return errorReply(cause);
  }
  const run = () => perform(command, engine);
  return engine.intercept ? engine.intercept(command, run) : run();
}
