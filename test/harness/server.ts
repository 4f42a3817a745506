/** A whole server for one suite: its own store, the small city, real HTTP on a free port, a clock that can be turned. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { createApp } from '@jsjb/bff/app';
import { createDeps } from '@jsjb/bff/createDeps';
import type { Deps } from '@jsjb/bff/deps';
import { parseEnv } from '@jsjb/bff/env';
import { connect } from '@jsjb/bff/models';
import { listen } from '@jsjb/bff/server';
import { guardVocabulary } from '@jsjb/embedded-mongo/guard';
import { startEmbeddedMongo } from '@jsjb/embedded-mongo/server';
import { createClient, type Client } from '@jsjb/bff/contract';
import { fetchTransport } from '../../scripts/lib/replay/fetchTransport';
import { storeSmallCity, type CastName } from '../factories/smallCity';
import { createClock, type Clock } from './clock';
import { keepWhatTheTurnedClockKeeps } from './expiry';
import { signIns } from './signIns';
import { undeclaredIn } from './undeclared';

export interface TestServer {
  url: string;
  deps: Deps;
  clock: Clock;
  /** A client that sends no token. */
  stranger: Client;
  /** A client signed in as this person, renewed whenever the clock has gone past its token. */
  as(name: CastName): Client;
  accessToken(name: CastName): Promise<string>;
  /** Accepts nothing new and finishes what is in flight. */
  closeHttp(): Promise<void>;
  close(): Promise<void>;
}

/** Documents of each collection whose fields are held against the declarations of personal data. */
const LOOKED_AT = 300;

async function openStore(folder: string) {
  const database = `jsjb_test_${randomBytes(6).toString('hex')}`;
  const given = process.env['MONGODB_URI'];
  const embedded = given ? undefined : await startEmbeddedMongo({ dataDir: path.join(folder, 'db') });
  const uri = new URL(given ?? embedded?.uri ?? '');
  uri.pathname = `/${database}`;
  let guard: ReturnType<typeof guardVocabulary> | undefined;
  const { connection, models } = await connect(uri.href, (client) => {
    guard = guardVocabulary(client);
  });
  await keepWhatTheTurnedClockKeeps(models);
  return {
    models,
    /**
     * Throws when a request said something to the database that the embedded server and MongoDB may answer differently,
     * or stored something about people that no declaration knows of.
     */
    async close() {
      // A test may have cut the connection.
      if (connection.readyState !== 1) await connection.openUri(uri.href);
      const undeclared = await undeclaredIn(models, LOOKED_AT);
      await connection.dropDatabase();
      await connection.close();
      await embedded?.close();
      if (!guard?.seen()) throw new Error('the vocabulary guard has seen nothing');
      const words = guard.outside();
      if (undeclared.length > 0) throw new Error(`stored and not declared: ${undeclared.join(', ')}`);
      if (words.length > 0) throw new Error(`outside the query vocabulary: ${words.join(', ')}`);
    },
  };
}

export async function startTestServer(settings: Record<string, string> = {}): Promise<TestServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jsjb-journey-'));
  const env = parseEnv({
    NODE_ENV: 'test',
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
    CHECK_RESPONSES: 'on',
    RATE_FACTOR: '1000',
    WEB_DIR: path.join(folder, 'web'),
    ...settings,
  });
  const store = await openStore(folder);
  const clock = createClock();
  const deps = createDeps(env, store.models, clock.now);
  await storeSmallCity(store.models, deps.cipher);
  const http = await listen('127.0.0.1', 0);
  http.open(createApp(deps).callback());
  const url = `http://127.0.0.1:${http.port}`;
  const stranger = createClient({ baseUrl: url, transport: fetchTransport });
  const accessToken = signIns(stranger, clock);
  let closing: Promise<void> | undefined;
  const closeHttp = () => (closing ??= http.close());
  return {
    url,
    deps,
    clock,
    stranger,
    accessToken,
    as: (name) => createClient({ baseUrl: url, transport: fetchTransport, token: () => accessToken(name) }),
    closeHttp,
    async close() {
      await closeHttp();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
