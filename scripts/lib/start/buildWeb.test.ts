/** When the web version is built, and what is said when it cannot be; the builder itself only does as told. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildWeb } from './buildWeb';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'jsjb-web-'));
  for (const folder of ['miniapp/src', 'miniapp/config', 'miniapp/offline', 'miniapp/dist', 'shared/src'])
    mkdirSync(path.join(root, folder), { recursive: true });
  write('miniapp/src/app.tsx', 'one');
  write('shared/src/words.ts', 'words');
  write('package-lock.json', '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (file: string, text: string) => writeFileSync(path.join(root, file), text);
/** Writes a page that names what it was built from. */
const goodBuild = `
  const { mkdirSync, readFileSync, writeFileSync } = require('fs');
  mkdirSync('miniapp/dist/h5', { recursive: true });
  writeFileSync('miniapp/dist/h5/index.html', readFileSync('miniapp/src/app.tsx'));`;

function build(
  program: string,
  signal = new AbortController().signal,
  tell: (line: string) => void = () => {},
) {
  return buildWeb({ root, signal, tell, command: [process.execPath, '--eval', program] });
}
const page = () => readFileSync(path.join(root, 'miniapp/dist/h5/index.html'), 'utf8');

test('the web version is built once, and again only when what it is made of has changed', async () => {
  expect(await build(goodBuild)).toBe(true);
  expect(await build(goodBuild)).toBe(false);
  write('miniapp/src/app.test.tsx', 'a test is not part of it');
  expect(await build(goodBuild)).toBe(false);

  for (const file of [
    'miniapp/src/app.tsx',
    'miniapp/src/new.tsx',
    'miniapp/offline/worker.ts',
    'shared/src/words.ts',
    'package-lock.json',
  ]) {
    write(file, `changed ${file}`);
    expect([file, await build(goodBuild)]).toEqual([file, true]);
    expect([file, await build(goodBuild)]).toEqual([file, false]);
  }
  expect(page()).toBe('changed miniapp/src/app.tsx');
});

test('a package of the mini-program that changes is built in; one of the server’s is not', async () => {
  const lock = (taro: string, koa: string): void =>
    write(
      'package-lock.json',
      JSON.stringify({
        packages: {
          miniapp: { dependencies: { taro: '*' } },
          'node_modules/taro': { version: taro },
          'node_modules/koa': { version: koa },
        },
      }),
    );
  lock('4.0.0', '3.0.0');
  expect(await build(goodBuild)).toBe(true);
  lock('4.0.0', '3.0.1');
  expect(await build(goodBuild)).toBe(false);
  lock('4.0.1', '3.0.1');
  expect(await build(goodBuild)).toBe(true);
});

test('packages are asked for only when there is something to build', async () => {
  const asked: string[] = [];
  const ask = () =>
    buildWeb({
      root,
      signal: new AbortController().signal,
      tell: (line) => asked.push(line),
      install: async () => void asked.push('install'),
      command: [process.execPath, '--eval', goodBuild],
    });
  expect(await ask()).toBe(true);
  expect(asked[0]).toBe('install');
  expect(asked.at(-1)).toMatch(/^Web version built in \d+ s \([\d.]+ MB\)\.$/);
  asked.length = 0;
  expect(await ask()).toBe(false);
  expect(asked).toEqual([]);
});

test('a build that somebody else has put in its place is not taken for ours', async () => {
  await build(goodBuild);
  write('miniapp/dist/h5/index.html', 'another build');
  expect(await build(goodBuild)).toBe(true);
  expect(page()).toBe('one');
});

test('a failing build says why, and the next start tries again', async () => {
  const failing = `console.log('compiling'); console.error('Cannot find module ./gone'); process.exit(2);`;
  await expect(build(failing)).rejects.toThrow(/could not be built.*\n(.*\n)*.*Cannot find module \.\/gone/);
  await expect(build('/* ends well and leaves nothing */')).rejects.toThrow(/could not be built/);
  expect(await build(goodBuild)).toBe(true);
});

test('stopping ends a build under way, with everything it has started', async () => {
  const stop = new AbortController();
  const slow = `
    const { spawn } = require('child_process');
    spawn(process.execPath, ['--eval', 'setTimeout(() => {}, 60000)'], { stdio: 'inherit' });
    require('fs').writeFileSync('compiling', 'yes');`;
  const building = build(slow, stop.signal);
  await waitForText(path.join(root, 'compiling'));
  stop.abort();
  // Resolves only when the last process that writes to the build's log has ended.
  expect(await building).toBe(false);
  expect(await build(goodBuild)).toBe(true);
});

async function waitForText(file: string): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (existsSync(file) && readFileSync(file, 'utf8')) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`nothing in ${file} after ten seconds`);
}
