/** The worked example of docs/add-a-feature.md: its files, and the lines it adds to lists, in a copy of the project. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { trackedFiles } from './trackedFiles';

const root = path.resolve(__dirname, '../../..');
const SAMPLE = 'docs/add-a-feature';
const LISTS = `${SAMPLE}/lists.json`;
export const SAMPLE_TSCONFIG = 'tsconfig.sample.json';

interface Line {
  /** The file that is a list. */
  list: string;
  /** The line goes before the first place that reads so. */
  before: string;
  line: string;
}

export const sampleLines = (): Line[] => JSON.parse(readFileSync(path.join(root, LISTS), 'utf8')) as Line[];

/** Where they go in the project, without the example's own test. */
export const sampleFiles = (): string[] =>
  trackedFiles(root)
    .filter((file) => file.startsWith(`${SAMPLE}/`) && file !== LISTS)
    .map((file) => file.slice(SAMPLE.length + 1))
    .filter((file) => !file.startsWith('test/'));

/** The packages of the project, seen from the copy: what is installed is shared, what is ours is the copy's. */
function linkPackages(folder: string): void {
  const installed = path.join(folder, 'node_modules');
  mkdirSync(path.join(installed, '@jsjb'), { recursive: true });
  for (const name of readdirSync(path.join(root, 'node_modules')))
    if (name !== '@jsjb') symlinkSync(path.join(root, 'node_modules', name), path.join(installed, name));
  const ours = { shared: 'shared', bff: 'bff', 'embedded-mongo': 'bff/embedded-mongo' };
  for (const [name, workspace] of Object.entries(ours))
    symlinkSync(path.join(folder, workspace), path.join(installed, '@jsjb', name));
  for (const workspace of ['bff', 'bff/embedded-mongo', 'miniapp', 'shared', 'test']) {
    const own = path.join(root, workspace, 'node_modules');
    try {
      readdirSync(own);
    } catch {
      continue;
    }
    symlinkSync(own, path.join(folder, workspace, 'node_modules'));
  }
}

/** Throws when a list no longer reads as the example expects. */
function addLines(folder: string): void {
  for (const { list, before, line } of sampleLines()) {
    const file = path.join(folder, list);
    const text = readFileSync(file, 'utf8');
    const at = text.indexOf(before);
    if (at < 0) throw new Error(`${LISTS}: ${list} has no place that reads ${JSON.stringify(before)}`);
    writeFileSync(file, `${text.slice(0, at)}${line}\n${text.slice(at)}`);
  }
}

export interface SampleTree {
  folder: string;
  remove(): void;
}

/** A copy of the project in which somebody has followed the page. */
export function plantSample(): SampleTree {
  const folder = mkdtempSync(path.join(tmpdir(), 'jsjb-sample-'));
  const kept = /^(shared|bff|miniapp|test|scripts|docs)\/|^[^/]+\.(json|cjs|mjs)$|^\.[^/]+\.cjs$/;
  for (const file of trackedFiles(root).filter((each) => kept.test(each)))
    cpSync(path.join(root, file), path.join(folder, file), { recursive: true });
  cpSync(path.join(root, SAMPLE), folder, { recursive: true });
  rmSync(path.join(folder, SAMPLE), { recursive: true });
  // Only what the example can have broken is compiled again.
  const include = ['shared/src', 'bff/src', 'test/journeys/houseCall.test.ts'];
  writeFileSync(path.join(folder, SAMPLE_TSCONFIG), JSON.stringify({ extends: './tsconfig.json', include }));
  addLines(folder);
  linkPackages(folder);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
