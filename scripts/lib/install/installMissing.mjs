/**
 * Installs the packages of the lock file that are not there: all of them, or what one part of the product needs.
 * Plain Node without packages, since it runs when nothing is installed yet.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { folderSize, megabytes } from './folderSize.cjs';
import { differingPackages } from './lockFile.cjs';
import { npm } from './npm.mjs';

const BEAT_MS = 5000;
const server = ['shared', 'bff', 'bff/embedded-mongo'];

/**
 * The parts that can be installed before the rest: what to call their packages, and the workspaces they need. Only the
 * server's are weighed: reading the size of every file of the others takes seconds.
 */
const parts = {
  all: { words: 'packages' },
  // Bundling needs esbuild, which comes with the embedded database's tsx.
  server: { words: 'the server’s packages', workspaces: server, weighed: true },
  web: { words: 'the web version’s packages', workspaces: [...server, 'miniapp'] },
};
export const workspacesOf = (part) => parts[part].workspaces;

/** An npm that was cut short leaves packages half unpacked, and the next one would take them for whole. */
function removeHalves(root, places) {
  for (const place of places) rmSync(join(root, place), { recursive: true, force: true });
}

/** False when npm failed (it has said why) or was ended by the signal. */
export async function bringIn(root, part, { signal, tell = console.log } = {}) {
  const { words, workspaces, weighed } = parts[part];
  const { differing, missing } = differingPackages(root, workspaces);
  if (missing.length === 0) return true;
  tell(`Installing ${words} (${missing.length} to bring in; npm downloads first) …`);
  removeHalves(root, differing);
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const beat = setInterval(() => {
    const done = missing.filter((place) => existsSync(join(root, place, 'package.json'))).length;
    tell(`  ${seconds()} s: ${done} of ${missing.length} packages in place`);
  }, BEAT_MS);
  // Not `npm ci`: it refuses a lock file that lacks the optional packages of other systems. This keeps the lock file
  // as it is, takes its versions, and touches only what differs. Without --include=dev a part would remove the
  // packages that only the tests need.
  const chosen = (workspaces ?? []).flatMap((workspace) => ['-w', workspace]);
  const args = [
    'install',
    '--no-save',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    ...chosen,
  ];
  const code = await npm(args, root, signal).finally(() => clearInterval(beat));
  if (code !== 0) return false;
  const took = seconds();
  const size = weighed
    ? `; node_modules holds ${megabytes(await folderSize(join(root, 'node_modules')))}`
    : '';
  tell(`Installed in ${took} s${size}.`);
  return true;
}

export const INSTALL_FAILED =
  'The packages could not be installed; npm says why above. Check the network and try again.';

/** The same for a command that cannot go on without. */
export async function installMissing(root, part = 'all') {
  if (await bringIn(root, part)) return;
  console.error(INSTALL_FAILED);
  process.exit(1);
}
