/** Plain Node modules are tried in a Node of their own, as `npm test` runs them. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

function ask(expression: string): unknown {
  const file = JSON.stringify(join(__dirname, 'chromium.mjs'));
  const script = `import * as it from ${file}; console.log(JSON.stringify(${expression} ?? null));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  if (stderr) throw new Error(stderr);
  return JSON.parse(stdout);
}

test('a browser named in the environment comes before the system’s', () => {
  expect(ask("it.chromiumPath({ CHROMIUM: '/opt/c' }, () => true)")).toBe('/opt/c');
  expect(ask("it.chromiumPath({}, (place) => place.endsWith('chrome'))")).toBe('/usr/bin/google-chrome');
  expect(ask('it.chromiumPath({}, () => false)')).toBeNull();
});

test('only root on a system with apt gets it installed', () => {
  expect(ask('it.mayInstall(0, () => true)')).toBe(true);
  expect(ask('it.mayInstall(1000, () => true)')).toBe(false);
  expect(ask('it.mayInstall(0, () => false)')).toBe(false);
});

test('everybody else is told one command that can be copied', () => {
  expect(ask('it.missingSentence')).toMatch(/sudo apt-get install .*chromium fonts-noto-cjk$/);
});
