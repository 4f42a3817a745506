/** The compiled mini-program of the present sources, built once per fingerprint into .cache. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fingerprintSources } from '../start/webSources';

const KEPT_MS = 3600_000;
const TAIL = 3000;
/** Any: a build with none would not ask, and what asks is to be tested and counted. */
const TEMPLATES = 'notice-accepted,notice-answered,notice-rating';
const production = [
  'build',
  '--type',
  'weapp',
  '--env',
  'production',
  '--disable-global-config',
  '--no-check',
];

/** Builds of earlier sources, unless somebody may still be reading them. */
function removeOld(cache: string, kept: string): void {
  for (const name of readdirSync(cache).filter((each) => each.startsWith('weapp-') && each !== kept)) {
    const folder = path.join(cache, name);
    if (Date.now() - statSync(folder).mtimeMs > KEPT_MS) rmSync(folder, { recursive: true, force: true });
  }
}

function taro(root: string, output: string): Promise<{ code: number | null; log: string }> {
  const miniapp = path.join(root, 'miniapp');
  // Only the product's own build: variables of a developer's shell would make another one.
  const clean = Object.entries(process.env).filter(([name]) => !/^(TARO_|NODE_ENV$)/.test(name));
  const child = spawn(
    process.execPath,
    [path.join(root, 'node_modules/@tarojs/cli/bin/taro'), ...production],
    {
      cwd: miniapp,
      env: { ...Object.fromEntries(clean), TARO_APP_OUT: output, TARO_APP_TEMPLATES: TEMPLATES },
    },
  );
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-TAIL)));
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, log: error.message }));
    child.once('close', (code) => resolve({ code, log }));
  });
}

/** Where the build of the present sources lies, or would lie. */
export const weappFolder = (root: string): string =>
  path.join(root, '.cache', `weapp-${fingerprintSources(root).slice(0, 16)}`);

/** The folder with app.json. Throws the end of the compiler's log. */
export async function buildWeapp(root: string, tell: (line: string) => void = console.log): Promise<string> {
  const built = weappFolder(root);
  const cache = path.dirname(built);
  if (existsSync(path.join(built, 'app.json'))) return built;
  mkdirSync(cache, { recursive: true });
  removeOld(cache, path.basename(built));
  const started = Date.now();
  tell('Building the mini-program (about a quarter of a minute) …');
  const working = `${built}.${process.pid}`;
  const { code, log } = await taro(root, working);
  if (code !== 0 || !existsSync(path.join(working, 'app.json'))) {
    rmSync(working, { recursive: true, force: true });
    throw new Error(`The mini-program could not be built; the end of the log:\n${log}`);
  }
  // Two suites may have built at once: the first to finish is kept.
  if (existsSync(built)) rmSync(working, { recursive: true, force: true });
  else renameSync(working, built);
  tell(`Mini-program built in ${Math.round((Date.now() - started) / 1000)} s.`);
  return built;
}
