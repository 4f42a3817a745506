/** A fingerprint of everything the web version is built from: the same sources are never built twice. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { placesFor, readLock } from '../install/lockFile.cjs';

const folders = ['miniapp/src', 'miniapp/config', 'miniapp/offline', 'shared/src'];
const files = [
  'miniapp/package.json',
  'miniapp/scripts/offlineWorker.ts',
  'miniapp/scripts/compressBuilt.ts',
  'miniapp/scripts/pageList.ts',
  'miniapp/babel.config.js',
  'miniapp/tsconfig.json',
  'tsconfig.json',
];

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);

function filesUnder(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !isTest(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

/** Of the lock file only what the mini-program needs, and esbuild for its worker: the server's packages change no page. */
function lockedPackages(root: string): string {
  const file = path.join(root, 'package-lock.json');
  const packages = readLock(file);
  if (!packages) return existsSync(file) ? readFileSync(file, 'utf8') : '';
  return [...placesFor(packages, ['miniapp', 'shared']), 'node_modules/esbuild']
    .map((place) => `${place} ${packages[place]?.version} ${packages[place]?.integrity}`)
    .join('\n');
}

export function fingerprintSources(root: string): string {
  const hash = createHash('sha256');
  const listed = [...folders.flatMap((folder) => filesUnder(root, folder)), ...files];
  for (const file of listed.filter((each) => existsSync(path.join(root, each))).sort()) {
    const bytes = readFileSync(path.join(root, file));
    hash.update(`${file.replaceAll(path.sep, '/')}\0${bytes.length}\0`).update(bytes);
  }
  return hash.update(lockedPackages(root)).digest('hex');
}
