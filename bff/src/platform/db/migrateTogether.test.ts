/** Servers that start together: one migrates, the others wait and say so; one that was held up does no harm. */
import { setTimeout as sleep } from 'node:timers/promises';
import { takeLease } from './lease';
import { migrate } from './migrate';
import { changeDocuments, defineMigration } from './migration';
import { startDatabase, type TestDatabase } from './testing/database';
import { contentOf, sampleMigrations, storeSample } from './testing/sample';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.close());

test('three servers start together: each step runs once, all go on with the same database', async () => {
  const servers = await Promise.all([1, 2, 3].map(() => database.connect('together')));
  const { db } = await database.connect('together');
  await storeSample(db, 60);
  const lines: string[][] = [[], [], []];
  await Promise.all(
    servers.map((server, at) =>
      migrate(server.db, sampleMigrations, {
        tell: (line) => lines[at]?.push(line),
        batchSize: 5,
        leaseMs: 4000,
      }),
    ),
  );
  const all = lines.flat();
  expect(all.filter((line) => line.endsWith('begins.'))).toHaveLength(2);
  expect(all.filter((line) => line.endsWith(' changes.'))).toHaveLength(2);
  expect(all.filter((line) => /Another server \(.+\) migrates this database/.test(line))).toHaveLength(2);
  expect(await db.collection('leases').countDocuments({})).toBe(0);
}, 30_000);

test('a server that is held up longer than the lease finds it taken; nothing is done twice or undone', async () => {
  const [slow, quick, whole] = await Promise.all(
    ['held', 'held', 'notHeld'].map((name) => database.connect(name)),
  );
  if (!slow || !quick || !whole) throw new Error('no database');
  for (const { db } of [slow, whole]) await storeSample(db, 20);
  await migrate(whole.db, sampleMigrations, { tell: () => {}, batchSize: 3 });
  let other: Promise<void> | undefined;
  const lines: string[] = [];
  const options = { batchSize: 3, leaseMs: 60 };
  // The slow one stood still so long that its lease ran out.
  database.beforeUpdate(async () => {
    await slow.db.collection('leases').deleteMany({});
    other = migrate(quick.db, sampleMigrations, { ...options, tell: () => {} });
    await other;
  });
  await migrate(slow.db, sampleMigrations, { ...options, tell: (line) => lines.push(line) });
  await other;
  expect(lines).toContain('Another server has taken over the migration of this database.');
  expect(await contentOf(slow.db)).toBe(await contentOf(whole.db));
}, 30_000);

/** Long enough that a loaded machine does not miss its beats. */
const LEASE_MS = 900;

test('the lease of a server that is gone is taken over; a living one keeps it', async () => {
  const { db } = await database.connect('leases');
  await db
    .collection<{ _id: string }>('leases')
    .insertOne({ _id: 'work', holder: 'gone:1', beat: 7 } as never);
  const began = performance.now();
  const waited: string[] = [];
  const lease = await takeLease(db, 'work', { leaseMs: LEASE_MS, onWait: (holder) => waited.push(holder) });
  expect(performance.now() - began).toBeGreaterThanOrEqual(LEASE_MS);
  expect(new Set(waited)).toEqual(new Set(['gone:1']));
  let isTaken = false;
  const second = takeLease(db, 'work', { leaseMs: LEASE_MS }).then((taken) => {
    isTaken = true;
    return taken;
  });
  await sleep(2.5 * LEASE_MS);
  expect([isTaken, lease.isLost()]).toEqual([false, false]);
  await lease.release();
  await (await second).release();
}, 30_000);

test('an error gives the lease back at once', async () => {
  const { db } = await database.connect('failing');
  await storeSample(db);
  const fail = () => {
    throw new Error('no');
  };
  const failing = defineMigration({
    number: 1,
    name: 'fails',
    steps: [changeDocuments({ collection: 'tickets', change: fail })],
  });
  await expect(migrate(db, [failing], { tell: () => {} })).rejects.toThrow('no');
  expect(await db.collection('leases').countDocuments({})).toBe(0);
});
