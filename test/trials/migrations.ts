/**
 * Kills a process with -9 at random moments while it migrates the last release's folder, again and again; the end must
 * be that of an undisturbed run.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseOf, openConnection } from '@jsjb/bff/platform/db/openConnection';
import { check } from '../../bff/embedded-mongo/src/care';
import { startEmbeddedMongo } from '../../bff/embedded-mongo/src/server';
import { mongo } from 'mongoose';
import { countAsked } from '../harness/countAsked';
import { unpackRelease } from '../fixtures/release';

/** The folder holds more than this; an empty one would prove nothing. */
const DOCUMENTS = 9000;
const folder = mkdtempSync(path.join(tmpdir(), 'jsjb-migrations-'));

async function withDatabase<T>(dataDir: string, work: (db: mongo.Db) => Promise<T>): Promise<T> {
  const store = await startEmbeddedMongo({ dataDir });
  const connection = await openConnection(store.uri);
  try {
    return await work(databaseOf(connection));
  } finally {
    await connection.close();
    await store.close();
  }
}

type Content = Map<string, string>;

/** Every document and every index, each under a name; without the notes of the migrations, which tell times. */
const contentOf = (dataDir: string): Promise<Content> =>
  withDatabase(dataDir, async (db) => {
    const content: Content = new Map();
    for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
      if (name === 'migrations' || name === 'leases') continue;
      const collection = db.collection(name);
      for (const index of await collection.indexes()) content.set(`${name} index ${index.name}`, '');
      for await (const doc of collection.find({}, { promoteValues: false }))
        content.set(`${name} ${String(doc._id)}`, mongo.BSON.EJSON.stringify(doc, { relaxed: false }));
    }
    return content;
  });

function differences(wanted: Content, found: Content): string[] {
  const names = new Set([...wanted.keys(), ...found.keys()]);
  return [...names].filter((name) => wanted.get(name) !== found.get(name));
}

/** Runs a migrating process, killed after so long when told so; says whether it came to its end. */
async function runChild(where: string, killAfterMs?: number): Promise<boolean> {
  const child = fork(path.resolve(__dirname, '../harness/migrator.ts'), [where], {
    execArgv: ['--import', 'tsx'],
  });
  const ended = once(child, 'exit');
  if (killAfterMs !== undefined) {
    await Promise.race([once(child, 'message'), ended]);
    await Promise.race([sleep(killAfterMs), ended]);
    child.kill('SIGKILL');
  }
  const [code] = await ended;
  if (code !== 0 && code !== null) throw new Error(`the migrating process failed with ${String(code)}`);
  return code === 0;
}

/** By turns the database dies with its client, or goes on and keeps the lease of the one that is gone. */
async function runRound(dataDir: string, round: number, killAfterMs: number): Promise<boolean> {
  if (round % 2 === 0) return runChild(dataDir, killAfterMs);
  const store = await startEmbeddedMongo({ dataDir });
  try {
    return await runChild(store.uri, killAfterMs);
  } finally {
    await store.close();
  }
}

async function main(kills: number): Promise<void> {
  const unpacked = await unpackRelease('0.1');
  const older = path.join(unpacked, 'db');
  const whole = path.join(folder, 'whole');
  cpSync(older, whole, { recursive: true });
  const began = performance.now();
  await runChild(whole);
  const wholeMs = performance.now() - began;
  const wanted = await contentOf(whole);
  let [killed, ends, different, problems] = [0, 0, 0, 0];
  for (let copy = 1; killed < kills; copy += 1) {
    const dataDir = path.join(folder, `copy${copy}`);
    cpSync(older, dataDir, { recursive: true });
    let isDone = false;
    for (let round = copy; !isDone && killed < kills; round += 1) {
      // The next waits for the lease of the last one first: now and then it is killed at that too.
      isDone = await runRound(dataDir, round, Math.random() * Math.min(wholeMs, 3000));
      killed += isDone ? 0 : 1;
      problems += (await check(dataDir)).problems.length;
    }
    if (!isDone) await runChild(dataDir);
    const found = differences(wanted, await contentOf(dataDir));
    ends += 1;
    different += found.length;
    for (const name of found.slice(0, 10)) console.log(`  copy ${copy}: ${name} differs`);
    rmSync(dataDir, { recursive: true });
  }
  console.log(
    `kill -9 in ${killed} migrations of ${ends} folders: ${wanted.size} documents and indexes compared each, ${different} differ, index problems ${problems}`,
  );
  process.exitCode = different + problems > 0 || wanted.size < DOCUMENTS ? 1 : 0;
  rmSync(unpacked, { recursive: true });
}

main(countAsked(24))
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => rmSync(folder, { recursive: true, force: true }));
