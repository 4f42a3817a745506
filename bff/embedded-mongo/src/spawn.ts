/** Starts the server as a child process, so that a long scan never blocks the one who asks. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { EmbeddedMongoError } from './errors';

const startLimit = 60_000;

type Announcement = { uri: string; port: number } | { error: string };

/** A built server finds the child built beside it; run as it stands, TypeScript needs its loader. */
const childOptions = (): string[] => [
  // What a request decodes is garbage when it is answered: with room for it, less is copied about.
  '--max-semi-space-size=32',
  ...(extname(__filename) === '.js'
    ? ['--enable-source-maps']
    : ['--import', pathToFileURL(createRequire(__filename).resolve('tsx')).href]),
];

/** The server, and beside it the child's pid and, through `ended`, when it is gone. */
export async function spawnEmbeddedMongo({ dataDir }: { dataDir: string }) {
  const child = fork(join(__dirname, `child${extname(__filename)}`), [dataDir], {
    execArgv: childOptions(),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const end = () => `The embedded database ended while starting (${child.signalCode ?? child.exitCode}).`;
  const told = await Promise.race<Announcement>([
    once(child, 'message').then(([message]) => message as Announcement),
    ended.then(() => ({ error: end() })),
    sleep(startLimit, { error: 'The embedded database did not start within a minute.' }, { ref: false }),
  ]);
  if ('error' in told) {
    child.kill('SIGKILL');
    throw new EmbeddedMongoError(told.error);
  }
  return {
    ...told,
    pid: child.pid ?? 0,
    ended,
    close: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
