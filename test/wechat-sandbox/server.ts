/** The sandbox server: one loopback port for the WeChat API, WeChat Pay and the control API. */
import { setMaxListeners } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { demoMiniAccount, demoOfficialAccount, pagesOf } from './accounts';
import { exchange } from './exchange';
import { createWorld, type World } from './world';

export interface Sandbox {
  baseUrl: string;
  /** The state, for tests in the same process; others use the control API. */
  world: World;
  stop(): Promise<void>;
}

export interface SandboxOptions {
  /** 0 or none: any free port. */
  port?: number;
  /** The compiled app.json whose pages count as published. */
  appJson?: string;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const world = createWorld(demoMiniAccount(pagesOf(options.appJson)), demoOfficialAccount());
  // Every bill on its way waits for it.
  setMaxListeners(0, world.ending.signal);
  const server = createServer((message, response) => {
    exchange(world, message, response).catch((error: unknown) => {
      // The other side gave up in the middle: nothing of ours.
      if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') console.error('wechat-sandbox:', error);
      response.destroy();
    });
  });
  // Longer than any client keeps a connection: it must not be closed just as it is used again.
  server.keepAliveTimeout = 120_000;
  const port = await listen(server, options.port ?? 0);
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    world,
    async stop() {
      world.ending.abort();
      const closed = new Promise((done) => {
        server.close(done);
      });
      server.closeAllConnections();
      await closed;
      await Promise.allSettled(world.later);
    },
  };
}
