/**
 * What is longer than `npm test` has time for.
 * `npm run e2e:web`: the journeys in Chromium, then every page in every look. `npm run looks`: the looks alone.
 * `npm run monkey`: 100 random walks per role on the compiled mini-program; MONKEY=20 walks fewer, MONKEY_SEED=7
 * other ones, `npm run monkey -- gridWorker` one role.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installMissing } from '../lib/install/installMissing.mjs';
import { requireNode } from '../lib/install/requireNode.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const [name, role] = process.argv.slice(2);

/** A Node script with its arguments, and what it finds in its environment. */
const runs = {
  web: { argv: [join(root, 'scripts', 'commands', 'test.mjs'), 'e2e-web'], env: { LOOKS: 'all' } },
  looks: {
    argv: [jest, 'test/e2e/web/looks.test.ts', '--selectProjects', 'e2e-web'],
    env: { LOOKS: 'all' },
  },
  monkey: {
    argv: [
      jest,
      'test/e2e/weapp/monkey.test.ts',
      '--selectProjects',
      'e2e-weapp',
      ...(role ? ['-t', `${role}:`] : []),
    ],
    env: { MONKEY: process.env.MONKEY ?? '100' },
  },
};

const run = runs[name];
if (!run) {
  console.error(`There is no ${name ?? 'run without a name'}; there are ${Object.keys(runs).join(', ')}.`);
  process.exit(1);
}
requireNode();
await installMissing(root);
const env = { ...process.env, ...run.env };
const { status } = spawnSync(process.execPath, run.argv, { cwd: root, stdio: 'inherit', env });
process.exit(status ?? 1);
