/** Listens on loopback and answers drivers; one folder, one server. */
import { type Server, type Socket, createServer } from 'node:net';
import { setName } from './commands/session';
import { answer, errorReply } from './dispatch';
import { Engine, type Intercept } from './engine';
import { CommandError } from './errors';
import { lockFolder } from './folderLock';
import { Store } from './store';
import { FrameReader, ProtocolError, type Request, frameReply, parseRequest } from './wire';

export { EmbeddedMongoError } from './errors';

export interface EmbeddedMongo {
  uri: string;
  port: number;
  close(): Promise<void>;
}

/** Requests of one connection are answered in their order. */
function serve(socket: Socket, engine: Engine): void {
  const frames = new FrameReader();
  let last: Promise<void> = Promise.resolve();
  const respond = async (frame: Buffer) => {
    let request: Request;
    try {
      request = parseRequest(frame);
    } catch (cause) {
      if (!(cause instanceof CommandError)) throw cause;
      socket.write(frameReply(frame.readInt32LE(4), errorReply(cause), false));
      return;
    }
    const reply = await answer(request.body, request.sequences, engine);
    if (!reply) socket.destroy();
    else if (request.wantsReply && !socket.destroyed)
      socket.write(frameReply(request.id, reply, request.legacy));
  };
  const drop = (cause: unknown) => {
    if (!(cause instanceof ProtocolError)) console.error('embedded-mongo: connection dropped', cause);
    socket.destroy();
  };
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    try {
      for (const frame of frames.push(chunk)) {
        last = last.then(() => (socket.destroyed ? undefined : respond(frame))).catch(drop);
      }
    } catch (cause) {
      drop(cause);
    }
  });
}

const listen = (server: Server, port: number) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

export interface StartOptions {
  dataDir: string;
  port?: number;
  intercept?: Intercept;
}

export async function startEmbeddedMongo({
  dataDir,
  port = 0,
  intercept,
}: StartOptions): Promise<EmbeddedMongo> {
  const store = await openLocked(dataDir);
  const engine = new Engine(store.store, intercept);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serve(socket, engine);
  });
  const release = async () => {
    await engine.close();
    await store.unlock();
  };
  let bound: number;
  try {
    bound = await listen(server, port);
  } catch (cause) {
    await release();
    throw cause;
  }
  engine.address = `127.0.0.1:${bound}`;
  let closing: Promise<void> | undefined;
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroySoon();
    for (const socket of sockets) socket.destroy();
    await closed;
    await release();
  };
  return {
    port: bound,
    uri: `mongodb://127.0.0.1:${bound}/?replicaSet=${setName}`,
    close: () => (closing ??= close()),
  };
}

async function openLocked(dataDir: string): Promise<{ store: Store; unlock: () => Promise<void> }> {
  Store.prepareFolder(dataDir, false);
  const unlock = await lockFolder(dataDir);
  try {
    return { store: Store.open(dataDir), unlock };
  } catch (cause) {
    await unlock();
    throw cause;
  }
}
