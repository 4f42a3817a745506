/** The HTTP server: takes the port first, answers "starting" until the application is ready, stops gracefully. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartupError } from './platform/startupError';

/** Requests in flight get this long to finish. */
const GRACE_MS = 10_000;
const SWEEP_MS = 50;

const starting: RequestListener = (_request, response) => {
  response.writeHead(503, { 'Content-Type': 'application/json', 'Retry-After': '2' });
  response.end(
    JSON.stringify({ error: { code: 'UNAVAILABLE', message: '服务正在启动，请稍等。', requestId: '-' } }),
  );
};

export interface HttpServer {
  port: number;
  /** From now on requests reach the application. */
  open(listener: RequestListener): void;
  /** Accepts nothing new, finishes what is in flight, then closes. */
  close(): Promise<void>;
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartupError(
      `Port ${port} is in use. Stop the other program or choose another port: PORT=8081 npm start`,
    );
  }
  if (error.code === 'EACCES')
    return new StartupError(`Port ${port} may not be used by this account. Choose one above 1023.`);
  return error;
}

export async function listen(host: string, port: number): Promise<HttpServer> {
  let listener = starting;
  const server: Server = createServer((request, response) => {
    // A person's browser keeps its connection; while stopping, the answer says to close it.
    if (!server.listening) response.setHeader('Connection', 'close');
    listener(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    open(next) {
      listener = next;
    },
    close: () =>
      new Promise<void>((resolve) => {
        const force = setTimeout(() => server.closeAllConnections(), GRACE_MS);
        // Connections that fall idle while others finish are not waited for.
        const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
        server.close(() => {
          clearTimeout(force);
          clearInterval(sweep);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
