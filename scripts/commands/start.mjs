/**
 * `npm start`: checks what a person can mend before any long work, installs what the server needs, then starts it.
 * What the web version needs is installed by lib/start/main.ts, and only when it has to be built.
 * Plain Node, so it works before anything is installed.
 */
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installMissing } from '../lib/install/installMissing.mjs';
import { requireNode } from '../lib/install/requireNode.mjs';

/** Installing takes minutes: a port in use is told before. The server says the same when it takes the port. */
function portInUse(host, port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code === 'EADDRINUSE'));
    probe.listen(port, host, () => probe.close(() => resolve(false)));
  });
}

const help = `npm start: the product with its demo city, on this machine. Ctrl-C stops it; nothing is lost.

It takes no options; settings come from the environment, for example PORT=8081 npm start
  PORT, HOST    where to listen (8080, 127.0.0.1); HOST=0.0.0.0 lets phones in the same network in
  DATA_DIR      database, photos and generated keys (.data)
  MONGODB_URI   a MongoDB 7 replica set in place of the embedded store
  LOG_LEVEL     pino's levels (info)
README.md has the others: WeChat, payments, photo store, production.`;

const [word] = process.argv.slice(2);
if (word !== undefined) {
  const asked = ['--help', '-h'].includes(word);
  (asked ? console.log : console.error)(asked ? help : `npm start does not know ${word}.\n\n${help}`);
  process.exit(asked ? 0 : 2);
}

requireNode();
const root = fileURLToPath(new URL('../..', import.meta.url));
process.chdir(root);

const port = process.env.PORT || '8080';
if (/^\d{1,5}$/.test(port) && (await portInUse(process.env.HOST || '127.0.0.1', Number(port)))) {
  console.error(`Port ${port} is in use. Stop the other program or choose another port: PORT=8081 npm start`);
  process.exit(1);
}
await installMissing(root, 'server');

const { bundle, serverFolder, serverPrograms } = await import('../lib/start/bundle.mjs');
await bundle(root, serverFolder, serverPrograms);
process.setSourceMapsEnabled(true);
// In this very process: Ctrl-C and other signals then reach the server itself on every system.
createRequire(import.meta.url)(join(root, serverFolder, 'start.js'));
