/** Kills the embedded server in the middle of writes, again and again: nothing acknowledged may be lost or doubled. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { check } from '../../bff/embedded-mongo/src/care';
import { spawnEmbeddedMongo } from '../../bff/embedded-mongo/src/spawn';
import { countAsked } from '../harness/countAsked';

const writers = 4;
interface Row {
  _id: string;
  no: string;
  writer: number;
  legs: string[];
  times: number;
  pad: string;
}

interface Acknowledged {
  inserted: string[];
  /** Increments acknowledged per counter; the one under way when the server died may or may not count. */
  counted: number;
  unknown: number;
}

/** Inserts and counts until the server is gone; notes what was acknowledged. */
async function write(client: MongoClient, round: number, writer: number): Promise<Acknowledged> {
  const db = client.db('kill');
  const rows = db.collection<Row>('rows');
  const counters = db.collection<{ _id: string; n: number }>('counters');
  const done: Acknowledged = { inserted: [], counted: 0, unknown: 0 };
  for (let i = 0; ; i++) {
    const name = `${round}-${writer}-${i}`;
    try {
      await rows.insertOne({
        _id: name,
        no: `no-${name}`,
        writer,
        legs: [`a${i % 5}`, `b${i % 3}`],
        times: 0,
        pad: 'x'.repeat(1500),
      });
      done.inserted.push(name);
      done.unknown = 1;
      await counters.updateOne({ _id: `w${writer}` }, { $inc: { n: 1 } }, { upsert: true });
      done.unknown = 0;
      done.counted++;
    } catch {
      return done;
    }
  }
}

async function main(rounds: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kill-'));
  const acknowledged = new Set<string>();
  const counted = Array.from({ length: writers }, () => ({ least: 0, most: 0 }));
  let lost = 0;
  let doubled = 0;
  let problems = 0;
  for (let round = 0; round < rounds; round++) {
    const server = await spawnEmbeddedMongo({ dataDir });
    const connect = () =>
      new MongoClient(server.uri, { serverSelectionTimeoutMS: 3000, maxPoolSize: 1 }).connect();
    const clients = await Promise.all(Array.from({ length: writers }, connect));
    if (round === 0) {
      await clients[0]
        ?.db('kill')
        .collection('rows')
        .createIndexes([
          { key: { no: 1 }, unique: true },
          { key: { writer: 1, _id: 1 } },
          { key: { legs: 1 } },
        ]);
    }
    const work = clients.map((client, writer) => write(client, round, writer));
    await new Promise((resolve) => setTimeout(resolve, 100 + ((round * 37) % 400)));
    process.kill(server.pid, 'SIGKILL');
    const results = await Promise.all(work);
    await server.ended;
    await Promise.all(clients.map((client) => client.close()));
    results.forEach((result, writer) => {
      for (const name of result.inserted) acknowledged.add(name);
      const count = counted[writer] as { least: number; most: number };
      count.least += result.counted;
      count.most += result.counted + result.unknown;
    });
    problems += (await check(dataDir)).problems.length;
  }
  const server = await spawnEmbeddedMongo({ dataDir });
  const client = await new MongoClient(server.uri).connect();
  const stored = new Map<string, number>();
  for await (const { _id } of client
    .db('kill')
    .collection<Row>('rows')
    .find({}, { projection: { _id: 1 } })) {
    stored.set(_id, (stored.get(_id) ?? 0) + 1);
  }
  for (const name of acknowledged) if (!stored.has(name)) lost++;
  for (const times of stored.values()) if (times > 1) doubled++;
  for (const [writer, { least, most }] of counted.entries()) {
    const n =
      (
        await client
          .db('kill')
          .collection<{ _id: string; n: number }>('counters')
          .findOne({ _id: `w${writer}` })
      )?.n ?? 0;
    if (n < least) lost += least - n;
    if (n > most) doubled += n - most;
  }
  await client.close();
  await server.close();
  rmSync(dataDir, { recursive: true });
  const increments = counted.reduce((sum, { least }) => sum + least, 0);
  console.log(
    `kill -9 rounds ${rounds}: acknowledged inserts ${acknowledged.size} increments ${increments}, lost ${lost} doubled ${doubled}, index problems ${problems}`,
  );
  process.exitCode = lost + doubled + problems > 0 || acknowledged.size === 0 ? 1 : 0;
}

void main(countAsked(50));
