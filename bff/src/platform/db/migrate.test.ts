/** What an older version stored is brought to this version once, and a database of a newer version is refused. */
import { contentOf, sampleMigrations, storeSample } from './testing/sample';
import { startDatabase, type TestDatabase } from './testing/database';
import { migrate } from './migrate';
import {
  changeDocuments,
  defineMigration,
  dropIndex,
  moveCollection,
  type Change,
  type Migration,
} from './migration';
import { migrationRecords } from './migrationRecords';

let database: TestDatabase;
let names = 0;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.close());

const open = async () => {
  names += 1;
  return (await database.connect(`m${names}`)).db;
};
const options = { tell: () => {}, batchSize: 2, leaseMs: 200 };
const one = (...steps: Migration['steps']) => [defineMigration({ number: 1, name: 'one', steps })];

test('documents are changed, a collection has its new name, an old index is gone', async () => {
  const db = await open();
  await storeSample(db);
  const lines: string[] = [];
  await migrate(db, sampleMigrations, { ...options, tell: (line) => lines.push(line), progressMs: 0 });
  expect((await db.listCollections().toArray()).map(({ name }) => name).sort()).toEqual(
    expect.not.arrayContaining(['thoughts']),
  );
  const suggestions = await db.collection('suggestions').find().sort({ _id: 1 }).toArray();
  expect(suggestions.map(({ title, decision, verdict }) => [title, decision?.by, verdict])).toEqual(
    Array.from({ length: 7 }, (_, n) => [`建议 ${n}`, n % 2 === 0 ? `p${n}` : undefined, undefined]),
  );
  expect(await db.collection('tickets').findOne({ _id: 't00001' as never })).toEqual({
    _id: 't00001',
    place: { area: '620302', hexCell: '88311' },
    version: 1,
  });
  expect((await db.collection('tickets').indexes()).map(({ name }) => name)).toEqual(['_id_']);
  expect(lines[0]).toBe('Migration 1 (thoughts are called suggestions) begins.');
  expect(lines).toContain(
    'migration 1 (thoughts are called suggestions), step 2 of 2: change documents in suggestions: 4 documents seen, 2 written',
  );
  expect(lines.at(-1)).toBe('Migration 3 (cells are called hexCells) is done: 5 changes.');
  const records = await migrationRecords(db).find().sort({ _id: 1 }).toArray();
  expect(records.map(({ _id, finishedAt, holder }) => [_id, !!finishedAt, holder])).toEqual([
    [1, true, undefined],
    [3, true, undefined],
  ]);
});

test('a copy keeps every value in the type in which it was stored', async () => {
  const [db, other] = [await open(), await open()];
  await storeSample(db);
  await storeSample(other);
  const before = (await contentOf(other)).replaceAll('thoughts', 'suggestions');
  await migrate(db, one(moveCollection({ from: 'thoughts', to: 'suggestions' })), options);
  const rowsOf = (text: string) => text.split('\n').filter((line) => line.startsWith('suggestions {'));
  expect(rowsOf(await contentOf(db))).toEqual(rowsOf(before));
  expect(rowsOf(before)).toHaveLength(7);
});

test('the second start changes nothing and writes nothing', async () => {
  const db = await open();
  await storeSample(db);
  await migrate(db, sampleMigrations, options);
  const content = await contentOf(db, []);
  database.cutAt();
  await migrate(db, sampleMigrations, options);
  expect(database.written()).toBe(0);
  expect(await contentOf(db, [])).toBe(content);
});

test('an empty database counts as migrated; its first documents are not walked', async () => {
  const db = await open();
  await migrate(db, sampleMigrations, options);
  expect(await migrationRecords(db).find().sort({ _id: 1 }).toArray()).toMatchObject([
    { _id: 1, fresh: true },
    { _id: 3, fresh: true },
  ]);
  await db.collection('thoughts').insertOne({ title: 'another thing' });
  await migrate(db, sampleMigrations, options);
  expect(await db.collection('thoughts').countDocuments({})).toBe(1);
});

test('empty collections of an older version still lose their old indexes', async () => {
  const db = await open();
  await db.collection('tickets').createIndex({ 'place.cell': 1 });
  await migrate(db, sampleMigrations, options);
  expect((await db.collection('tickets').indexes()).map(({ name }) => name)).toEqual(['_id_']);
});

test('collections and indexes that were never made are no error', async () => {
  const db = await open();
  await db.collection('people').insertOne({ name: 'only' });
  const more = defineMigration({
    number: 4,
    name: 'more',
    steps: [dropIndex({ collection: 'people', index: 'gone_1' })],
  });
  await migrate(db, [...sampleMigrations, more], options);
  expect(await contentOf(db)).toMatch(/^people _id_\npeople .*only.*$/);
});

test('a database of a newer version is refused with one sentence', async () => {
  const db = await open();
  await storeSample(db);
  await migrate(db, sampleMigrations, options);
  const older = sampleMigrations.slice(0, 1);
  await expect(migrate(db, older, options)).rejects.toThrow(
    'This database belongs to a newer version of the program: it has gone through migration 3 (cells are called hexCells), and this version knows migrations up to 1.',
  );
  await expect(migrate(db, [], options)).rejects.toThrow('knows no migrations');
});

test('a database that went through another migration of the same number is refused', async () => {
  const db = await open();
  await storeSample(db);
  await migrate(db, sampleMigrations, options);
  const [first, ...rest] = sampleMigrations as [Migration, ...Migration[]];
  await expect(migrate(db, [{ ...first, name: 'another' }, ...rest], options)).rejects.toThrow(
    'another migration 1 (thoughts are called suggestions) than this version has (another)',
  );
});

test('two collections that both hold documents are not mixed', async () => {
  const db = await open();
  await storeSample(db);
  await db.collection('suggestions').insertOne({ title: 'there before' });
  const before = await contentOf(db);
  await expect(migrate(db, sampleMigrations, options)).rejects.toThrow(
    'Both thoughts and suggestions hold documents already',
  );
  expect(await contentOf(db)).toBe(before);
});

test('a failing document is named; the next start goes on from there', async () => {
  const db = await open();
  await storeSample(db);
  let fails = true;
  const change = ({ _id, done }: { _id: unknown; done?: unknown }) => {
    if (fails && _id === 't00005') throw new Error('no area');
    return done ? undefined : { $set: { done: true } };
  };
  const migrations = one(changeDocuments({ collection: 'tickets', change }));
  await expect(migrate(db, migrations, options)).rejects.toThrow(
    'In migration 1 (one), step 1 of 1: change documents in tickets: Document t00005 of tickets: no area',
  );
  expect(await db.collection('tickets').countDocuments({ done: true })).toBe(4);
  fails = false;
  await migrate(db, migrations, options);
  expect(await db.collection('tickets').countDocuments({ done: true })).toBe(7);
});

test('what somebody writes between reading and writing is not overwritten', async () => {
  const db = await open();
  const tickets = db.collection<{ _id: string; n: number; doubled?: number }>('tickets');
  await tickets.insertOne({ _id: 'a', n: 1 });
  database.beforeUpdate(() => tickets.updateOne({ _id: 'a' }, { $set: { n: 5 } }));
  const change: Change = (doc) => {
    const [n, right] = [Number(doc['n']), Number(doc['n']) * 2];
    return doc['doubled'] === right ? undefined : { $set: { n, doubled: right } };
  };
  await migrate(db, one(changeDocuments({ collection: 'tickets', change })), options);
  expect(await tickets.findOne({ _id: 'a' })).toEqual({ _id: 'a', n: 5, doubled: 10 });
});

test('a collection with ids of two kinds is refused: a walk would miss some', async () => {
  const db = await open();
  await db.collection('odd').insertMany([{ _id: 1 as never }, { _id: 'a' as never }]);
  await expect(
    migrate(db, one(changeDocuments({ collection: 'odd', change: () => undefined })), options),
  ).rejects.toThrow('_ids of different kinds (number, string)');
});

test.each([
  ['numbers that do not rise', () => migrate({} as never, [...sampleMigrations].reverse(), options)],
  ['a number of zero', async () => defineMigration({ number: 0, name: 'x', steps: [] })],
  ['no name', async () => defineMigration({ number: 1, name: ' ', steps: [] })],
  ['no steps', async () => defineMigration({ number: 1, name: 'x', steps: [] })],
])('a list with %s is refused', async (_what, attempt) => {
  await expect(attempt()).rejects.toThrow(/^(Migration|A migration)/);
});
