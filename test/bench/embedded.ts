/** How fast the embedded database is, each figure beside the same bytes through lmdb alone. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'bson';
import { open } from 'lmdb';
import { type Collection, type Document, type IndexDescription, MongoClient } from 'mongodb';
import { spawnEmbeddedMongo } from '../../bff/embedded-mongo/src/spawn';
import { median } from '../harness/bench';
import { countAsked } from '../harness/countAsked';

const usage = `npx tsx test/bench/embedded.ts [documents]
  documents  size of the large collection, 1000000 unless given`;

const pad = 'x'.repeat(600);
const units = 200;
const statuses = ['open', 'signed', 'closed', 'shelved'];

/** A ticket-like document of about 1 KB, or 2 KB with `large`. */
const ticket = (i: number, large = false): Document => ({
  _id: `T${String(i).padStart(9, '0')}`,
  no: `N${i}`,
  unit: `u${i % units}`,
  status: statuses[i % statuses.length],
  due: new Date(1.7e12 + ((i * 7919) % 1_000_003) * 60_000),
  phone: `1380000${i % 10_000}`,
  legs: [
    { unitId: `u${(i * 7) % units}`, state: 'open' },
    { unitId: `u${(i * 11) % units}`, state: 'done' },
  ],
  score: i % 100,
  title: `路灯不亮 ${i}`,
  text: large ? pad + pad + pad : pad,
});

const indexes: IndexDescription[] = [
  { key: { no: 1 }, unique: true },
  { key: { unit: 1, status: 1, due: 1, _id: 1 } },
  { key: { 'legs.unitId': 1, due: 1 } },
  { key: { phone: 1 }, sparse: true },
  { key: { due: 1 } },
];

const clock = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** Runs `work(0…count-1)` with `flight` of them under way at any time; answers how many end per second. */
async function perSecond(
  count: number,
  flight: number,
  work: (i: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const lane = async () => {
    while (next < count) await work(next++);
  };
  const ms = await clock(() => Promise.all(Array.from({ length: flight }, lane)));
  return (count / ms) * 1000;
}

const show = (name: string, value: string, note = '') =>
  console.log(`${name.padEnd(52)} ${value.padStart(12)}  ${note}`);
const rate = (value: number) => `${Math.round(value)}/s`;

/** lmdb alone: the same documents under the same keys, one durable commit each, many, or read back. */
function lmdbAlone(folder: string, count: number) {
  const db = open<Buffer, string>({
    path: join(folder, 'alone.mdb'),
    noSubdir: true,
    encoding: 'binary',
    overlappingSync: false,
  });
  const docs = Array.from({ length: count }, (_, i) => Buffer.from(serialize(ticket(i, true))));
  const timed = (work: () => void, n: number) => {
    const start = performance.now();
    work();
    return (n / (performance.now() - start)) * 1000;
  };
  const single = timed(
    () => docs.slice(0, 1000).forEach((doc, i) => db.transactionSync(() => void db.put(`s${i}`, doc))),
    1000,
  );
  const batch = timed(() => {
    for (let at = 0; at < count; at += 50) {
      db.transactionSync(() => docs.slice(at, at + 50).forEach((doc, i) => void db.put(`b${at + i}`, doc)));
    }
  }, count);
  const bulk = timed(
    () => db.transactionSync(() => docs.forEach((doc, i) => void db.put(`m${i}`, doc))),
    count,
  );
  const read = timed(() => docs.forEach((_, i) => void db.get(`m${i}`)), count);
  void db.close();
  return { single, batch, bulk, read };
}

const memoryOf = (pid: number) => {
  const line = /RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(line?.[1] ?? 0) / 1024);
};

async function eachMs(count: number, work: (i: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) times.push(await clock(() => work(i)));
  return median(times);
}

async function fill(collection: Collection<Document>, count: number): Promise<number> {
  const size = 1000;
  return clock(async () => {
    for (let at = 0; at < count; at += size) {
      await collection.insertMany(
        Array.from({ length: Math.min(size, count - at) }, (_, i) => ticket(at + i)),
      );
    }
  });
}

async function main(large: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const alone = lmdbAlone(folder, 10_000);
  let server = await spawnEmbeddedMongo({ dataDir: join(folder, 'data') });
  let client = await new MongoClient(server.uri, { maxPoolSize: 100 }).connect();
  const db = () => client.db('bench');
  const ratio = (mine: number, bare: number) => `lmdb alone ${rate(bare)}, ratio ${(mine / bare).toFixed(2)}`;

  const submits = db().collection<Document>('submits');
  await submits.createIndexes(indexes);
  await perSecond(500, 20, (i) => submits.insertOne(ticket(1e8 + i, true)));
  const one = await perSecond(2000, 1, (i) => submits.insertOne(ticket(i, true)));
  show('insertOne 2 KB, 5 indexes, in sequence', rate(one), ratio(one, alone.single));
  const many = await perSecond(10_000, 50, (i) => submits.insertOne(ticket(10_000 + i, true)));
  show('insertOne 2 KB, 5 indexes, 50 in flight', rate(many), ratio(many, alone.batch));
  const moved = await perSecond(5000, 50, (i) =>
    submits.findOneAndUpdate(
      { _id: ticket(10_000 + i)['_id'] },
      { $set: { status: 'moved' }, $inc: { score: 1 } },
    ),
  );
  show('findOneAndUpdate by _id, 50 in flight', rate(moved), ratio(moved, alone.batch));

  const small = db().collection<Document>('small');
  await small.createIndexes(indexes);
  await fill(small, 10_000);
  const big = db().collection<Document>('big');
  await big.createIndexes(indexes);
  const filled = await fill(big, large);
  show(
    `insertMany 1 KB, 5 indexes, ${large} documents`,
    rate((large / filled) * 1000),
    ratio((large / filled) * 1000, alone.bulk),
  );
  // The two collections take turns, so that whatever else the machine does weighs on both alike.
  const bareRead = 1000 / alone.read;
  const compare = async (name: string, filter: (i: number) => Document) => {
    const times = { small: [] as number[], big: [] as number[] };
    for (let i = 0; i < 6000; i++) {
      const inSmall = await clock(() => small.findOne(filter((i * 7919) % 10_000)));
      const inBig = await clock(() => big.findOne(filter((i * 7919) % large)));
      // The first turns only warm up.
      if (i < 2000) continue;
      times.small.push(inSmall);
      times.big.push(inBig);
    }
    const [ofSmall, ofBig] = [median(times.small), median(times.big)];
    show(
      `findOne by ${name} in 10 000 documents`,
      `${ofSmall.toFixed(3)} ms`,
      `lmdb alone ${bareRead.toFixed(4)} ms, ratio ${(ofSmall / bareRead).toFixed(0)} (the network)`,
    );
    show(
      `findOne by ${name} in ${large} documents`,
      `${ofBig.toFixed(3)} ms`,
      `${(ofBig / ofSmall).toFixed(2)} × the small collection`,
    );
  };
  await compare('_id', (i) => ({ _id: ticket(i)['_id'] }));
  await compare('unique key', (i) => ({ no: `N${i}` }));
  const concurrent = await perSecond(10_000, 50, (i) =>
    big.findOne({ _id: ticket((i * 7919) % large)['_id'] }),
  );
  show('findOne by _id, 50 in flight', rate(concurrent), ratio(concurrent, alone.read));
  const page = await eachMs(300, (i) =>
    big
      .find({ unit: `u${i % units}`, status: 'open' })
      .sort({ due: 1, _id: 1 })
      .limit(20)
      .toArray(),
  );
  show(`page of 20 by an index in ${large} documents`, `${page.toFixed(2)} ms`);
  const merged = await eachMs(300, (i) =>
    big
      .find({ unit: `u${i % units}`, status: { $in: ['open', 'signed'] } })
      .sort({ due: -1, _id: -1 })
      .limit(20)
      .toArray(),
  );
  show('the same with $in and merged ranges', `${merged.toFixed(2)} ms`);
  const multi = await eachMs(300, (i) =>
    big
      .find({ 'legs.unitId': `u${i % units}` })
      .sort({ due: 1 })
      .limit(20)
      .toArray(),
  );
  show('the same by an index on an array', `${multi.toFixed(2)} ms`);
  const grouped = await clock(() =>
    big
      .aggregate([
        { $limit: 100_000 },
        { $group: { _id: '$unit', n: { $sum: 1 }, score: { $sum: '$score' } } },
      ])
      .toArray(),
  );
  show('$group over 100 000 documents', `${(grouped / 1000).toFixed(2)} s`);
  show(
    'memory of the server, without the mapped file',
    `${memoryOf(server.pid)} MB`,
    'RssAnon; the file itself is cached by the system',
  );
  await client.close();
  await server.close();
  const started = await clock(async () => {
    server = await spawnEmbeddedMongo({ dataDir: join(folder, 'data') });
  });
  client = await new MongoClient(server.uri).connect();
  const first = await clock(() => db().collection<Document>('big').findOne({ no: 'N77' }));
  show(
    `start with ${large} documents`,
    `${(started / 1000).toFixed(2)} s`,
    `first read ${first.toFixed(1)} ms`,
  );
  show('memory after the start', `${memoryOf(server.pid)} MB`);
  show('data file', `${Math.round(statSync(join(folder, 'data', 'store.mdb')).size / 1048576)} MB`);
  await client.close();
  await server.close();
  rmSync(folder, { recursive: true });
}

if (process.argv.includes('--help')) console.log(usage);
else void main(countAsked(1_000_000));
