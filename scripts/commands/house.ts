/** `npm run house`: what a new capability costs, and whether the house is in order. Exit code 1 where it falls short. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { features } from '@jsjb/bff/features';
import { laterCapabilities } from '../lib/house/capabilities';
import { roomsOf } from '../lib/house/rooms';
import { sampleFiles, sampleLines } from '../lib/house/sample';
import { trackedFiles } from '../lib/house/trackedFiles';

const HELP = `npm run house

Counts, for the worked example of docs/add-a-feature.md and for every feature added since features.ts stands, the
folders it touches and the lists it adds a line to; then import cycles (types count), folders outside the import rules,
former machinery that must not come back, and lines of the product. Exit code 1 where a limit is missed.`;

const root = path.resolve(__dirname, '../..');
const MOST_FOLDERS = 3;
const MOST_LISTS = 3;
/** Three copies of one machine, and lists kept by hand: replaced by records, the outbox and features.ts. */
const former = [
  'moveTicket',
  'moveSuggestion',
  'moveReward',
  'proveLifecycle',
  'reactingEvents',
  'tellOfIdeas',
];

let missed = 0;
function say(what: string, value: string, fine: boolean): void {
  if (!fine) missed += 1;
  console.log(`${fine ? 'ok    ' : 'MISSED'} ${what.padEnd(44)} ${value}`);
}

const isProduct = (file: string): boolean =>
  /^(bff|shared|miniapp)\/.*\.(ts|tsx)$/.test(file) && !/\.test\.tsx?$|\/testing\/|\.d\.ts$/.test(file);
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Violation {
  rule: { name: string };
}
function violations(): Violation[] {
  const cruise = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'shared',
    'bff',
    'miniapp',
    'scripts',
  ];
  const run = (): string =>
    execFileSync(process.execPath, [cruise, ...args], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
  const report = (() => {
    try {
      return run();
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  })();
  return (JSON.parse(report) as { summary: { violations: Violation[] } }).summary.violations;
}

if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) console.log(HELP);
else {
  // Pages stand in the packages that WeChat loads one at a time; they are counted by themselves.
  const rooms = roomsOf(sampleFiles());
  const folders = rooms.filter((room) => !/^miniapp\/src\/(?!features\/)/.test(room));
  const lists = [...new Set(sampleLines().map(({ list }) => list))];
  say('example: folders', `${folders.length} (${folders.join(', ')})`, folders.length <= MOST_FOLDERS);
  say('example: pages', String(rooms.length - folders.length), true);
  say('example: lists', `${lists.length} (${lists.join(', ')})`, lists.length <= MOST_LISTS);
  for (const { name, folders: touched, lists: added } of laterCapabilities(
    root,
    features.map((each) => each.name),
  ))
    say(`${name}: folders, lists`, `${touched.length}, ${added.length}`, added.length <= MOST_LISTS);
  const product = trackedFiles(root).filter(isProduct);
  const found = former.filter((word) =>
    product.some((file) => new RegExp(`\\b${word}\\b`).test(textOf(file))),
  );
  say('former machinery', found.join(', ') || 'gone', found.length === 0);
  const broken = violations();
  const of = (pattern: RegExp): number => broken.filter(({ rule }) => pattern.test(rule.name)).length;
  say('import cycles, types counted', String(of(/cycles|one-way/)), of(/cycles|one-way/) === 0);
  say('folders outside the rules', String(of(/in-a-rule|without-rule/)), of(/in-a-rule|without-rule/) === 0);
  say(
    'other offences against the rules',
    String(broken.length - of(/cycles|one-way|in-a-rule|without-rule/)),
    broken.length === 0,
  );
  const lines = product.reduce((sum, file) => sum + textOf(file).split('\n').length - 1, 0);
  say('product: files, lines', `${product.length}, ${lines}`, true);
  process.exitCode = missed > 0 ? 1 : 0;
}
