/**
 * `npm run monkey`: 100 random walks per role on the compiled mini-program, with the figures of each role.
 * MONKEY=20 walks fewer; MONKEY_SEED=7 other ones; `npm run monkey -- gridWorker` one role.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [role] = process.argv.slice(2);
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const wanted = role ? ['-t', `${role}:`] : [];
const { status } = spawnSync(
  process.execPath,
  [jest, 'test/e2e/weapp/monkey.test.ts', '--selectProjects', 'e2e-weapp', ...wanted],
  { cwd: root, stdio: 'inherit', env: { ...process.env, MONKEY: process.env.MONKEY ?? '100' } },
);
process.exit(status ?? 1);
