/**
 * `npm test`: installs what is missing and runs every suite, or only those named: `npm test -- unit lint`.
 * Goes on after a failure; names the slowest test files, and the failing suites last. Plain Node, so it works before anything is installed.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from '../lib/suites/chromium.mjs';
import { countTests, readReport, slowest, testFiles } from '../lib/suites/jestReport.mjs';
import { endGroup, ownGroup } from '../lib/terminal/processGroup.cjs';
import { installMissing } from '../lib/install/installMissing.mjs';
import { requireNode } from '../lib/install/requireNode.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = (path) => join(root, 'node_modules', path);
// TypeScript 7 checks; 5.9 stays for what asks TypeScript for its API.
const tsc = bin('typescript-native/bin/tsc');
// Only what changed since the last run is checked again.
const prettierCache = ['--cache', '--cache-location', join(root, '.cache', 'prettier')];
const remembered = (name) => ['--incremental', '--tsBuildInfoFile', join(root, '.cache', `${name}.json`)];

/**
 * One row per suite. `steps` are Node scripts with their arguments, run side by side: the suite counts as one test.
 * `jest` names a project of jest.config.cjs: its tests are counted. `minutes` is when a hanging suite is ended.
 * `needs` must come true first; otherwise the suite fails and the others run.
 * Suites in a row that are `alongside` run at once; what each says is kept until it has ended.
 */
const suites = [
  {
    name: 'types',
    alongside: true,
    steps: [
      [tsc, '-p', 'tsconfig.json', ...remembered('types')],
      [tsc, '-p', 'miniapp/tsconfig.json', ...remembered('types-miniapp')],
    ],
  },
  { name: 'lint', alongside: true, steps: [[bin('oxlint/bin/oxlint')]] },
  {
    name: 'format',
    alongside: true,
    steps: [[bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', ...prettierCache, '.']],
  },
  {
    name: 'imports',
    alongside: true,
    steps: [
      [
        bin('dependency-cruiser/bin/dependency-cruise.mjs'),
        '--config=.dependency-cruiser.cjs',
        'shared',
        'bff',
        'miniapp',
        'scripts',
        'test',
      ],
    ],
  },
  { name: 'unit', jest: 'unit' },
  { name: 'miniapp', jest: 'miniapp' },
  { name: 'embedded-mongo', jest: 'embedded-mongo' },
  { name: 'journeys', jest: 'journeys' },
  { name: 'weapp-host', jest: 'weapp-host' },
  { name: 'wechat-sandbox', jest: 'wechat-sandbox' },
  { name: 'builds', steps: [[bin('tsx/dist/cli.mjs'), 'scripts/lib/suites/builds.ts']] },
  { name: 'size', steps: [[bin('tsx/dist/cli.mjs'), 'scripts/commands/size.ts']] },
  { name: 'e2e-weapp', jest: 'e2e-weapp', minutes: 20 },
  // Every page in every look (LOOKS=all) lasts longer.
  { name: 'e2e-web', jest: 'e2e-web', minutes: process.env.LOOKS ? 60 : 20, needs: ensureChromium },
];

const MINUTES = 10;
const running = new Set();

/** Runs one Node script to its end, in a process group of its own so that its children end with it; `hear` gets what it says. */
function run(argv, minutes, hear) {
  const stdio = hear ? ['ignore', 'pipe', 'pipe'] : 'inherit';
  const child = spawn(process.execPath, argv, { cwd: root, stdio, ...ownGroup });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', hear);
  const end = () => endGroup(child);
  running.add(end);
  const timer = setTimeout(() => {
    console.error(`Ended: not done after ${minutes} minutes.`);
    end();
  }, minutes * 60_000);
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    // All it said has come by then.
    child.once('close', (code) => resolve(code ?? 1));
  }).finally(() => {
    clearTimeout(timer);
    running.delete(end);
  });
}

/** Tests wait a minute before they give up: a busy machine is no failure. */
const JEST_OPTIONS = ['--maxWorkers=2', '--testTimeout=60000'];

async function runJest({ jest, minutes = MINUTES }) {
  const folder = mkdtempSync(join(tmpdir(), 'jsjb-test-'));
  const file = join(folder, 'report.json');
  const args = ['--selectProjects', jest, ...JEST_OPTIONS, '--json', `--outputFile=${file}`];
  try {
    const code = await run([bin('jest/bin/jest.js'), ...args], minutes);
    const written = readReport(file);
    return { ...countTests(written, code), files: testFiles(written, root) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runSteps({ steps, minutes = MINUTES }, hear) {
  const codes = await Promise.all(steps.map((argv) => run(argv, minutes, hear)));
  const failed = codes.every((code) => code === 0) ? 0 : 1;
  return { passed: 1 - failed, failed };
}

async function runSuite(suite, hear) {
  if (suite.needs && !(await suite.needs()))
    return { passed: 0, failed: 1, note: 'what it needs is missing' };
  return suite.jest ? runJest(suite) : runSteps(suite, hear);
}

async function timed(suite, hear) {
  const started = Date.now();
  const counts = await runSuite(suite, hear);
  const result = { name: suite.name, ...counts, seconds: (Date.now() - started) / 1000 };
  if (!hear) console.log(line(result));
  return result;
}

/** Several at once; each is told about as a whole, as soon as it has ended. */
async function runAlongside(group) {
  const results = group.map(async (suite) => {
    const said = [];
    const result = await timed(suite, (chunk) => said.push(chunk));
    process.stdout.write(Buffer.concat(said));
    console.log(line(result));
    return result;
  });
  return Promise.all(results);
}

/** Suites in the order of their rows; those that are alongside their neighbours form one group. */
function groupsOf(chosen) {
  const groups = [];
  for (const suite of chosen) {
    const last = groups.at(-1);
    if (suite.alongside && last?.[0].alongside) last.push(suite);
    else groups.push([suite]);
  }
  return groups;
}

function line({ name, passed, failed, seconds, note }) {
  const verdict = failed > 0 ? 'FAILED' : 'ok';
  const counts = `${passed} passed${failed > 0 ? `, ${failed} failed` : ''}${note ? ` (${note})` : ''}`;
  return `  ${name.padEnd(16)}${verdict.padEnd(8)}${seconds.toFixed(1).padStart(7)} s   ${counts}`;
}

const help = `npm test                every suite; installs what is missing
npm test -- unit lint   only these

Suites: ${suites.map(({ name }) => name).join(', ')}`;

function choose(names) {
  if (names.some((name) => ['--help', '-h'].includes(name))) {
    console.log(help);
    process.exit(0);
  }
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no suite named ${unknown.join(', ')}; the suites are ${suites.map(({ name }) => name).join(', ')}.`,
    );
    process.exit(1);
  }
  return names.length === 0 ? suites : suites.filter(({ name }) => names.includes(name));
}

function tellSlowest(files) {
  if (files.length === 0) return;
  console.log('\nSlowest test files');
  for (const { file, seconds } of slowest(files))
    console.log(`  ${seconds.toFixed(1).padStart(7)} s   ${file}`);
}

function report(results) {
  const failing = results.filter(({ failed }) => failed > 0);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  tellSlowest(results.flatMap(({ files = [] }) => files));
  console.log('\nSuites');
  for (const result of results) if (result.failed === 0) console.log(line(result));
  for (const result of failing) console.log(line(result));
  if (failing.length > 0) console.log(`\nFailed: ${failing.map(({ name }) => name).join(', ')}`);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = failing.length > 0 ? 1 : 0;
}

requireNode();
const chosen = choose(process.argv.slice(2));
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    for (const end of running) end();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  });
}
await installMissing(root);

const results = [];
for (const group of groupsOf(chosen)) {
  const names = group.map(({ name }) => name).join(', ');
  console.log(`\n▶ ${names} (${results.length + group.length} of ${chosen.length})`);
  results.push(...(group.length > 1 ? await runAlongside(group) : [await timed(group[0])]));
}
report(results);
