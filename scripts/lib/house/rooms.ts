/** Where a capability lives: the folders its files stand in, and the lists it adds a line to. Pure. */

/** A file that every capability may have to name itself in. */
export const isList = (file: string): boolean =>
  [
    'bff/src/features.ts',
    'shared/src/kit/pages.ts',
    'miniapp/src/navigation/entries.ts',
    'miniapp/src/navigation/ownPaths.ts',
    'miniapp/src/navigation/workPaths.ts',
    'miniapp/src/sendKinds.ts',
    'miniapp/src/app.config.ts',
  ].includes(file);

const depths: readonly (readonly [RegExp, number])[] = [
  [/^(bff|shared)\/src\/(platform|kit)\//, 4],
  [/^(bff|shared)\/src\/[^/]+\//, 3],
  [/^miniapp\/src\/(features|pages|account|resident|agency|center|grid|leader|admin|suggestion|office)\//, 4],
  [/^miniapp\/src\/[^/]+\//, 3],
  [/^[^/]+\//, 2],
];

/** The folders that files of the product stand in, each once; tests and papers aside. */
export function roomsOf(files: readonly string[]): string[] {
  const rooms = files
    .filter(
      (file) =>
        /^(bff|shared|miniapp)\//.test(file) && !/\.test\.tsx?$|\/testing\//.test(file) && !isList(file),
    )
    .map((file) => {
      const depth = depths.find(([pattern]) => pattern.test(file))?.[1] ?? 1;
      return file
        .split('/')
        .slice(0, Math.min(depth, file.split('/').length - 1))
        .join('/');
    });
  return [...new Set(rooms)].sort();
}
