/** A line to a server that can be cut: what is open ends, and nothing new comes through. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Line {
  url: string;
  cut(): Promise<void>;
}

export async function lineTo(url: string): Promise<Line> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const hold = (socket: Socket): void => {
    sockets.add(socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket)));
  };
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const end of [near, far]) hold(end);
    near.pipe(far).pipe(near);
  });
  await once(server.listen(0, hostname), 'listening');
  return {
    url: `http://${hostname}:${(server.address() as AddressInfo).port}`,
    cut: async () => {
      const closed = server.listening ? once(server.close(), 'close') : undefined;
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
