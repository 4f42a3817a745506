/** The server as a driver meets it: retries, cursors, refusals, expiry, and the guard beside it. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Binary, Long, deserialize, serialize } from 'bson';
import { type Document, MongoClient } from 'mongodb';
import { expireDocuments } from './query/execute';
import { Catalog } from './storage/catalog';
import { guardVocabulary } from '../conformance/guard';
import { type EmbeddedMongo, startEmbeddedMongo } from './server';
import { Store } from './storage/store';

const root = mkdtempSync(join(tmpdir(), 'server-'));
const dataDir = join(root, 'data');
let server: EmbeddedMongo;
let client: MongoClient;
const db = () => client.db('d');
const start = async () => {
  server = await startEmbeddedMongo({ dataDir });
  client = await new MongoClient(server.uri, { monitorCommands: true }).connect();
};
const stop = async () => {
  await client.close();
  await server.close();
};
beforeAll(start);
afterAll(async () => {
  await stop();
  rmSync(root, { recursive: true });
});

/** One command over a connection of its own, past the driver and its sessions. */
const ask = (command: Document): Promise<Document> =>
  new Promise((resolve) => {
    const body = Buffer.from(serialize({ ...command, $db: 'd' }));
    const head = Buffer.alloc(21);
    head.writeInt32LE(21 + body.length, 0);
    head.writeInt32LE(2013, 12);
    const socket = connect(server.port, '127.0.0.1', () => socket.write(Buffer.concat([head, body])));
    socket.once('data', (chunk) => {
      socket.destroy();
      resolve(deserialize(chunk.subarray(21)));
    });
  });

test('a retried write is applied once, also after a restart', async () => {
  const lsid = { id: new Binary(Buffer.from(randomUUID().replaceAll('-', ''), 'hex'), 4) };
  const increment = (txnNumber: number): Document => ({
    findAndModify: 'counters',
    query: { _id: 'c' },
    update: { $inc: { n: 1 } },
    upsert: true,
    new: true,
    lsid,
    txnNumber: Long.fromNumber(txnNumber),
  });
  expect(await ask(increment(1))).toMatchObject({ ok: 1, value: { n: 1 } });
  expect(await ask(increment(1))).toMatchObject({ ok: 1, value: { n: 1 } });
  expect(await ask(increment(2))).toMatchObject({ ok: 1, value: { n: 2 } });
  await stop();
  await start();
  expect(await ask(increment(2))).toMatchObject({ ok: 1, value: { n: 2 } });
  expect(await ask(increment(1))).toMatchObject({ ok: 0, code: 225 });
  expect(await db().collection('counters').findOne()).toMatchObject({ n: 2 });
});

test('writes in flight together are each answered for themselves', async () => {
  const rows = db().collection<{ _id: number; k: number }>('together');
  await rows.createIndex({ k: 1 }, { unique: true });
  const results = await Promise.allSettled(
    Array.from({ length: 60 }, (_, i) => rows.insertOne({ _id: i, k: i % 20 })),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
  const [refused] = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as Document] : [],
  );
  expect(refused).toMatchObject({
    code: 11000,
    keyPattern: { k: 1 },
    keyValue: { k: expect.any(Number) as number },
  });
  expect(await rows.countDocuments()).toBe(20);
});

test('a unique index on doubled values is refused and leaves nothing behind', async () => {
  const rows = db().collection<{ _id: number; k: number }>('doubled');
  await rows.insertMany([
    { _id: 1, k: 5 },
    { _id: 2, k: 5 },
  ]);
  const others = db().collection<{ _id: number }>('others');
  const [index, other] = await Promise.allSettled([
    rows.createIndex({ k: 1 }, { unique: true }),
    others.insertOne({ _id: 1 }),
  ]);
  expect(index).toMatchObject({ status: 'rejected', reason: { code: 11000 } });
  expect(other.status).toBe('fulfilled');
  expect(await rows.listIndexes().toArray()).toHaveLength(1);
  await rows.updateOne({ _id: 2 }, { $set: { k: 6 } });
  await rows.createIndex({ k: 1 }, { unique: true });
  expect(await rows.findOne({ k: 6 })).toMatchObject({ _id: 2 });
});

test('a cursor hands out all rows in batches while others write, and can be killed', async () => {
  const rows = db().collection<{ _id: number }>('many');
  await rows.insertMany(Array.from({ length: 1000 }, (_, i) => ({ _id: i * 2 })));
  const seen: number[] = [];
  for await (const { _id } of rows.find({}, { batchSize: 70 }).sort({ _id: 1 })) {
    seen.push(_id);
    if (_id % 100 === 0) await rows.deleteOne({ _id: _id + 410 });
  }
  expect(seen.length).toBeLessThan(1000);
  expect(new Set(seen).size).toBe(seen.length);
  const cursor = rows.find({}, { batchSize: 10 });
  await cursor.next();
  const { id } = cursor;
  await cursor.close();
  await expect(db().command({ getMore: id, collection: 'many' })).rejects.toMatchObject({ code: 43 });
});

test.each([
  ['query operator', { find: 'x', filter: { a: { $mod: [2, 1] } } }, 2, '$mod'],
  ['top-level operator', { find: 'x', filter: { $where: 'true' } }, 2, '$where'],
  ['stage', { aggregate: 'x', pipeline: [{ $lookup: {} }], cursor: {} }, 40324, '$lookup'],
  [
    'expression',
    { aggregate: 'x', pipeline: [{ $project: { a: { $dateTrunc: {} } } }], cursor: {} },
    168,
    '$dateTrunc',
  ],
  ['update operator', { update: 'x', updates: [{ q: {}, u: { $rename: { a: 'b' } } }] }, 9, '$rename'],
  ['command', { mapReduce: 'x' }, 59, 'mapReduce'],
  ['argument', { find: 'x', max: { a: 1 } }, 40415, 'max'],
  [
    'kind of index',
    { createIndexes: 'x', indexes: [{ key: { a: '2dsphere' }, name: 'g' }] },
    238,
    '2dsphere',
  ],
  ['collation', { find: 'x', collation: { locale: 'zh' } }, 238, 'collation'],
  ['regular expression', { find: 'x', filter: { a: { $regex: 'x' } } }, 238, '^'],
])('an unknown %s is refused by name', async (_kind, command: Document, code, name) => {
  const answer = await db()
    .command(command)
    .catch((cause: Document) => cause);
  const error = (answer['writeErrors'] as Document[] | undefined)?.[0] ?? answer;
  expect(error).toMatchObject({ code });
  expect(String(error['errmsg'] ?? error['message'])).toContain(name);
});

test('documents past their date are removed by the TTL index', async () => {
  const folder = mkdtempSync(join(root, 'ttl-'));
  const other = await startEmbeddedMongo({ dataDir: folder });
  const guest = await new MongoClient(other.uri).connect();
  const rows = guest.db('d').collection<{ _id: number; at: unknown }>('rows');
  await rows.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
  await rows.insertMany([
    { _id: 1, at: new Date(1000) },
    { _id: 2, at: new Date(200_000) },
    { _id: 3, at: 'never' },
    { _id: 4, at: null },
  ]);
  await guest.close();
  await other.close();
  const store = new Store(folder);
  const catalog = new Catalog(store);
  expect(store.writeAtOnce(() => expireDocuments(catalog, 100_000))).toBe(1);
  expect(catalog.get('d.rows').count()).toBe(3);
  await store.close();
});

test('a document nested too deeply is refused and the connection lives on', async () => {
  let deep: Document = { a: 1 };
  for (let i = 0; i < 190; i++) deep = { a: deep };
  await expect(db().collection('deep').insertOne({ deep })).rejects.toMatchObject({ code: 15 });
  expect(await db().command({ ping: 1 })).toMatchObject({ ok: 1 });
});

test('a name every object knows is a field like others, and no command, stage or operator', async () => {
  await db().collection('names').insertOne({ constructor: 'stone' });
  const rows = db().collection('names');
  expect(await rows.findOne({ constructor: 'stone' } as Document)).toMatchObject({ constructor: 'stone' });
  await expect(db().command({ constructor: 1 })).rejects.toMatchObject({ code: 59 });
  await expect(rows.aggregate([{ constructor: 1 }]).toArray()).rejects.toMatchObject({ code: 40324 });
});

test('hello is answered over OP_QUERY too', async () => {
  const body = Buffer.from(serialize({ isMaster: 1, helloOk: true }));
  const head = Buffer.alloc(16 + 4 + 11 + 8);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(2004, 12);
  head.write('admin.$cmd\0', 20);
  head.writeInt32LE(-1, 35);
  const reply = await new Promise<Buffer>((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(Buffer.concat([head, body])));
    socket.once('data', (chunk) => {
      socket.destroy();
      resolve(chunk);
    });
  });
  expect(reply.readInt32LE(12)).toBe(1);
  expect(reply.includes('setName')).toBe(true);
});

test('the guard names every word outside the vocabulary and is quiet about the others', async () => {
  const guard = guardVocabulary(client);
  const rows = db().collection<{ _id: number; legs: Document[] }>('guarded');
  await rows.updateOne(
    { _id: 1, 'legs.state': { $in: ['open', 'signed'] } },
    { $push: { legs: { $each: [{ n: 1 }], $slice: -5 } } },
    { upsert: true },
  );
  await rows
    .aggregate([{ $match: { _id: { $gte: 0 } } }, { $group: { _id: '$n', all: { $sum: '$n' } } }])
    .toArray();
  await rows.countDocuments({});
  expect(guard.outside()).toEqual([]);
  expect(guard.seen()).toBeGreaterThanOrEqual(3);
  await rows
    .find({ a: { $mod: [2, 0] } })
    .toArray()
    .catch(() => undefined);
  await rows
    .find({ name: /路/ })
    .toArray()
    .catch(() => undefined);
  await rows.updateOne({}, { $rename: { a: 'b' } }).catch(() => undefined);
  await rows
    .aggregate([{ $group: { _id: null, a: { $stdDevPop: '$n' } } }, { $sample: { size: 1 } }])
    .toArray()
    .catch(() => undefined);
  expect(guard.outside()).toEqual([
    'aggregate: $sample',
    'aggregate: $stdDevPop',
    'find: $mod',
    'find: $regex without ^',
    'update: $rename',
  ]);
});
