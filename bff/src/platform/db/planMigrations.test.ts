/** A dry run foretells what each step changes, also where one step builds on another, and writes nothing. */
import { migrate } from './migrate';
import { changeDocuments, defineMigration, moveCollection } from './migration';
import { migrationRecords } from './migrationRecords';
import { planMigrations } from './planMigrations';
import { startDatabase, type TestDatabase } from './testing/database';
import { contentOf, sampleMigrations, storeSample } from './testing/sample';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.close());

const tell = () => {};
const more = defineMigration({
  number: 4,
  name: 'decisions know their kind',
  steps: [
    changeDocuments({
      collection: 'suggestions',
      change: ({ decision, kind }) =>
        decision === undefined || kind !== undefined
          ? undefined
          : { $set: { kind: (decision as { kind: string }).kind } },
    }),
    moveCollection({ from: 'suggestions', to: 'proposals' }),
    changeDocuments({
      collection: 'proposals',
      change: ({ kind }) => (kind === 'adopted' ? { $set: { kind: 'taken' } } : undefined),
    }),
  ],
});
const migrations = [...sampleMigrations, more];
const foretold = [
  [1, [7, 4]],
  [3, [4, 1]],
  [4, [4, 7, 4]],
];
const counted = (planned: Awaited<ReturnType<typeof planMigrations>>) =>
  planned.map(({ number, steps }) => [number, steps.map(({ changes }) => changes)]);

test('the counts are those of the migration itself', async () => {
  const { db } = await database.connect('counts');
  await storeSample(db);
  expect(counted(await planMigrations(db, migrations, tell))).toEqual(foretold);
  await migrate(db, migrations, { tell });
  const records = await migrationRecords(db).find().sort({ _id: 1 }).toArray();
  expect(records.map(({ _id, steps }) => [_id, steps.map(({ changed }) => changed)])).toEqual(foretold);
  expect(await planMigrations(db, migrations, tell)).toEqual([]);
});

test('nothing is written', async () => {
  const { db } = await database.connect('dry');
  await storeSample(db);
  const before = await contentOf(db, []);
  database.cutAt();
  await planMigrations(db, migrations, tell);
  expect(database.written()).toBe(0);
  expect(await contentOf(db, [])).toBe(before);
});

test('after a run that was cut short the rest is foretold', async () => {
  for (let at = 2; ; at += 5) {
    const { db, close } = await database.connect(`rest${at}`);
    await storeSample(db);
    database.cutAt(at);
    await migrate(db, migrations, { tell, batchSize: 3 }).catch(() => undefined);
    const isCut = database.isCut();
    await database.restart(db);
    if (!isCut) break;
    const planned = await planMigrations(db, migrations, tell);
    // Documents that the killed run has changed are not foretold again.
    const most = new Map(foretold as [number, number[]][]);
    for (const { number, steps } of planned) {
      const counts = most.get(number) ?? [];
      for (const [step, { changes }] of steps.entries())
        expect(changes).toBeLessThanOrEqual(counts[counts.length - steps.length + step] ?? -1);
    }
    expect(counted(planned).slice(1)).toEqual(
      counted(planned).length > 1 ? foretold.slice(foretold.length - planned.length + 1) : [],
    );
    await close();
  }
}, 120_000);

test('documents in the way are told before anything is done', async () => {
  const { db } = await database.connect('way');
  await storeSample(db);
  await db.collection('suggestions').insertOne({ title: 'there before' });
  await expect(planMigrations(db, migrations, tell)).rejects.toThrow('Both thoughts and suggestions');
});

test('a database of a newer version is refused', async () => {
  const { db } = await database.connect('newer');
  await storeSample(db);
  await migrate(db, migrations, { tell });
  await expect(planMigrations(db, sampleMigrations, tell)).rejects.toThrow('a newer version of the program');
});
