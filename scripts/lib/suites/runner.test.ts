/** What `npm test` does before and around the suites. The runner itself is started as a person would. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jsjb-runner-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const node = (args: string[]) => {
  const result = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
  });
  return { code: result.status, out: result.stdout, err: result.stderr };
};

test('a Node that is too old is told in one sentence, and nothing else happens', () => {
  const old =
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });";
  writeFileSync(join(folder, 'old.cjs'), old);
  const { code, out, err } = node(['--require', './old.cjs', join(root, 'scripts/commands/test.mjs')]);
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err.trim().split('\n')).toEqual([
    expect.stringMatching(/^This needs Node 20\.19 or newer.*18\.20\.4/),
  ]);
});

test('a suite that does not exist is named, with those that do', () => {
  const { code, err } = node([join(root, 'scripts/commands/test.mjs'), 'unti']);
  expect(code).toBe(1);
  expect(err).toMatch(/no suite named unti; the suites are types, lint,.* unit/);
});

/** The runner in a project whose tools only do as told: oxlint passes, prettier fails, jest reports its counts. */
function runner(jestReport: object, ...names: string[]) {
  const tool = (path: string, source: string): void => {
    mkdirSync(dirname(join(folder, 'node_modules', path)), { recursive: true });
    writeFileSync(join(folder, 'node_modules', path), source);
  };
  cpSync(join(root, 'scripts/commands/test.mjs'), join(folder, 'scripts/commands/test.mjs'));
  for (const place of ['install', 'suites', 'terminal'])
    cpSync(join(root, 'scripts/lib', place), join(folder, 'scripts/lib', place), { recursive: true });
  tool('oxlint/bin/oxlint', '');
  tool('prettier/bin/prettier.cjs', "console.log('not formatted: a.ts'); process.exitCode = 2;");
  tool(
    'jest/bin/jest.js',
    `const file = process.argv.find((arg) => arg.startsWith('--outputFile=')).slice(13);
     require('fs').writeFileSync(file, ${JSON.stringify(JSON.stringify(jestReport))});`,
  );
  const { code, out } = node([join(folder, 'scripts/commands/test.mjs'), ...names]);
  return { code, lines: out.trim().split('\n') };
}

test('tests are counted over all suites, alone on the last line', () => {
  const { code, lines } = runner({ numPassedTests: 41 }, 'lint', 'unit');
  expect(lines.at(-1)).toBe('42 passed, 0 failed');
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}unit +ok +\d+\.\d s {3}41 passed$/));
  expect(code).toBe(0);
});

test('after a failing suite the others still run, and it is named last', () => {
  const { code, lines } = runner({ numPassedTests: 41 }, 'format', 'unit');
  expect(lines.slice(-5)).toEqual([
    expect.stringMatching(/^ {2}format +FAILED +\d+\.\d s {3}0 passed, 1 failed$/),
    '',
    'Failed: format',
    '',
    '41 passed, 1 failed',
  ]);
  expect(code).toBe(1);
});

test('suites that run at once are told about one after the other, each with what it said', () => {
  const { code, lines } = runner({}, 'lint', 'format');
  const said = lines.indexOf('not formatted: a.ts');
  expect(lines[said + 1]).toMatch(/^ {2}format +FAILED/);
  expect(lines.filter((each) => /^ {2}(lint|format) /.test(each))).toHaveLength(4);
  expect([code, lines.at(-1)]).toEqual([1, '1 passed, 1 failed']);
});

test('the ten slowest test files are named, the slowest first, before the suites', () => {
  const testResults = Array.from({ length: 12 }, (_, n) => ({
    name: join(folder, `test/journeys/n${n}.test.ts`),
    startTime: 1000,
    endTime: 1000 + n * 1500,
  }));
  const { lines } = runner({ numPassedTests: 41, testResults }, 'lint', 'unit', 'journeys');
  const from = lines.indexOf('Slowest test files');
  // Both suites report the same files here.
  expect(lines.slice(from + 1, from + 11)).toEqual(
    [11, 11, 10, 10, 9, 9, 8, 8, 7, 7].map(
      (n) => `  ${(n * 1.5).toFixed(1).padStart(7)} s   test/journeys/n${n}.test.ts`,
    ),
  );
  expect(lines.slice(from + 11, from + 13)).toEqual(['', 'Suites']);
  expect(lines.at(-1)).toBe('83 passed, 0 failed');
});

test('without test files nothing is called slow, and a file that cannot be loaded takes no time', () => {
  expect(runner({}, 'lint').lines.join('\n')).not.toContain('Slowest');
  const testResults = [{ name: join(folder, 'broken.test.ts'), startTime: 0, endTime: 0 }];
  const { code, lines } = runner({ numRuntimeErrorTestSuites: 1, testResults }, 'unit');
  expect(lines.join('\n')).not.toContain('Slowest');
  expect(code).toBe(1);
});

test.each([
  ['a failing test', { numPassedTests: 3, numFailedTests: 2 }, '3 passed, 2 failed'],
  [
    'a test file that cannot be loaded',
    { numPassedTests: 3, numRuntimeErrorTestSuites: 1 },
    '3 passed, 1 failed',
  ],
  ['a skipped test', { numPassedTests: 3, numPendingTests: 1 }, '3 passed, 1 failed'],
  ['a suite without tests', { numPassedTests: 0 }, '0 passed, 1 failed'],
])('%s fails the run', (_, jestReport, last) => {
  const { code, lines } = runner(jestReport, 'unit');
  expect([code, lines.at(-1)]).toEqual([1, last]);
});

test.each(['start', 'test'])('npm %s explains itself, and starts nothing', (command) => {
  const { code, out } = node([resolve(root, `scripts/commands/${command}.mjs`), '--help']);
  expect([code, out]).toEqual([0, expect.stringContaining(`npm ${command}`)]);
});

test('npm start refuses a word it does not know', () => {
  const { code, err } = node([resolve(root, 'scripts/commands/start.mjs'), '--port=81']);
  expect([code, err]).toEqual([2, expect.stringContaining('does not know --port=81')]);
});
