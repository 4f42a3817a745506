/** The server as a child process: tells its parent the address, and ends with it. */
import { startEmbeddedMongo } from './server';

// Ctrl-C reaches the whole terminal group; the parent stops this process last, after its own work.
process.on('SIGINT', () => undefined);

const dataDir = process.argv[2];
if (!dataDir || !process.send) {
  console.error('child.ts is started by spawnEmbeddedMongo; use cli.ts serve to run the server by hand.');
  process.exit(2);
}
const tell = (message: unknown) => process.send?.(message);

startEmbeddedMongo({ dataDir }).then(
  (server) => {
    const stop = () => void server.close().finally(() => process.exit(0));
    process.on('SIGTERM', stop);
    process.on('disconnect', stop);
    if (process.connected) tell({ uri: server.uri, port: server.port });
    else stop();
  },
  (cause: unknown) => {
    tell({ error: cause instanceof Error ? cause.message : String(cause) });
    process.exitCode = 1;
    process.disconnect();
  },
);
