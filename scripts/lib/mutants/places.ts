/** Which files `npm run mutants` changes, and which tests it then asks: only what is pure, so that a mutant is quick. */
import path from 'node:path';

/** The rules for both sides, and of the server who may do what and who is shown what. Their tests stand beside them. */
const pure = [
  'shared/src/**/*',
  'bff/src/**/{access,present,presenters}/**/*',
  'bff/src/**/{access,present}*',
];

const notMutated = ['!**/*.test.ts', '!**/testing/**'];

const isFile = (place: string): boolean => /\.ts(:\d+-\d+)?$/.test(place);

/** The patterns of the folders and files that are named; of everything pure when none is. */
export function mutatedPatterns(places: readonly string[]): string[] {
  const chosen = places.map((place) => (isFile(place) ? place : `${place.replace(/\/+$/, '')}/**/*.ts`));
  return [...(chosen.length > 0 ? chosen : pure.map((pattern) => `${pattern}.ts`)), ...notMutated];
}

const folderOf = (place: string): string =>
  isFile(place) ? path.posix.dirname(place) : place.replace(/\/+$/, '');

/** The tests in the folders of these places; loading every test that reaches a file would take ten times as long. */
export const testsOf = (places: readonly string[]): string[] =>
  places.length === 0
    ? pure.map((pattern) => `<rootDir>/${pattern}.test.ts`)
    : [...new Set(places.map(folderOf))].map((folder) => `<rootDir>/${folder}/**/*.test.ts`);

const isPure = (file: string): boolean =>
  file.startsWith('shared/src/') ||
  /^bff\/src\/(.+\/)?((access|present|presenters)\/|(access|present)[^/]*\.ts$)/.test(file);

/** Of files that git names, those that can be mutated. */
export const pureFiles = (files: readonly string[]): string[] =>
  files.filter((file) => /(?<!\.test|\.d)\.ts$/.test(file) && !/\/testing\//.test(file) && isPure(file));
