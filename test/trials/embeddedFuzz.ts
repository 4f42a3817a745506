/** Broken frames — random, cut, oversized, deep, bent copies of good ones: the server stays up, its memory flat. */
import { randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type Socket, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'bson';
import { type Document, MongoClient } from 'mongodb';
import { check } from '../../bff/embedded-mongo/src/care';
import { spawnEmbeddedMongo } from '../../bff/embedded-mongo/src/spawn';
import { countAsked } from '../harness/countAsked';

function frame(body: Buffer, code = 2013, length = 21 + body.length): Buffer {
  const head = Buffer.alloc(21);
  head.writeInt32LE(length, 0);
  head.writeInt32LE(randomInt(1e6), 4);
  head.writeInt32LE(code, 12);
  return Buffer.concat([head, body]);
}

const good = (): Buffer => {
  const commands: Document[] = [
    { find: 'f', $db: 'fuzz', filter: { a: { $in: [1, 'x'] } } },
    { insert: 'f', $db: 'fuzz', documents: [{ a: randomInt(100), b: [{ c: 'text' }] }] },
    { update: 'f', $db: 'fuzz', updates: [{ q: { a: 1 }, u: { $set: { 'b.c': 1 } }, multi: true }] },
    { aggregate: 'f', $db: 'fuzz', pipeline: [{ $group: { _id: '$a', n: { $sum: 1 } } }], cursor: {} },
  ];
  return Buffer.from(serialize(commands[randomInt(commands.length)] as Document));
};

function deep(levels: number): Buffer {
  let body = Buffer.from(serialize({ a: 1 }));
  for (let i = 0; i < levels; i++) {
    const head = Buffer.alloc(7);
    head.writeInt32LE(body.length + 8, 0);
    head.write('\x03a\0', 4, 'latin1');
    body = Buffer.concat([head, body, Buffer.from([0])]);
  }
  return body;
}

function bent(): Buffer {
  const whole = frame(good());
  for (let i = randomInt(1, 6); i > 0; i--) whole[randomInt(16, whole.length)] = randomInt(256);
  return whole;
}

const makers: (() => Buffer)[] = [
  () => randomBytes(randomInt(1, 2000)),
  () => frame(randomBytes(randomInt(5, 500))),
  () => frame(good()).subarray(0, randomInt(1, 60)),
  () => frame(good(), 2013, randomInt(48_000_001, 2 ** 31 - 1)),
  () => frame(good(), 2013, -randomInt(1000)),
  () => frame(good(), randomInt(3000)),
  () => frame(deep(randomInt(150, 3000))),
  bent,
  bent,
  bent,
];

const send = (port: number, bytes: Buffer) =>
  new Promise<void>((resolve) => {
    const socket: Socket = connect(port, '127.0.0.1');
    const end = () => {
      socket.destroy();
      resolve();
    };
    socket.on('error', end).on('close', end).once('data', end);
    socket.write(bytes);
    setTimeout(end, 20);
  });

const memoryOf = (pid: number) =>
  Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

async function main(count: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fuzz-'));
  const server = await spawnEmbeddedMongo({ dataDir });
  const client = await new MongoClient(server.uri).connect();
  const batch = async (frames: number) => {
    for (let sent = 0; sent < frames; sent += 20) {
      const some = Array.from({ length: 20 }, () => (makers[randomInt(makers.length)] as () => Buffer)());
      await Promise.all(some.map((bytes) => send(server.port, bytes)));
    }
  };
  await batch(count / 4);
  await client.db('fuzz').collection('f').deleteMany({});
  const before = memoryOf(server.pid);
  await batch(count);
  await client.db('fuzz').collection('f').deleteMany({});
  const after = memoryOf(server.pid);
  const alive = (await client.db('fuzz').command({ ping: 1 }))['ok'] === 1;
  await client.close();
  await server.close();
  const { problems } = await check(dataDir);
  rmSync(dataDir, { recursive: true });
  console.log(
    `fuzz frames ${count}: alive ${alive}, memory ${before.toFixed(0)} → ${after.toFixed(0)} MB, index problems ${problems.length}`,
  );
  process.exitCode = alive && after < before + 60 && problems.length === 0 ? 0 : 1;
}

void main(countAsked(20_000));
