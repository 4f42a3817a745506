/** Habits that no tool knows: where the environment and the network of the phone may be touched. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');
const places = [
  'shared/src',
  'bff/src',
  'bff/embedded-mongo',
  'miniapp/src',
  'miniapp/config',
  'scripts',
  'test',
];
const files = places
  .flatMap((place) => readdirSync(join(root, place), { recursive: true }).map((path) => `${place}/${path}`))
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.(ts|tsx|mjs|cjs)$/.test(path) && !/\/(node_modules|dist)\//.test(path));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const isTest = (path: string): boolean => path.endsWith('.test.ts') || path.endsWith('.test.tsx');
const using = (pattern: RegExp, under: RegExp): string[] =>
  files.filter((path) => under.test(path) && !isTest(path) && pattern.test(read(path)));

test('the habits are checked on real files', () => {
  expect(files).toEqual(
    expect.arrayContaining(['shared/src/ticket/words.ts', 'scripts/lib/habits/habits.test.ts']),
  );
});

test('the server reads its environment in one place only', () => {
  const readers = using(/process\.env\b/, /^(bff\/src|shared\/src)\//);
  expect(readers.filter((path) => path !== 'bff/src/env.ts')).toEqual([]);
});

test('the mini-program speaks to the network in api/ only', () => {
  const callers = using(/\bTaro\s*\.\s*request\b|\bwx\.request\b|\bfetch\(/, /^miniapp\/src\//);
  expect(callers.filter((path) => !path.startsWith('miniapp/src/api/'))).toEqual([]);
});

test('shared reads no clock, no chance and no console: they are given', () => {
  expect(using(/\bDate\.now\(|new Date\(\)|Math\.random\(|\bconsole\./, /^shared\/src\//)).toEqual([]);
});

test('no TypeScript error is silenced', () => {
  expect(using(/@ts-(ignore|nocheck|expect-error)/, /./)).toEqual([]);
});

test('no test is skipped, left for later or run alone', () => {
  const tests = files.filter(isTest);
  const skipping = /^\s*(x?(it|test|describe)\.(skip|only|todo)|xit|xtest|xdescribe|fit|fdescribe)\b/m;
  expect(tests.filter((path) => skipping.test(read(path)))).toEqual([]);
});
