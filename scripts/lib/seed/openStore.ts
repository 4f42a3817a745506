/** Opens the database that the environment names, without a server: for commands that work on the data itself. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createDeps } from '@jsjb/bff/createDeps';
import type { Deps } from '@jsjb/bff/deps';
import type { Env } from '@jsjb/bff/env';
import { connect } from '@jsjb/bff/models';
import { StartupError } from '@jsjb/bff/platform/startupError';
import { startEmbeddedMongo } from '@jsjb/embedded-mongo/server';

export interface OpenStore {
  deps: Deps;
  close(): Promise<void>;
}

/** Creates the data folder when needed. Throws StartupError when it cannot, or while a server works on it. */
export async function openStore(env: Env, now?: () => Date): Promise<OpenStore> {
  const inWords = (error: Error) => {
    throw new StartupError(error.message);
  };
  try {
    mkdirSync(env.DATA_DIR, { recursive: true });
  } catch {
    throw new StartupError(`The data folder ${path.resolve(env.DATA_DIR)} cannot be written.`);
  }
  const embedded = env.MONGODB_URI
    ? undefined
    : await startEmbeddedMongo({ dataDir: path.join(env.DATA_DIR, 'db') }).catch(inWords);
  try {
    const { connection, models } = await connect(env.MONGODB_URI ?? embedded?.uri ?? '');
    return {
      deps: createDeps(env, models, now),
      close: async () => {
        await connection.close();
        await embedded?.close();
      },
    };
  } catch (error) {
    await embedded?.close();
    if (error instanceof StartupError) throw error;
    throw new StartupError(`The database does not answer: ${(error as Error).message}`);
  }
}
