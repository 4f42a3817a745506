/** Starts the whole server: port, database, models, application, workers; and stops them in the reverse order. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { spawnEmbeddedMongo } from '@jsjb/embedded-mongo/spawn';
import { createApp } from './app';
import { createDeps } from './createDeps';
import type { Deps } from './deps';
import { EnvError, parseEnv, type Env } from './env';
import { createLogger } from './platform/log';
import { connect } from './models';
import { type Models } from './deps';
import { features } from './features';
import { startJobs } from './platform/scheduler/jobs';
import { listen } from './server';
import { StartupError } from './platform/startupError';

export interface RunningServer {
  url: string;
  deps: Deps;
  close(): Promise<void>;
}

function prepareDataDir(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.R_OK);
  } catch {
    throw new StartupError(
      `The data folder ${path.resolve(folder)} cannot be written. Choose another: DATA_DIR=folder npm start`,
    );
  }
}

/** What has been started, in the order in which it stops: requests in flight still reach the database. */
const stopOrder = ['http', 'jobs', 'outbox', 'connection', 'embedded'] as const;
type Started = Partial<Record<(typeof stopOrder)[number], () => Promise<unknown>>>;

async function openDatabase(env: Env, started: Started): Promise<Models> {
  let uri = env.MONGODB_URI;
  if (!uri) {
    const embedded = await spawnEmbeddedMongo({ dataDir: path.join(env.DATA_DIR, 'db') }).catch(
      (error: Error) => {
        throw new StartupError(error.message);
      },
    );
    started.embedded = () => embedded.close();
    uri = embedded.uri;
  }
  const log = createLogger(env.LOG_LEVEL);
  const { connection, models } = await connect(uri, undefined, (line) => log.warn(line)).catch(
    (error: Error) => {
      if (error instanceof StartupError) throw error;
      throw new StartupError(`The database does not answer: ${error.message}`);
    },
  );
  started.connection = () => connection.close();
  return models;
}

/** Old objects may double before they are collected; V8 alone would let them quadruple, for no gain in speed. */
const HEAP_GROWTH = '--heap-growing-percent=100';

/** Throws StartupError for what a person can mend; nothing is left running then. */
export async function startServer(env: Env): Promise<RunningServer> {
  setFlagsFromString(HEAP_GROWTH);
  const started: Started = {};
  const close = async () => {
    for (const name of stopOrder) await started[name]?.();
  };
  try {
    prepareDataDir(env.DATA_DIR);
    const http = await listen(env.HOST, env.PORT);
    started.http = () => http.close();
    const deps = createDeps(env, await openDatabase(env, started));
    await deps.ruleVersions.refresh();
    const outbox = deps.outbox.start();
    started.outbox = () => outbox.stop();
    const jobs = startJobs(
      features.flatMap(({ jobs = [] }) => jobs),
      deps,
    );
    started.jobs = () => jobs.stop();
    http.open(createApp(deps).callback());
    const host = env.HOST === '0.0.0.0' ? '127.0.0.1' : env.HOST;
    return { url: `http://${host}:${http.port}`, deps, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** One clear sentence and exit code 1 for what a person can mend; the whole error otherwise. */
export function exitWith(error: unknown): never {
  const mendable = error instanceof StartupError || error instanceof EnvError;
  console.error(mendable ? error.message : error);
  process.exit(1);
}

/** Stops on Ctrl-C or SIGTERM; a second Ctrl-C does not cut the first short. */
export function closeOnSignal(server: { close(): Promise<void> }, onStopped: () => void = () => {}): void {
  let closing: Promise<void> | undefined;
  const stop = () => {
    closing ??= server.close().then(() => {
      onStopped();
      process.exit(0);
    }, exitWith);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

if (require.main === module) {
  startServer(parseEnv()).then((server) => {
    console.log(`Listening on ${server.url}`);
    if (!server.deps.env.MONGODB_URI) {
      server.deps.log.warn(
        'The embedded database is in use: fine for one machine; set MONGODB_URI for a city.',
      );
    }
    closeOnSignal(server);
  }, exitWith);
}
