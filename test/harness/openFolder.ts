/** A server over HTTP on a data folder that is already there, at a given instant; no job and no outbox runs. */
import path from 'node:path';
import { createApp } from '@jsjb/bff/app';
import type { Deps } from '@jsjb/bff/deps';
import { parseEnv } from '@jsjb/bff/env';
import { listen } from '@jsjb/bff/server';
import { openStore } from '../../scripts/lib/seed/openStore';
import { keepWhatTheTurnedClockKeeps } from './expiry';

export interface OpenFolder {
  url: string;
  deps: Deps;
  close(): Promise<void>;
}

/** Always the embedded store: the folder is its data. */
export async function openFolder(folder: string, at: Date): Promise<OpenFolder> {
  const env = parseEnv({
    NODE_ENV: 'test',
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
    CHECK_RESPONSES: 'on',
    // What the folder's writer had taken of the same minute's budgets does not matter here.
    RATE_FACTOR: '1000000',
    WEB_DIR: path.join(folder, 'web'),
  });
  const store = await openStore(env, () => at);
  await keepWhatTheTurnedClockKeeps(store.deps.models);
  await store.deps.ruleVersions.refresh();
  const http = await listen('127.0.0.1', 0);
  http.open(createApp(store.deps).callback());
  return {
    url: `http://127.0.0.1:${http.port}`,
    deps: store.deps,
    async close() {
      await http.close();
      await store.close();
    },
  };
}
