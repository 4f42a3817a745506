/** A process that migrates and ends: arguments are a data folder, which it serves itself, or the address of a database. */
import { migrations } from '@jsjb/bff/migrations/index';
import { migrate } from '@jsjb/bff/platform/db/migrate';
import { databaseOf, openConnection } from '@jsjb/bff/platform/db/openConnection';
import { startEmbeddedMongo } from '@jsjb/embedded-mongo/server';

async function main(): Promise<void> {
  const [, , where = ''] = process.argv;
  const isAddress = where.startsWith('mongodb:');
  const embedded = isAddress ? undefined : await startEmbeddedMongo({ dataDir: where });
  const connection = await openConnection(embedded?.uri ?? where);
  process.send?.('begins');
  await migrate(databaseOf(connection), migrations, {
    tell: () => {},
    batchSize: 50,
    // Short, so that a killed round is soon followed by the next; long enough for a machine under load.
    leaseMs: 1500,
  });
  await connection.close();
  await embedded?.close();
  process.exit(0);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
