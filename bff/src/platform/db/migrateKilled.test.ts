/** A migration cut short at any write goes on and ends as if nothing had happened. */
import { migrate } from './migrate';
import { startDatabase, type TestDatabase } from './testing/database';
import { contentOf, sampleMigrations, storeSample } from './testing/sample';

let database: TestDatabase;
let expected: string;
let writes: number;
/** No heartbeat falls into a run: on a loaded machine their number would differ from run to run. */
const options = { tell: () => {}, batchSize: 2, leaseMs: 60_000 };
const SIZE = 4;

beforeAll(async () => {
  database = await startDatabase();
  const { db } = await database.connect('whole');
  await storeSample(db, SIZE);
  database.cutAt();
  await migrate(db, sampleMigrations, options);
  writes = database.written();
  expected = await contentOf(db);
}, 60_000);
afterAll(() => database.close());

test('killed at any of its writes', async () => {
  expect(writes).toBeGreaterThan(20);
  for (let at = 1; at <= writes; at += 1) {
    const { db, close } = await database.connect(`at${at}`);
    await storeSample(db, SIZE);
    database.cutAt(at);
    await expect(migrate(db, sampleMigrations, options)).rejects.toThrow('the process is gone');
    await database.restart(db);
    await migrate(db, sampleMigrations, options);
    expect([at, await contentOf(db)]).toEqual([at, expected]);
    await close();
  }
}, 240_000);

test('killed again and again, a little later each time', async () => {
  const { db } = await database.connect('often');
  await storeSample(db, SIZE);
  let kills = 0;
  // The lease, the claim and one write more is the least that brings it on.
  for (let at = 4; at < writes; at += 1) {
    database.cutAt(at);
    await migrate(db, sampleMigrations, options).catch(() => undefined);
    if (!database.isCut()) break;
    await database.restart(db);
    kills += 1;
  }
  expect(kills).toBeGreaterThan(3);
  expect(await contentOf(db)).toBe(expected);
}, 60_000);
