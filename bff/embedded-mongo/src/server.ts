/** Listens on loopback and answers drivers; one folder, one server. */
import { once } from 'node:events';
import { type AddressInfo, type Socket, createServer } from 'node:net';
import { setName } from './commands/session';
import { Engine, type Intercept, errorReply } from './engine';
import { CommandError } from './errors';
import { prepareFolder } from './storage/dataFile';
import { lockFolder } from './storage/folderLock';
import { Store } from './storage/store';
import { FrameReader, ProtocolError, frameReply, parseRequest } from './wire';

export { EmbeddedMongoError } from './errors';

export interface EmbeddedMongo {
  uri: string;
  port: number;
  close(): Promise<void>;
}

async function respond(socket: Socket, frame: Buffer, engine: Engine): Promise<void> {
  if (socket.destroyed) return;
  try {
    const request = parseRequest(frame);
    const reply = await engine.answer(request);
    if (!reply) socket.destroy();
    else if (request.wantsReply && !socket.destroyed) socket.write(frameReply(request, reply));
  } catch (cause) {
    if (!(cause instanceof CommandError)) throw cause;
    socket.write(frameReply({ id: frame.readInt32LE(4), legacy: false }, errorReply(cause)));
  }
}

/** Requests of one connection are answered in their order. */
function serve(socket: Socket, engine: Engine): void {
  const frames = new FrameReader();
  let last = Promise.resolve();
  const drop = (cause: unknown) => {
    if (!(cause instanceof ProtocolError)) console.error('embedded-mongo: connection dropped', cause);
    socket.destroy();
  };
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    try {
      for (const frame of frames.push(chunk))
        last = last.then(() => respond(socket, frame, engine)).catch(drop);
    } catch (cause) {
      drop(cause);
    }
  });
}

export interface StartOptions {
  dataDir: string;
  /** A free one when it is not given. */
  port?: number;
  intercept?: Intercept;
}

/** Refuses a folder it cannot serve with an EmbeddedMongoError. */
export async function startEmbeddedMongo(options: StartOptions): Promise<EmbeddedMongo> {
  const { dataDir, port: wanted = 0, intercept } = options;
  prepareFolder(dataDir);
  const unlock = await lockFolder(dataDir);
  let engine: Engine | undefined;
  const release = async () => {
    await engine?.close();
    await unlock();
  };
  try {
    const running = (engine = new Engine(new Store(dataDir), intercept));
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      serve(socket, running);
    });
    await once(server.listen(wanted, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    running.address = `127.0.0.1:${port}`;
    let closing: Promise<unknown> | undefined;
    const close = async () => {
      closing ??= once(server.close(), 'close').then(release);
      for (const socket of sockets) socket.destroySoon();
      for (const socket of sockets) socket.destroy();
      await closing;
    };
    return { port, uri: `mongodb://${running.address}/?replicaSet=${setName}`, close };
  } catch (cause) {
    await release();
    throw cause;
  }
}
