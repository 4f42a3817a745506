/** Adds the service worker to a web version that was just built, with the list of all its files. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(__dirname, '..');
const folder = path.resolve(root, process.env.TARO_APP_OUT ?? 'dist/h5');
const WORKER = 'offline.js';

const isKept = (file: string): boolean => /\.(html|js|css|png|svg|woff2?)$/.test(file) && file !== WORKER;
const isNamedByContent = (file: string): boolean => /\.[0-9a-f]{8,}\./.test(path.basename(file));
const fingerprint = (file: string): string =>
  createHash('sha256')
    .update(readFileSync(path.join(folder, file)))
    .digest('hex')
    .slice(0, 16);

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter(isKept)
  .sort()
  .map((file) => ({ url: `/${file}`, revision: isNamedByContent(file) ? null : fingerprint(file) }));

build({
  entryPoints: [path.join(root, 'offline/worker.ts')],
  outfile: path.join(folder, WORKER),
  bundle: true,
  minify: true,
  legalComments: 'none',
  target: 'es2019',
  define: { FILES: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
}).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
