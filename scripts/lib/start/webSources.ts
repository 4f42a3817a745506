/** A fingerprint of everything the web version is built from: the same sources are never built twice. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folders = ['miniapp/src', 'miniapp/config', 'miniapp/offline', 'shared/src'];
const files = [
  'miniapp/package.json',
  'miniapp/scripts/offlineWorker.ts',
  'miniapp/babel.config.js',
  'miniapp/tsconfig.json',
  'tsconfig.json',
  'package-lock.json',
];

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);

function filesUnder(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !isTest(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

export function fingerprintSources(root: string): string {
  const hash = createHash('sha256');
  const listed = [...folders.flatMap((folder) => filesUnder(root, folder)), ...files];
  for (const file of listed.filter((each) => existsSync(path.join(root, each))).sort()) {
    const bytes = readFileSync(path.join(root, file));
    hash.update(`${file.replaceAll(path.sep, '/')}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}
