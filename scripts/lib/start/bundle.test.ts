/** The plain JavaScript that `npm start` runs. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const bundler = JSON.stringify(join(__dirname, 'bundle.mjs'));
let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'jsjb-bundle-'));
  mkdirSync(join(root, 'src'));
  writeFileSync(
    join(root, 'src/other.ts'),
    'export const fail = (why: string): never => {\n  throw new Error(why);\n};\n',
  );
  writeFileSync(
    join(root, 'src/one.ts'),
    "import { fail } from './other';\nif (require.main === module) fail('ran twice');\nfail('as written');\n",
  );
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const bundle = () =>
  spawnSync(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { bundle } from ${bundler};
     await bundle(${JSON.stringify(root)}, 'out', { one: 'src/one.ts', missing: 'src/missing.ts' });`,
  ]);

test('errors name the lines as they were written, and a program started by another is not the main one', () => {
  expect(bundle().status).toBe(0);
  const { stderr } = spawnSync(process.execPath, ['--enable-source-maps', join(root, 'out/one.js')]);
  expect(stderr.toString()).toContain('Error: as written');
  expect(stderr.toString()).toMatch(/other\.ts:2:\d+/);
});

test('what has not changed is left alone, so that a running server finds its files', () => {
  const written = () =>
    readdirSync(join(root, 'out')).map((file) => [file, statSync(join(root, 'out', file)).mtimeMs]);
  const before = written();
  expect(bundle().status).toBe(0);
  expect(written()).toEqual(before);
});
