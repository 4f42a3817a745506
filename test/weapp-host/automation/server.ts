// The developer tools' automation protocol over a WebSocket, as the unmodified miniprogram-automator speaks it.
import type { AddressInfo } from 'node:net';
import { WebSocketServer, WebSocket } from 'ws';
import type { Host } from '../host';
import { appMethods } from './appMethods';
import { elementMethods, pageMethods } from './pageMethods';
import { Session, type Method, type Params } from './session';

interface Frame {
  id: string;
  method: string;
  params?: Params;
}

export class AutomationServer {
  private server: WebSocketServer | undefined;
  private readonly logging = new Set<WebSocket>();
  private methods: Record<string, Method> = {};
  private asking: WebSocket | undefined;

  constructor(private readonly onClose: () => void) {}

  async listen(port: number): Promise<string> {
    const server = new WebSocketServer({ port, host: '127.0.0.1' });
    this.server = server;
    server.on('connection', (socket) => {
      socket.on('close', () => this.logging.delete(socket));
      socket.on('message', (raw: Buffer) => void this.answer(socket, JSON.parse(raw.toString()) as Frame));
    });
    await new Promise((done) => server.once('listening', done));
    return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** From now on the protocol speaks of this run of the app. */
  attach(host: Host): Session {
    const session = new Session(host);
    this.methods = {
      ...appMethods(session, {
        enableLog: () => this.asking && this.logging.add(this.asking),
        bindingCalled: (name, args) => this.emit('App.bindingCalled', { name, args }),
        // the answer must leave before the connection ends
        close: () => void setTimeout(() => this.onClose(), 10),
      }),
      ...pageMethods(session),
      ...elementMethods(session),
    };
    host.on('log', (entry) => this.emit('App.logAdded', entry, this.logging));
    host.on('exception', (entry) => this.emit('App.exceptionThrown', entry));
    return session;
  }

  private async answer(socket: WebSocket, { id, method, params }: Frame): Promise<void> {
    const send = (body: object): void => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ id, ...body }));
    };
    try {
      const run = this.methods[method];
      if (!run) throw new Error(`${method} is not supported by weapp-host`);
      this.asking = socket;
      const result = await run(params ?? {});
      send({ result: result ?? {} });
    } catch (error) {
      send({ error: { message: error instanceof Error ? error.message : String(error) } });
    }
  }

  private emit(method: string, params: unknown, to: Iterable<WebSocket> = this.server?.clients ?? []): void {
    const frame = JSON.stringify({ method, params });
    for (const socket of to) if (socket.readyState === WebSocket.OPEN) socket.send(frame);
  }

  async close(): Promise<void> {
    const { server } = this;
    if (!server) return;
    for (const socket of server.clients) socket.terminate();
    await new Promise((done) => server.close(done));
  }
}
