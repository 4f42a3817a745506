/**
 * What must hold before any command runs: a Node that is new enough, and the packages of the lock file.
 * Plain Node without packages, since it runs when nothing is installed yet.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const NEEDED = [20, 19];
const BEAT_MS = 3000;

/** One sentence when this Node is too old, otherwise nothing. */
export function nodeTooOld(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return undefined;
  return `This needs Node ${NEEDED.join('.')} or newer, and this is Node ${version}: install a newer one from https://nodejs.org and try again.`;
}

export function requireNode() {
  const sentence = nodeTooOld();
  if (!sentence) return;
  console.error(sentence);
  process.exit(1);
}

const readLock = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
  } catch {
    return undefined;
  }
};

const sameBuild = (a, b) =>
  a.link ? b.link === true : a.version === b.version && a.integrity === b.integrity;

/** The places in node_modules that are not as the lock file says. Packages for other platforms may be absent. */
export function missingPackages(root) {
  const wanted = Object.entries(readLock(join(root, 'package-lock.json')) ?? {}).filter(([place]) =>
    place.startsWith('node_modules/'),
  );
  const installed = readLock(join(root, 'node_modules', '.package-lock.json')) ?? {};
  return wanted
    .filter(([place, entry]) => {
      const there = installed[place];
      return there ? !sameBuild(entry, there) : !entry.optional;
    })
    .map(([place]) => place);
}

/** Installs what the lock file names, once, with a line of progress every few seconds. */
export async function installMissing(root) {
  const missing = missingPackages(root);
  if (missing.length === 0) return;
  console.log(`Installing packages (${missing.length} to bring in; a first run takes a minute or two) …`);
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const beat = setInterval(() => {
    const done = missing.filter((place) => existsSync(join(root, place, 'package.json'))).length;
    console.log(`  ${seconds()} s: ${done} of ${missing.length} packages in place`);
  }, BEAT_MS);
  // Not `npm ci`: it refuses a lock file that lacks the optional packages of other systems. This keeps the lock file
  // as it is, takes its versions, and touches only what differs.
  const code = await npm(['install', '--no-save', '--include=dev', '--no-audit', '--no-fund'], root);
  clearInterval(beat);
  if (code !== 0) {
    console.error(
      'The packages could not be installed; npm says why above. Check the network and try again.',
    );
    process.exit(1);
  }
  console.log(`Packages installed in ${seconds()} s.`);
}

/** The npm that started us, if one did: its path is known on every system. */
function npm(args, cwd) {
  const own = process.env.npm_execpath;
  const child = own?.endsWith('.js')
    ? spawn(process.execPath, [own, ...args], { cwd, stdio: 'inherit' })
    : spawn('npm', args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
