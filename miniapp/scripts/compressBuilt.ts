/**
 * Lays a .br and a .gz beside every built file whose name tells its content, as small as they can be made, so that the
 * server compresses nothing on the way. A page without such a name could be newer than its siblings: it gets none.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = path.resolve(__dirname, '..', process.env.TARO_APP_OUT ?? 'dist/h5');
const LEAST_BYTES = 1024;

const isNamedByContent = (file: string): boolean => /\.[0-9a-f]{8,}\.(js|css|svg)$/.test(file);

for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isNamedByContent)) {
  const file = path.join(folder, name);
  const bytes = readFileSync(file);
  if (bytes.length < LEAST_BYTES) continue;
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: quality }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
}
