/**
 * `npm start`: checks what a person can mend before any long work, installs what is missing, then starts.
 * Plain Node, so it works before anything is installed.
 */
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installMissing, requireNode } from './prepare.mjs';

/** Installing takes minutes: a port in use is told before. The server says the same when it takes the port. */
function portInUse(host, port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code === 'EADDRINUSE'));
    probe.listen(port, host, () => probe.close(() => resolve(false)));
  });
}

requireNode();
const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const port = process.env.PORT || '8080';
if (/^\d{1,5}$/.test(port) && (await portInUse(process.env.HOST || '127.0.0.1', Number(port)))) {
  console.error(`Port ${port} is in use. Stop the other program or choose another port: PORT=8081 npm start`);
  process.exit(1);
}
await installMissing(root);

const { bundle, serverFolder, serverPrograms } = await import('./bundle.mjs');
await bundle(root, serverFolder, serverPrograms);
process.setSourceMapsEnabled(true);
// In this very process: Ctrl-C and other signals then reach the server itself on every system.
createRequire(import.meta.url)(join(root, serverFolder, 'start.js'));
