/** Which packages a part of the product needs, by the real lock file and by small ones. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { placesFor, readLock, type LockedPackage } from './lockFile.cjs';

const root = resolve(__dirname, '../../..');
const lock = readLock(join(root, 'package-lock.json')) ?? {};
const server = ['shared', 'bff', 'bff/embedded-mongo'];

test('a package stands nearest to the one that needs it, and brings what it needs itself', () => {
  const packages = {
    app: { dependencies: { one: '1', ours: '1' }, devDependencies: { tool: '1' } },
    ours: { dependencies: { two: '1' }, devDependencies: { never: '1' } },
    'node_modules/ours': { link: true, resolved: 'ours' },
    'node_modules/one': {
      dependencies: { two: '2' },
      devDependencies: {},
      peerDependencies: { peer: '1', maybe: '1' },
      peerDependenciesMeta: { maybe: { optional: true } },
    },
    'node_modules/one/node_modules/two': { optionalDependencies: { '@scope/three': '1', gone: '1' } },
    'node_modules/two': {},
    'node_modules/@scope/three': {},
    'node_modules/peer': {},
    'node_modules/maybe': {},
    'node_modules/tool': {},
    'node_modules/other': {},
  } as Record<string, LockedPackage>;
  expect(placesFor(packages, ['app'])).toEqual([
    'node_modules/@scope/three',
    'node_modules/one',
    'node_modules/one/node_modules/two',
    'node_modules/ours',
    'node_modules/peer',
    'node_modules/tool',
    'node_modules/two',
  ]);
});

test('the server’s packages are all that the built server and its building ask for, and few others', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'jsjb-server-'));
  const script = `import { bundle, serverPrograms } from './scripts/lib/start/bundle.mjs';
    await bundle(${JSON.stringify(root)}, ${JSON.stringify(relative(root, outdir))}, serverPrograms);`;
  spawnSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: root });
  const text = readdirSync(outdir)
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(join(outdir, file), 'utf8'))
    .join('\n');
  rmSync(outdir, { recursive: true });
  const asked = [...text.matchAll(/\b(?:require|import)\("([^"./][^"]*)"\)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
    .map((name) => (name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : name.split('/')[0]));
  expect(asked).toContain('koa');

  const places = placesFor(lock, server);
  const missing = [...new Set([...asked, 'esbuild'])].filter(
    (name) => !places.includes(`node_modules/${name}`) && !places.includes(`bff/node_modules/${name}`),
  );
  expect(missing).toEqual([]);
  const strangers = ['jest', '@tarojs/cli', 'react', 'typescript'];
  expect(strangers.filter((name) => places.includes(`node_modules/${name}`))).toEqual([]);
});

test('the web version’s packages are those of its compiler, and none of the tests’', () => {
  const places = placesFor(lock, [...server, 'miniapp']);
  const compiler = [
    '@tarojs/cli',
    '@tarojs/webpack5-runner',
    'react',
    'sass',
    'workbox-core',
    'esbuild',
    'tsx',
  ];
  expect(compiler.filter((name) => !places.includes(`node_modules/${name}`))).toEqual([]);
  const strangers = ['jest', 'playwright-core', 'oxlint'];
  expect(strangers.filter((name) => places.includes(`node_modules/${name}`))).toEqual([]);
});

test('npm has nothing to say about install scripts: each is allowed or denied by name', () => {
  const { allowScripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    allowScripts: Record<string, boolean>;
  };
  const scripted = Object.entries(lock)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([place]) => place.split('node_modules/').at(-1) ?? '');
  expect(scripted).toContain('lmdb');
  expect(Object.keys(allowScripts).filter((name) => !scripted.includes(name))).toEqual([]);
  expect(scripted.filter((name) => allowScripts[name] === undefined)).toEqual([]);
});
