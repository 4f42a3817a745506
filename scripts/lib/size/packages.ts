/** How large each package of the compiled mini-program is, against what a weak network can carry. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const KB = 1024;
export const MAIN_LIMIT = 1.2 * KB * KB;
export const SUBPACKAGE_LIMIT = 500 * KB;

export interface PackageSize {
  name: string;
  bytes: number;
  /** Scripts alone, in bytes. */
  scripts: number;
  limit: number;
}

interface AppJson {
  pages: string[];
  subPackages?: { root: string }[];
  subpackages?: { root: string }[];
}

interface File {
  file: string;
  bytes: number;
}

export function filesOf(folder: string): File[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const full = path.join(entry.parentPath, entry.name);
      return { file: path.relative(folder, full).split(path.sep).join('/'), bytes: statSync(full).size };
    });
}

const sum = (files: readonly File[]): number => files.reduce((total, { bytes }) => total + bytes, 0);
const isScript = ({ file }: File): boolean => file.endsWith('.js');

export function packageSizes(folder: string): PackageSize[] {
  const app = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8')) as AppJson;
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/^\/|\/$/g, ''));
  const files = filesOf(folder);
  const rootOf = ({ file }: File): string => roots.find((root) => file.startsWith(`${root}/`)) ?? '';
  return ['', ...roots].map((root) => {
    const own = files.filter((file) => rootOf(file) === root);
    return {
      name: root === '' ? 'main package' : root,
      bytes: sum(own),
      scripts: sum(own.filter(isScript)),
      limit: root === '' ? MAIN_LIMIT : SUBPACKAGE_LIMIT,
    };
  });
}

/** What the phone must run before the first page shows: every script of the start, and the page's own. */
export function firstPageScript(folder: string): number {
  const app = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8')) as AppJson;
  const first = `${app.pages[0] ?? ''}.js`;
  const atStart = ({ file }: File): boolean => isScript({ file, bytes: 0 }) && !file.includes('/');
  return sum(filesOf(folder).filter((file) => atStart(file) || file.file === first));
}
