/** `failCommand`, with which the drivers' specs make a server misbehave. Only the conformance run has it. */
import type { Command } from '../src/commands/command';
import { readDocument, toBson } from '../src/values/bson';

interface FailPoint {
  times: number;
  /** Before this many writes are let through, nothing fails. */
  skip: number;
  committed?: Set<string>;
  failCommands?: string[];
  failBeforeCommitExceptionCode?: number;
  closeConnection?: boolean;
  errorCode?: number;
  errorLabels?: string[];
  writeConcernError?: { code?: number; errorLabels?: string[] };
  blockConnection?: boolean;
  blockTimeMS?: number;
}

/** Errors a real server labels as worth retrying when the command is a retryable write. */
const retryable = new Set([11600, 11602, 10107, 13435, 13436, 189, 91, 7, 6, 89, 9001, 262]);

const plain = (value: unknown): unknown =>
  value instanceof Map
    ? Object.fromEntries([...value].map(([name, inner]) => [name, plain(inner)]))
    : Array.isArray(value)
      ? value.map(plain)
      : value !== null && typeof value === 'object' && 'valueOf' in value
        ? value.valueOf()
        : value;

/** `onPrimaryTransactionalWrite`: hangs up around the commit of a retryable write. */
async function transactional(
  point: FailPoint,
  command: Command,
  run: () => Promise<Buffer>,
): Promise<Buffer | undefined> {
  // A retry of what was committed writes nothing, so it passes.
  const write = `${command.session} ${command.txnNumber}`;
  if (command.txnNumber === undefined || point.times === 0 || point.committed?.has(write)) return run();
  if (point.skip > 0) {
    point.skip--;
    return run();
  }
  point.times--;
  if (point.failBeforeCommitExceptionCode === undefined) {
    await run();
    point.committed = (point.committed ?? new Set()).add(write);
  }
  return undefined;
}

export function makeFailPoints() {
  let active: FailPoint | undefined;
  return async (command: Command, run: () => Promise<Buffer>): Promise<Buffer | undefined> => {
    if (command.name === 'configureFailPoint') {
      const { mode, data } = plain(command.fields) as {
        mode: string | { times?: number; skip?: number };
        data?: FailPoint;
      };
      const { times = Infinity, skip = 0 } =
        typeof mode === 'object' ? mode : { times: mode === 'alwaysOn' ? Infinity : 0 };
      active = times > 0 ? { ...data, times, skip } : undefined;
      return toBson({ ok: 1 });
    }
    const point = active;
    if (point && !point.failCommands) return transactional(point, command, run);
    if (!point?.failCommands?.includes(command.name)) return run();
    if (--point.times <= 0) active = undefined;
    if (point.blockConnection) await new Promise((resolve) => setTimeout(resolve, point.blockTimeMS));
    if (point.closeConnection) return undefined;
    const label = (code: number | undefined, given: string[] | undefined) => {
      const labels =
        given ?? (command.txnNumber !== undefined && retryable.has(code ?? 0) ? ['RetryableWriteError'] : []);
      return labels.length > 0 ? { errorLabels: labels } : {};
    };
    if (point.errorCode !== undefined) {
      const { errorCode: code } = point;
      return toBson({
        ok: 0,
        code,
        codeName: 'FailPoint',
        errmsg: 'Failing command via failCommand',
        ...label(code, point.errorLabels),
      });
    }
    const reply = await run();
    if (!point.writeConcernError) return reply;
    const { errorLabels, ...writeConcernError } = point.writeConcernError;
    return toBson({
      ...Object.fromEntries(readDocument(reply)),
      writeConcernError,
      ...label(writeConcernError.code, point.errorLabels ?? errorLabels),
    });
  };
}
