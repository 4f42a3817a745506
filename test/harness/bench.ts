/** What benchmarks share: a store of their own behind the real protocol, and the middle of several times. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDeps } from '@jsjb/bff/createDeps';
import type { Deps } from '@jsjb/bff/deps';
import { parseEnv } from '@jsjb/bff/env';
import { connect } from '@jsjb/bff/models';
import { spawnEmbeddedMongo } from '@jsjb/embedded-mongo/spawn';

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Works in an empty store, which is gone afterwards; `now` is the server's clock. */
export async function inOwnStore<T>(now: () => Date, work: (deps: Deps) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'jsjb-bench-'));
  const db = await spawnEmbeddedMongo({ dataDir: path.join(folder, 'db') });
  const { connection, models } = await connect(db.uri);
  try {
    return await work(createDeps(parseEnv({ DATA_DIR: folder, LOG_LEVEL: 'error' }), models, now));
  } finally {
    await connection.close();
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
