/** The list of migrations is in order, and a server refuses the database of a newer version before it touches it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedMongo } from '@jsjb/embedded-mongo/server';
import { migrations } from './index';
import { connect } from '../models';
import { checkOrder } from '../platform/db/migration';
import { migrationRecords } from '../platform/db/migrationRecords';
import { databaseOf, openConnection } from '../platform/db/openConnection';
import { StartupError } from '../platform/startupError';

test('the numbers rise', () => {
  expect(() => checkOrder(migrations)).not.toThrow();
});

test('connecting to the database of a newer version is refused; not even an index is made', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'jsjb-newer-'));
  const store = await startEmbeddedMongo({ dataDir });
  const connection = await openConnection(store.uri);
  const db = databaseOf(connection);
  await migrationRecords(db).insertOne({ _id: 999, name: 'later', startedAt: new Date(0), steps: [] });
  const refusal = await connect(store.uri).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(StartupError);
  expect(String(refusal)).toContain(
    'a newer version of the program: it has gone through migration 999 (later)',
  );
  expect((await db.listCollections().toArray()).map(({ name }) => name)).toEqual(['migrations']);
  await connection.close();
  await store.close();
  await rm(dataDir, { recursive: true });
}, 30_000);
