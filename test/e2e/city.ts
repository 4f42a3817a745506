/** The whole demo city behind a real server on a free port, in the present, with a store of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '@jsjb/bff/app';
import { createDeps } from '@jsjb/bff/createDeps';
import type { Deps } from '@jsjb/bff/deps';
import { parseEnv } from '@jsjb/bff/env';
import { connect } from '@jsjb/bff/models';
import { posterScene } from '@jsjb/bff/poster/access/posterCode';
import { listen } from '@jsjb/bff/server';
import { startEmbeddedMongo } from '@jsjb/embedded-mongo/server';
import { createClient, type Client } from '@jsjb/bff/contract';
import type { Tokens } from '@jsjb/shared/account/contract';
import { fetchTransport } from '../../scripts/lib/replay/fetchTransport';
import { fillSeeded } from './seededFolder';

/** People of the demo city, one per role. */
export const people = {
  resident: 'resident-01',
  neighbour: 'resident-11',
  /** Has a closed ticket to rate. */
  served: 'resident-19',
  agent: 'agent-1',
  dispatcher: 'dispatcher-1',
  official: 'official-urban-management-bureau-2',
  gridWorker: 'grid-worker-620302001001001',
  leader: 'leader-city-1',
  supervisor: 'supervisor-2',
  admin: 'admin-1',
} as const;

/** Its grid is the grid worker's. */
export const POSTER = 'JC-0001';

export interface City {
  url: string;
  deps: Deps;
  /** The signed code printed on a poster. */
  scene(number: string): string;
  /** The server's clock goes on by so much; the phone's does not. */
  passes(ms: number): void;
  signIn(person: string): Promise<Tokens>;
  as(person: string): Promise<Client>;
  close(): Promise<void>;
}

export async function openCity(settings: Record<string, string> = {}): Promise<City> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jsjb-e2e-'));
  const http = await listen('127.0.0.1', 0);
  const url = `http://127.0.0.1:${http.port}`;
  const env = parseEnv({
    NODE_ENV: 'test',
    PUBLIC_URL: url,
    DATA_DIR: folder,
    DEMO: 'on',
    LOG_LEVEL: 'error',
    CHECK_RESPONSES: 'on',
    RATE_FACTOR: '100000',
    ...settings,
  });
  await fillSeeded(env);
  const mongo = await startEmbeddedMongo({ dataDir: path.join(folder, 'db') });
  const { connection, models } = await connect(mongo.uri);
  let ahead = 0;
  const deps = createDeps(env, models, () => new Date(Date.now() + ahead));
  http.open(createApp(deps).callback());
  const stranger = createClient({ baseUrl: url, transport: fetchTransport });
  const signIn = (person: string) => stranger.signInAsPersona({ body: { personaId: person } });
  return {
    url,
    deps,
    scene: (number) => posterScene(number, deps.keys),
    passes: (ms) => void (ahead += ms),
    signIn,
    as: async (person) => {
      const { accessToken } = await signIn(person);
      return createClient({ baseUrl: url, transport: fetchTransport, token: async () => accessToken });
    },
    close: async () => {
      await http.close();
      await connection.close();
      await mongo.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
