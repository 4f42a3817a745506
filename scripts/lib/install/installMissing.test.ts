/** What is installed when, in a project whose npm only says what it was asked. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const installer = JSON.stringify(join(__dirname, 'installMissing.mjs'));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jsjb-install-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (file: string): string =>
  existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : '';
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};

const at = (version: string, more: object = {}) => ({ version, integrity: `sha512-${version}`, ...more });
const wanted = {
  bff: { dependencies: { koa: '*' } },
  miniapp: { dependencies: { taro: '*' } },
  'node_modules/koa': at('1.2.3'),
  'node_modules/taro': at('4.0.0'),
  'node_modules/jest': at('30.0.0'),
  'node_modules/for-windows': at('1.0.0', { optional: true }),
};
const asksOnly = "require('fs').writeFileSync('asked', process.argv.slice(2).join(' '))";

/** Starts the installing of one part over what is installed. */
function begin(part: string, installed: object, npm = asksOnly): ChildProcess {
  write('package-lock.json', JSON.stringify({ packages: wanted }));
  write('node_modules/.package-lock.json', JSON.stringify({ packages: installed }));
  write('npm.js', npm);
  const script = `import { installMissing } from ${installer}; await installMissing(process.cwd(), '${part}');`;
  return spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
    env: { ...process.env, npm_execpath: join(folder, 'npm.js') },
  });
}

async function install(part: string, installed: object, npm?: string) {
  const child = begin(part, installed, npm);
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, out, err };
}

test('packages are installed when there are none, and the time it took is told', async () => {
  const { code, out } = await install('all', {});
  expect(out).toMatch(/Installing packages \(3 to bring in/);
  expect(out).toMatch(/Installed in \d+ s\./);
  expect(read('asked')).toMatch(/^install --no-save /);
  expect(read('asked')).not.toContain('-w ');
  expect(code).toBe(0);
});

test('packages are installed when they are not those of the lock file', async () => {
  const { code } = await install('all', { ...wanted, 'node_modules/koa': at('1.2.2') });
  expect(read('asked')).toMatch(/^install --no-save /);
  expect(code).toBe(0);
});

test('nothing is installed when everything is there', async () => {
  expect(await install('all', wanted)).toEqual({ code: 0, out: '', err: '' });
  expect(read('asked')).toBe('');
});

test('a start installs the server’s packages alone, and tells how large they are', async () => {
  const { out } = await install('server', {});
  expect(out).toMatch(/Installing the server’s packages \(1 to bring in/);
  expect(out).toMatch(/Installed in \d+ s; node_modules holds [\d.]+ MB\./);
  expect(read('asked')).toMatch(/ -w shared -w bff -w bff\/embedded-mongo$/);
});

test('what a start has left out is brought in by the tests', async () => {
  const afterStart = { 'node_modules/koa': at('1.2.3') };
  expect((await install('server', afterStart)).out).toBe('');
  expect((await install('web', afterStart)).out).toMatch(/web version’s packages \(1 to bring in/);
  expect((await install('all', afterStart)).out).toMatch(/Installing packages \(2 to bring in/);
});

test('a package left half unpacked is not taken for a whole one', async () => {
  write('node_modules/koa/package.json', '{ "version": "1.2.3" }');
  write('node_modules/for-windows/package.json', '{ "version": "1.0.0" }');
  write('node_modules/taro/package.json', '{ "version": "4.0.0" }');
  await install('all', { 'node_modules/taro': at('4.0.0') });
  expect(existsSync(join(folder, 'node_modules/koa'))).toBe(false);
  expect(existsSync(join(folder, 'node_modules/for-windows'))).toBe(false);
  expect(existsSync(join(folder, 'node_modules/taro'))).toBe(true);
});

test('an npm that fails is told in one sentence', async () => {
  const { code, err } = await install('all', {}, 'process.exit(7)');
  expect([code, err.trim()]).toEqual([1, expect.stringMatching(/^The packages could not be installed/)]);
});

test('Ctrl-C while installing leaves no npm behind', async () => {
  const slow = "require('fs').writeFileSync('asked', String(process.pid)); setTimeout(() => {}, 60_000);";
  const child = begin('all', {}, slow);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (!read('asked')) await new Promise((resolve) => setTimeout(resolve, 20));
  const npm = Number(read('asked'));
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  for (let tries = 0; tries < 100 && isRunning(npm); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isRunning(npm)).toBe(false);
});

/** A dead process that nobody has collected yet still has a number, but no command line. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8') !== '';
}
