/**
 * `npm run looks`: every page of the web version in every look (phone and desktop; normal, elder, dark), with axe and a
 * picture of each under test/e2e/screens/. It lasts many minutes and is no part of `npm test`.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const { status } = spawnSync(
  process.execPath,
  [jest, 'test/e2e/web/looks.test.ts', '--selectProjects', 'e2e-web'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, LOOKS: 'all' } },
);
process.exit(status ?? 1);
