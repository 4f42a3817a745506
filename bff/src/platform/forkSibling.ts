/** Starts another of our programs in a process of its own: built beside the built server, or as it stands. */
import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `from` is the caller's `__filename`, `program` the file without its ending. */
export function forkSibling(
  from: string,
  program: string,
  args: string[],
  options: ForkOptions,
): ChildProcess {
  const kind = extname(from);
  const loader = () => pathToFileURL(createRequire(from).resolve('tsx')).href;
  return fork(join(dirname(from), program + kind), args, {
    ...options,
    execArgv: kind === '.js' ? ['--enable-source-maps'] : ['--import', loader()],
  });
}
