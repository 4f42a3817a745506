/** Poisons documents and kills workers (-9) amid 10 000 events: nothing may be held up, lost, or told twice. */
import { fork, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { deadLetterModel } from '@jsjb/bff/platform/outbox/deadLetterModel';
import { newParcel, parcelsOf } from '@jsjb/bff/platform/outbox/testing/sampleRecord';
import { spawnEmbeddedMongo } from '@jsjb/embedded-mongo/spawn';
import type { Connection } from 'mongoose';
import { countAsked } from '../harness/countAsked';
import { connectTo, makeSampleIndexes, sampleOutbox, toldOf } from '../harness/outboxSample';

const EVENTS_EACH = 4;
const PEOPLE_EACH = 2;
const POISONED = 50;
const PROCESSES = 3;
const KILL_EVERY_MS = 400;
/** A process that was killed gives its documents back after 3 s. */
const settings = { leaseMs: 3_000, handlerMs: 1_500, pollMs: 200 };
const loader = pathToFileURL(createRequire(__filename).resolve('tsx')).href;
const faults: string[] = [];
const expectIt = (holds: boolean, sentence: string): void => {
  if (!holds) faults.push(sentence);
};

async function clear(connection: Connection): Promise<void> {
  await parcelsOf(connection).deleteMany({});
  await toldOf(connection).deleteMany({});
  await deadLetterModel(connection).deadLetters.deleteMany({});
}

/** The older ones fail, in their handler or because their log cannot be read; one that is whole comes last. */
async function poison(connection: Connection): Promise<void> {
  await clear(connection);
  const parcels = parcelsOf(connection);
  const letters = deadLetterModel(connection).deadLetters;
  const pause = { firstMs: 20, longestMs: 100 };
  const outbox = sampleOutbox(connection, { attempts: 4, pause });
  const whole = (n: number) => newParcel(outbox, `p${n}`, ['parcel.delivered'], new Date());
  for (let n = 0; n < POISONED; n += 1) {
    const { events, ...doc } = whole(n);
    const bad = n % 5 === 0 ? 'unreadable' : events.map(({ seq, type, at }) => ({ seq, type, at }));
    await parcels.insertOne({ ...doc, events: bad as never });
  }
  await parcels.insertOne(whole(POISONED));
  const told = toldOf(connection);
  await outbox.pass();
  const healthy = await told.countDocuments({ _id: { $gte: `p${POISONED}.`, $lt: `p${POISONED}/` } });
  expectIt(healthy === PEOPLE_EACH, 'the healthy document was not told in the first pass');
  for (let waited = 0; (await letters.countDocuments()) < POISONED && waited < 100; waited += 1) {
    await sleep(50);
    await outbox.pass();
  }
  const dead = await letters.countDocuments();
  expectIt(dead === POISONED, `${dead} of ${POISONED} poisoned documents are dead letters`);
  const stillDue = await parcels.countDocuments({ 'outbox.due': { $exists: true } });
  expectIt(stillDue === 0, `${stillDue} documents still wait`);
  for (let n = 0; n < POISONED; n += 1)
    await parcels.updateOne({ _id: `p${n}` }, { $set: { events: whole(n).events } });
  const { replayed } = await outbox.deadLetters.replayAll();
  await outbox.pass();
  const notices = await told.find().toArray();
  const repeated = notices.filter(({ times }) => times > 1).length;
  expectIt(
    notices.length === (POISONED + 1) * PEOPLE_EACH,
    `${notices.length} people were told after the mend`,
  );
  expectIt(repeated === 0, `${repeated} people were told again`);
  expectIt((await letters.countDocuments()) === 0, 'dead letters are left after the mend');
  console.log(
    `${POISONED} poisoned documents before a healthy one: told in the first pass ${healthy} of ${PEOPLE_EACH}, ` +
      `dead letters ${dead}; mended, replayed ${replayed}, told ${notices.length}, again ${repeated}`,
  );
}

async function startWorker(uri: string): Promise<ChildProcess> {
  const file = path.resolve(__dirname, '../harness/outboxWorker.ts');
  const child = fork(file, [uri, JSON.stringify(settings)], { execArgv: ['--import', loader] });
  const [word] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as unknown[];
  if (word !== 'ready') throw new Error(`a worker ended by itself: ${String(word)}`);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function backlog(connection: Connection, events: number): Promise<number> {
  await clear(connection);
  const documents = Math.ceil(events / EVENTS_EACH);
  const outbox = sampleOutbox(connection, settings);
  const types = Array.from({ length: EVENTS_EACH }, () => 'parcel.delivered' as const);
  const docs = Array.from({ length: documents }, (_, n) => newParcel(outbox, `p${n}`, types, new Date()));
  for (let at = 0; at < documents; at += 500)
    await parcelsOf(connection).insertMany(docs.slice(at, at + 500));
  return documents;
}

/** Everything that was to be told was told, to each person once, and no mark is left. */
async function verify(connection: Connection, documents: number, name: string): Promise<number> {
  const expected = documents * EVENTS_EACH * PEOPLE_EACH;
  const notices = await toldOf(connection).find().toArray();
  const handedOver = notices.reduce((sum, { times }) => sum + times, 0);
  expectIt(notices.length === expected, `${name}: told ${notices.length} of ${expected}`);
  const parcels = await parcelsOf(connection)
    .find({}, { projection: { outbox: 1 } })
    .toArray();
  const unsettled = parcels.filter(
    ({ outbox }) => JSON.stringify(outbox) !== JSON.stringify({ seq: EVENTS_EACH }),
  );
  expectIt(unsettled.length === 0, `${name}: ${unsettled.length} documents are not settled`);
  const letters = await deadLetterModel(connection).deadLetters.countDocuments();
  expectIt(letters === 0, `${name}: ${letters} dead letters`);
  return handedOver - expected;
}

interface Run {
  processes: number;
  kills: boolean;
}

async function share(connection: Connection, uri: string, events: number, { processes, kills }: Run) {
  const name = `${processes} process${processes > 1 ? 'es' : ''}${kills ? ', kill -9' : ''}`;
  const documents = await backlog(connection, events);
  const waits = () => parcelsOf(connection).countDocuments({ 'outbox.due': { $exists: true } }, { limit: 1 });
  const workers = await Promise.all(Array.from({ length: processes }, () => startWorker(uri)));
  const began = performance.now();
  for (const worker of workers) worker.send('go');
  let killed = 0;
  while ((await waits()) > 0) {
    await sleep(kills ? KILL_EVERY_MS : 20);
    if (!kills || (await waits()) === 0) continue;
    const place = randomInt(processes);
    const victim = workers[place];
    if (victim) await kill(victim);
    killed += 1;
    const worker = await startWorker(uri);
    worker.send('go');
    workers[place] = worker;
    if (performance.now() - began > 300_000) break;
  }
  const seconds = (performance.now() - began) / 1000;
  await Promise.all(workers.map(kill));
  const again = await verify(connection, documents, name);
  expectIt(!kills || killed >= 3, `${name}: only ${killed} were killed before the work was done`);
  expectIt(kills || again === 0, `${name}: ${again} were handed over again though nobody died`);
  console.log(
    `${name}: ${documents * EVENTS_EACH} events in ${documents} documents in ${seconds.toFixed(1)} s, ` +
      `${Math.round(documents / seconds)} documents/s, ${Math.round((documents * EVENTS_EACH) / seconds)} events/s` +
      (kills ? `; killed ${killed}, handed over again ${again}` : ''),
  );
}

async function main(events: number): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'outbox-'));
  const server = await spawnEmbeddedMongo({ dataDir });
  const connection = await connectTo(server.uri);
  try {
    await makeSampleIndexes(connection);
    await poison(connection);
    await share(connection, server.uri, events, { processes: 1, kills: false });
    await share(connection, server.uri, events, { processes: PROCESSES, kills: false });
    await share(connection, server.uri, events, { processes: PROCESSES, kills: true });
  } finally {
    await connection.close();
    await server.close();
    rmSync(dataDir, { recursive: true });
  }
  for (const fault of faults) console.error(`FALLS SHORT: ${fault}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

void main(countAsked(10_000));
