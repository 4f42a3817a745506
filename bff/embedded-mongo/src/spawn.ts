/** Starts the server as a child process, so that a long scan never blocks the one who asks. */
import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EmbeddedMongoError } from './errors';
import type { EmbeddedMongo } from './server';

const startLimit = 60_000;

interface Announcement {
  uri?: string;
  port?: number;
  error?: string;
}

function announced(child: ChildProcess): Promise<{ uri: string; port: number }> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new EmbeddedMongoError('The embedded database did not start within a minute.'));
    }, startLimit);
    child.once('message', (message: Announcement) => {
      clearTimeout(timer);
      if (message.uri !== undefined && message.port !== undefined)
        resolve({ uri: message.uri, port: message.port });
      else reject(new EmbeddedMongoError(message.error ?? 'The embedded database did not start.'));
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      reject(new EmbeddedMongoError(`The embedded database ended while starting (${signal ?? code}).`));
    });
  });
}

/** The handle also tells the child's pid and, through `ended`, when it is gone. */
export interface SpawnedMongo extends EmbeddedMongo {
  pid: number;
  ended: Promise<number | null>;
}

/** A built server finds the child built beside it; run as it stands, TypeScript needs its loader. */
const childOptions = (): string[] =>
  extname(__filename) === '.js'
    ? ['--enable-source-maps']
    : ['--import', pathToFileURL(createRequire(__filename).resolve('tsx')).href];

export async function spawnEmbeddedMongo({ dataDir }: { dataDir: string }): Promise<SpawnedMongo> {
  const child = fork(join(__dirname, `child${extname(__filename)}`), [dataDir], {
    execArgv: childOptions(),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const address = await announced(child);
  return {
    ...address,
    pid: child.pid ?? 0,
    ended,
    close: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
