/**
 * One server per data folder. The lock is a local socket named after the folder: the system releases it
 * however the process ends, so a crash never leaves a folder locked.
 */
import { statSync, unlinkSync } from 'node:fs';
import { type Server, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedMongoError } from './errors';

function lockName(dataDir: string): string {
  const { dev, ino } = statSync(dataDir, { bigint: true });
  const name = `embedded-mongo-${dev}-${ino}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

const bind = (name: string) =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(name, () => resolve(server.unref()));
  });

const isAnswered = (name: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(name);
    socket.once('connect', () => resolve(true) as unknown as void).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

export async function lockFolder(dataDir: string): Promise<() => Promise<void>> {
  const name = lockName(dataDir);
  const inUse = (cause: unknown) =>
    new EmbeddedMongoError(`The data folder ${dataDir} is already in use by another server.`, { cause });
  let server: Server;
  try {
    server = await bind(name);
  } catch (cause) {
    if (name.startsWith('\0') || name.startsWith('\\') || (await isAnswered(name))) throw inUse(cause);
    // A socket file that a killed process left behind.
    unlinkSync(name);
    server = await bind(name).catch((again: unknown) => Promise.reject(inUse(again)));
  }
  return () => new Promise((resolve) => server.close(() => resolve()));
}
