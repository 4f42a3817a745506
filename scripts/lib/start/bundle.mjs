/**
 * Makes plain JavaScript of the server and of the processes it starts: nothing is translated while it runs, and the
 * TypeScript loader takes no memory. Takes less than a second, so it is done at every start and is never out of date.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, stop } from 'esbuild';

/** Our own packages come along; those of the lock file stay where npm put them. */
const ownPackagesOnly = {
  name: 'own-packages-only',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@jsjb/') ? undefined : { path, external: true },
    );
  },
};

/** A server that is running reads its files when it starts a child: a file that is the same is left alone, others are swapped whole. */
async function keep(file, contents) {
  const there = await readFile(file).catch(() => undefined);
  if (there?.equals(contents)) return;
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, contents);
  await rename(fresh, file);
}

/**
 * `programs` by name: each becomes `<outdir>/<name>.js` with a map beside it, by which errors name the lines as written.
 * `plugins` of esbuild come before our own.
 */
export async function bundle(root, outdir, programs, plugins = []) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      Object.entries(programs).filter(([, file]) => existsSync(join(root, file))),
    ),
    outdir,
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'linked',
    sourcesContent: false,
    // Being the main module is for files run as they stand.
    define: { 'require.main': 'undefined' },
    plugins: [...plugins, ownPackagesOnly],
    logLevel: 'warning',
  });
  await stop();
  await mkdir(join(root, outdir), { recursive: true });
  for (const { path, contents } of outputFiles)
    await keep(join(root, outdir, basename(path)), Buffer.from(contents));
}

/** Within the package whose packages they need. */
export const serverFolder = 'bff/dist';

/** The programs of `npm start`. The names are those of the files they are started by. */
export const serverPrograms = {
  start: 'scripts/lib/start/main.ts',
  child: 'bff/embedded-mongo/src/child.ts',
  trainingChild: 'bff/src/dispatch/advice/trainingChild.ts',
  wechatSandbox: 'test/wechat-sandbox/main.ts',
};
