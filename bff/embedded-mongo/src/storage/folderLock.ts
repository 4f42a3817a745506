/**
 * One server per data folder. The lock is a local socket named after the folder: the system releases it
 * however the process ends, so a crash never leaves a folder locked.
 */
import { once } from 'node:events';
import { statSync, unlinkSync } from 'node:fs';
import { type Server, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedMongoError } from '../errors';

function lockName(dataDir: string): string {
  const { dev, ino } = statSync(dataDir, { bigint: true });
  const name = `embedded-mongo-${dev}-${ino}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

async function bind(name: string): Promise<Server> {
  const server = createServer((socket) => socket.destroy()).listen(name);
  await once(server, 'listening');
  return server.unref();
}

async function isAnswered(name: string): Promise<boolean> {
  const socket = connect(name);
  const answered = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return answered;
}

/** Resolves to what releases the lock. */
export async function lockFolder(dataDir: string): Promise<() => Promise<void>> {
  const name = lockName(dataDir);
  const inUse = (cause: unknown) => {
    const message = `The data folder ${dataDir} is already in use by another server.`;
    return new EmbeddedMongoError(message, { cause });
  };
  const server = await bind(name).catch(async (cause: unknown) => {
    if (/^[\0\\]/.test(name) || (await isAnswered(name))) throw inUse(cause);
    // A socket file that a killed process left behind.
    unlinkSync(name);
    return bind(name).catch((again: unknown) => Promise.reject(inUse(again)));
  });
  return () => new Promise((resolve) => server.close(() => resolve()));
}
