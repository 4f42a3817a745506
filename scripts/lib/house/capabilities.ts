/** From the history: for each feature, the folders that its first commits touched and the lists they added to. */
import { execFileSync } from 'node:child_process';
import { isList, roomsOf } from './rooms';

export interface Capability {
  name: string;
  folders: readonly string[];
  lists: readonly string[];
}

const git = (root: string, ...args: string[]): string[] =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    .split('\n')
    .filter(Boolean);

/** The commit that made `features.ts`: what is older was built in another house. */
const houseOf = (root: string): string | undefined =>
  git(root, 'log', '--diff-filter=A', '--format=%H', '--', 'bff/src/features.ts').at(-1);

/** Features that were added since the house stands, with what the commit that added each of them touched. */
export function laterCapabilities(root: string, features: readonly string[]): Capability[] {
  const house = houseOf(root);
  if (!house) return [];
  return features.flatMap((name) => {
    const range = `${house}..HEAD`;
    const [added] = git(
      root,
      'log',
      '--diff-filter=A',
      '--format=%H',
      range,
      '--',
      `bff/src/${name}/feature.ts`,
    );
    if (!added) return [];
    const files = git(root, 'show', '--name-only', '--format=', added);
    return [{ name, folders: roomsOf(files), lists: files.filter(isList) }];
  });
}
