/**
 * One server per data folder. The lock is a local socket named after the folder: the system releases it
 * however the process ends, so a crash never leaves a folder locked.
 */
import { once } from 'node:events';
import { statSync, unlinkSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedMongoError } from '../errors';

/** A name that ends with its process; on other systems than these two a file, which stays behind. */
function lockName(dataDir: string): { name: string; isFile: boolean } {
  const { dev, ino } = statSync(dataDir, { bigint: true });
  const name = `embedded-mongo-${dev}-${ino}`;
  if (process.platform === 'linux') return { name: `\0${name}`, isFile: false };
  if (process.platform === 'win32') return { name: `\\\\.\\pipe\\${name}`, isFile: false };
  return { name: join(tmpdir(), `${name}.sock`), isFile: true };
}

const isAnswered = (name: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(name, () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });

/** Resolves to what releases the lock. */
export async function lockFolder(dataDir: string): Promise<() => Promise<void>> {
  const { name, isFile } = lockName(dataDir);
  const server = createServer((socket) => socket.destroy()).unref();
  try {
    await once(server.listen(name), 'listening').catch(async (cause: unknown) => {
      if (!isFile || (await isAnswered(name))) throw cause;
      unlinkSync(name);
      await once(server.listen(name), 'listening');
    });
  } catch (cause) {
    const why = `The data folder ${dataDir} is already in use by another server.`;
    throw new EmbeddedMongoError(why, { cause });
  }
  return () => new Promise((resolve) => server.close(() => resolve()));
}
