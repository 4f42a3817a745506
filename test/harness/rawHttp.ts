/** HTTP as no library would write it: bytes in, whatever came back out. */
import { connect, type Socket } from 'node:net';

export async function openSocket(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  // What the other side does with a broken request is looked at, not thrown.
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  return socket;
}

/** Everything that comes until the other side ends, or has been quiet for so long. */
export async function say(url: string, bytes: string | Buffer, quietMs = 300): Promise<string> {
  const socket = await openSocket(url);
  return new Promise((resolve) => {
    let heard = '';
    const done = () => {
      socket.destroy();
      resolve(heard);
    };
    socket.setTimeout(quietMs, done);
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')));
    socket.on('close', done);
    socket.write(bytes);
  });
}

export const statusesOf = (heard: string): number[] =>
  [...heard.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
