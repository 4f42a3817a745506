/** `npm run test:mongo`: the journeys against the MongoDB that MONGODB_URI names; it never falls back. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

if (!process.env.MONGODB_URI) {
  console.error(
    'Set MONGODB_URI to a MongoDB 7 replica set: MONGODB_URI="mongodb://127.0.0.1:27017/?replicaSet=rs0" npm run test:mongo',
  );
  process.exit(1);
}
const runner = fileURLToPath(new URL('./test.mjs', import.meta.url));
process.exit(spawnSync(process.execPath, [runner, 'journeys'], { stdio: 'inherit' }).status ?? 1);
