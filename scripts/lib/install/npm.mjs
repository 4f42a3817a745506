/** Runs npm: the one that started us, if one did, since its path is known on every system. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { endGroup, ownGroup } from '../terminal/processGroup.cjs';

function spawnNpm(args, cwd) {
  const own = process.env.npm_execpath;
  const options = { cwd, stdio: ['ignore', 'inherit', 'inherit'], ...ownGroup };
  return own?.endsWith('.js')
    ? spawn(process.execPath, [own, ...args], options)
    : spawn('npm', args, { ...options, shell: process.platform === 'win32' });
}

/**
 * The exit code. npm ends at once with this process or by the signal: asked politely it would first finish unpacking,
 * for a minute or more, while the next start is already installing.
 */
export function npm(args, cwd, signal) {
  const child = spawnNpm(args, cwd);
  const end = () => endGroup(child);
  const interrupted = (name) => process.exit(128 + constants.signals[name]);
  process.once('exit', end);
  if (signal) signal.addEventListener('abort', end, { once: true });
  else for (const name of ['SIGINT', 'SIGTERM']) process.once(name, interrupted);
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  }).finally(() => {
    process.off('exit', end);
    signal?.removeEventListener('abort', end);
    for (const name of ['SIGINT', 'SIGTERM']) process.off(name, interrupted);
  });
}
