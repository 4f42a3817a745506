/** What the benches of the API have in common: the built servers beside a database with a city in it, and a verdict. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnEmbeddedMongo } from '@jsjb/embedded-mongo/spawn';
import { serverFolder } from '../../../scripts/lib/start/bundle.mjs';
import { startChild, type Child } from './child';
import { prepareCity } from './city';

export const root = path.resolve(__dirname, '../../..');

export interface Bench {
  /** The product's data folder. */
  folder: string;
  /** The database with the city. */
  uri: string;
  /** The server that holds it, for databases beside the city's. */
  database: { uri: string; pid: number };
  /** A built server in a process of its own; it ends with the bench. */
  start(file: string, env: Record<string, string>): Promise<Child>;
  /** The same, in the product's environment. */
  startProduct(file: string): Promise<Child>;
}

/** Nothing of it is left afterwards. */
async function withBench<T>(measure: (bench: Bench) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'jsjb-bench-'));
  const database = await spawnEmbeddedMongo({ dataDir: path.join(folder, 'db') });
  const children: Child[] = [];
  const start: Bench['start'] = async (file, env) => {
    const child = await startChild(path.join(root, serverFolder, file), env);
    children.push(child);
    return child;
  };
  try {
    const uri = new URL(database.uri);
    uri.pathname = '/bench';
    await prepareCity(uri.href, folder);
    const env = {
      PORT: '0',
      DATA_DIR: folder,
      MONGODB_URI: uri.href,
      LOG_LEVEL: 'error',
      RATE_FACTOR: '1000000',
    };
    const startProduct = (file: string) => start(file, env);
    return await measure({ folder, uri: uri.href, database, start, startProduct });
  } finally {
    for (const child of children) await child.stop();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `measure` says whether every goal was met: the exit code is 1 when one was missed, and for an unknown option. */
export async function runBench(
  usage: string,
  build: () => Promise<void>,
  measure: (bench: Bench, quick: boolean) => Promise<boolean>,
): Promise<void> {
  const options = process.argv.slice(2);
  process.exitCode = 1;
  if (options.some((option) => option !== '--quick')) return console.error(usage);
  const quick = options.includes('--quick');
  try {
    await build();
    if (await withBench((bench) => measure(bench, quick))) process.exitCode = 0;
  } catch (error) {
    console.error(error);
  }
}
