/** Builds the web version (h5) when its sources have changed since the last build. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '@jsjb/bff/platform/startupError';
import { folderSize, megabytes } from '../install/folderSize.cjs';
import { endGroup, ownGroup } from '../terminal/processGroup.cjs';
import { fingerprintSources } from './webSources';

const BEAT_MS = 5000;
const TAIL_LINES = 15;

export interface WebBuild {
  /** The repository. */
  root: string;
  /** Ends a build under way. */
  signal: AbortSignal;
  tell: (line: string) => void;
  /** Brings in the packages the build needs; called only when there is something to build. */
  install?: () => Promise<void>;
  /** The command and its arguments. */
  command?: readonly [string, ...string[]];
}

const pageOf = (root: string): string => path.join(root, 'miniapp/dist/h5/index.html');
/** Beside the build, not in it: the folder is served to everybody. */
const stampOf = (root: string): string => path.join(root, 'miniapp/dist/h5.built');

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** The page names every other file by its content, so it stands for the whole build. */
function stamp(root: string): string | undefined {
  const page = read(pageOf(root));
  if (page === undefined) return undefined;
  return `${fingerprintSources(root)} ${createHash('sha256').update(page).digest('hex')}`;
}

/** The npm that started us, if one did: its path is known on every system. */
function npmBuild(): readonly [string, ...string[]] {
  const own = process.env.npm_execpath;
  const build = ['run', 'build:h5', '-w', 'miniapp'];
  return own?.endsWith('.js') ? [process.execPath, own, ...build] : ['npm', ...build];
}

function run({
  root,
  signal,
  command = npmBuild(),
}: WebBuild): Promise<{ code: number | null; log: string }> {
  const [program, ...args] = command;
  // Only the product's own build: another output folder or the gallery would not be what is served, and a build
  // started from a test is for production too.
  const foreign = /^(TARO_|NODE_ENV$)/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  const child = spawn(program, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...ownGroup,
    shell: process.platform === 'win32' && program === 'npm',
  });
  const end = () => endGroup(child, 'SIGTERM');
  signal.addEventListener('abort', end, { once: true });
  let log = '';
  const keep = (chunk: Buffer) => (log = (log + chunk.toString()).slice(-20_000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise<{ code: number | null; log: string }>((resolve) => {
    child.once('error', (error) => resolve({ code: null, log: error.message }));
    child.once('close', (code) => resolve({ code, log }));
  }).finally(() => signal.removeEventListener('abort', end));
}

const tailOf = (log: string): string => log.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');

/** Whether the web version that is there was built from the present sources. */
export function webIsBuilt(root: string): boolean {
  const built = stamp(root);
  return built !== undefined && built === read(stampOf(root));
}

/** True when it was built now. Throws StartupError with the end of the log when the build fails. */
export async function buildWeb(build: WebBuild): Promise<boolean> {
  const { root, signal, tell, install } = build;
  if (webIsBuilt(root)) return false;
  await install?.();
  if (signal.aborted) return false;
  rmSync(stampOf(root), { force: true });
  const sources = fingerprintSources(root);
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  tell('Building the web version (again only when its sources change) …');
  const beat = setInterval(() => tell(`  ${seconds()} s`), BEAT_MS);
  const { code, log } = await run(build).finally(() => clearInterval(beat));
  if (signal.aborted) return false;
  if (code !== 0 || read(pageOf(root)) === undefined) {
    throw new StartupError(`The web version could not be built; the end of its log:\n${tailOf(log)}`);
  }
  const took = seconds();
  tell(`Web version built in ${took} s (${megabytes(await folderSize(path.dirname(pageOf(root))))}).`);
  // Sources changed while building are built the next time.
  const after = stamp(root);
  if (after?.startsWith(sources)) writeFileSync(stampOf(root), after);
  return true;
}
