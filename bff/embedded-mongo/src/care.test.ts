/** A folder survives backup, restore, misuse and damage. */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from 'lmdb';
import { MongoClient } from 'mongodb';
import { backup, check, restore } from './care';
import { startEmbeddedMongo } from './server';
import { storeFile } from './storage/dataFile';

const root = mkdtempSync(join(tmpdir(), 'care-'));
afterAll(() => rmSync(root, { recursive: true }));
let folders = 0;
const folder = () => mkdtempSync(join(root, `f${folders++}-`));

async function served<T>(dataDir: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const server = await startEmbeddedMongo({ dataDir });
  const client = await new MongoClient(server.uri).connect();
  try {
    return await work(client);
  } finally {
    await client.close();
    await server.close();
  }
}

async function filled(count: number): Promise<string> {
  const dataDir = folder();
  await served(dataDir, async (client) => {
    const tickets = client
      .db('d')
      .collection<{ _id: number; unit: string; legs: string[]; pad: string }>('tickets');
    await tickets.createIndexes([{ key: { unit: 1 } }, { key: { legs: 1 } }]);
    await tickets.insertMany(
      Array.from({ length: count }, (_, i) => ({
        _id: i,
        unit: `u${i % 7}`,
        legs: [`a${i % 3}`, `b${i % 5}`],
        pad: 'x'.repeat(300),
      })),
    );
  });
  return dataDir;
}

test('a backup taken while others write holds one state of the data and can be restored', async () => {
  const dataDir = await filled(500);
  const file = join(folder(), 'copy.backup');
  await served(dataDir, async (client) => {
    const tickets = client.db('d').collection<{ _id: number; unit: string }>('tickets');
    const still = { writing: true };
    const writer = (async () => {
      for (let i = 1000; still.writing; i++) await tickets.insertOne({ _id: i, unit: 'u9' });
    })();
    await backup(dataDir, file);
    still.writing = false;
    await writer;
  });
  const restored = folder();
  const report = await restore(file, restored);
  expect(report.problems).toEqual([]);
  expect(report.documents).toBeGreaterThanOrEqual(500);
  expect(
    await served(restored, (client) => client.db('d').collection('tickets').countDocuments({ unit: 'u3' })),
  ).toBe(71);
  await expect(restore(file, restored)).rejects.toThrow('already holds data');
  await expect(backup(dataDir, file)).rejects.toThrow('already there');
});

test('whatever an update touches, every index says what its documents say', async () => {
  const dataDir = folder();
  let state = 11;
  const below = (limit: number) => (state = (state * 48271) % 2147483647) % limit;
  const paths = ['a', 'a.b', 'a.0', 'a.0.b', 'a.b.c', 'd', 'd.e', 'f', 'f.$[].g', 'h'];
  const values = [1, 'x', null, [], [1, 2], [{ b: 1 }, { b: 2 }], { b: [3, 4] }, { b: { c: 5 }, e: 6 }];
  const value = () => values[below(values.length)];
  await served(dataDir, async (client) => {
    const docs = client.db('d').collection<{ _id: number }>('docs');
    await docs.createIndexes([
      { key: { 'a.b': 1 } },
      { key: { 'a.b.c': 1, d: -1 } },
      { key: { 'f.g': 1, h: 1 }, sparse: true },
      { key: { d: 1 }, partialFilterExpression: { 'a.b': { $exists: true } } },
    ]);
    await docs.insertMany(Array.from({ length: 40 }, (_, _id) => ({ _id, a: value(), f: [{ g: 1 }] })));
    const change = () => {
      const path = paths[below(paths.length)] as string;
      const update = below(4) === 0 ? { $unset: { [path]: '' } } : { $set: { [path]: value() } };
      return { updateOne: { filter: { _id: below(40) }, update: update as object } };
    };
    // Some do not fit what is there, or would index two arrays at once: those leave all as it was.
    for (let i = 0; i < 30; i++)
      await docs.bulkWrite(Array.from({ length: 50 }, change), { ordered: false }).catch(() => undefined);
  });
  expect(await check(dataDir)).toMatchObject({ documents: 40, problems: [] });
});

test('a missing index entry and a superfluous one are found', async () => {
  const dataDir = await filled(50);
  expect((await check(dataDir)).problems).toEqual([]);
  const db = open<Buffer, Buffer>({
    path: storeFile(dataDir),
    noSubdir: true,
    keyEncoding: 'binary',
    encoding: 'binary',
  });
  const entries = [...db.getRange({ start: Buffer.from([0, 0, 0, 17]), end: Buffer.from([0, 0, 0, 18]) })];
  const [first] = entries;
  expect(entries).toHaveLength(50);
  await db.remove(first?.key as Buffer);
  await db.put(Buffer.concat([first?.key as Buffer, Buffer.from('zz')]), first?.value as Buffer);
  await db.put(Buffer.concat([first?.key as Buffer, Buffer.from('zzz')]), first?.value as Buffer);
  await db.close();
  const { problems } = await check(dataDir);
  expect(problems).toHaveLength(2);
  expect(problems[0]).toContain('is not in the index unit_1');
  expect(problems[1]).toContain('has 51 entries, 50 are right');
});

test('a second server on the folder is refused with a sentence', async () => {
  const dataDir = folder();
  const server = await startEmbeddedMongo({ dataDir });
  await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow(
    `The data folder ${dataDir} is already in use by another server.`,
  );
  await server.close();
  await (await startEmbeddedMongo({ dataDir })).close();
});

test('a folder of a newer format is refused and left alone', async () => {
  const dataDir = await filled(1);
  const db = open<Buffer, Buffer>({
    path: storeFile(dataDir),
    noSubdir: true,
    keyEncoding: 'binary',
    encoding: 'binary',
  });
  await db.put(Buffer.from([0, 0, 0, 0, 0]), Buffer.from([2]));
  await db.close();
  const before = readFileSync(storeFile(dataDir));
  await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow('has format 2, this program knows up to 1');
  expect(readFileSync(storeFile(dataDir)).equals(before)).toBe(true);
});

test('a file that is no database is refused and left alone', async () => {
  const dataDir = folder();
  writeFileSync(storeFile(dataDir), 'not a database, but somebody’s work'.repeat(500));
  await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow(
    'is not a data file of this program or is damaged',
  );
  expect(readFileSync(storeFile(dataDir), 'utf8')).toContain('somebody’s work');
});

test('a data file that was cut short is refused at every length', async () => {
  const dataDir = await filled(800);
  // The file is kept longer than its data, so the cuts are measured by the data.
  const db = open<Buffer, Buffer>({ path: storeFile(dataDir), noSubdir: true, readOnly: true });
  const { lastPageNumber } = db.getStats() as { lastPageNumber: number };
  await db.close();
  const expected = (await check(dataDir)).documents;
  for (const part of [0.02, 0.3, 0.6, 0.95]) {
    const cut = folder();
    copyFileSync(storeFile(dataDir), storeFile(cut));
    truncateSync(storeFile(cut), Math.floor(lastPageNumber * part) * 4096);
    await expect(startEmbeddedMongo({ dataDir: cut })).rejects.toThrow(/cut short|damaged/);
    await expect(check(cut)).rejects.toThrow(/cut short|damaged/);
  }
  expect((await check(dataDir)).documents).toBe(expected);
});

test('a file with damaged first pages is refused', async () => {
  const dataDir = await filled(5);
  const handle = openSync(storeFile(dataDir), 'r+');
  writeSync(handle, Buffer.alloc(8192, 7), 0, 8192, 0);
  closeSync(handle);
  await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow('is damaged');
});

test('a folder that cannot be written is refused with a sentence', async () => {
  const dataDir = folder();
  chmodSync(dataDir, 0o500);
  // An administrator may write everywhere: there the folder is a file instead.
  const target = process.getuid?.() === 0 ? join(dataDir, 'file') : dataDir;
  if (target !== dataDir) writeFileSync(target, '');
  await expect(startEmbeddedMongo({ dataDir: target })).rejects.toThrow(/cannot be written/);
});
