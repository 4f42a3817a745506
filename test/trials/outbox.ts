/** Poisons tickets and kills workers (-9) amid 10 000 events: nothing may be held up, lost, or told twice. */
import { fork, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { connect } from '@jsjb/bff/models';
import type { TicketDoc } from '@jsjb/bff/ticket/store/ticketDoc';
import { spawnEmbeddedMongo } from '@jsjb/embedded-mongo/spawn';
import { storeSmallCity } from '../factories/smallCity';
import { countAsked } from '../harness/countAsked';
import {
  EVENTS_EACH,
  newWorld,
  NOTICES_EACH,
  openWorld,
  TOLD_EVENTS,
  undelivered,
  type OpenWorld,
  type World,
} from '../harness/outboxTrial';

const POISONED = 50;
const PROCESSES = 3;
const KILL_EVERY_MS = 400;
/** A process that was killed gives its tickets back after 10 s. */
const settings = { leaseMs: 10_000, handlerMs: 5_000, pollMs: 200 };
/** A machine that is busy with other things takes its time. */
const PATIENCE_MS = 900_000;
const loader = pathToFileURL(createRequire(__filename).resolve('tsx')).href;
const faults: string[] = [];
const expectIt = (holds: boolean, sentence: string): void => {
  if (!holds) faults.push(sentence);
};

async function clear({ deps, handed }: OpenWorld): Promise<void> {
  const { tickets, notices, deadLetters, scoreFacts, scoreBuckets, scoreRechecks } = deps.models;
  for (const model of [tickets, notices, deadLetters, scoreFacts, scoreBuckets, scoreRechecks])
    await model.collection.deleteMany({});
  await handed.deleteMany({});
}

async function storeBacklog({ deps }: OpenWorld, count: number): Promise<TicketDoc[]> {
  const { tickets } = deps.models;
  // The first have waited longest.
  const begin = deps.now().getTime() - 60_000;
  const docs = Array.from({ length: count }, (_, n) => undelivered(n, new Date(begin + n)));
  for (let at = 0; at < count; at += 500)
    await tickets.collection.insertMany(docs.slice(at, at + 500) as never[]);
  return docs;
}

const dueIn = ({ deps }: OpenWorld, limit: number): Promise<number> =>
  deps.models.tickets.collection.countDocuments({ 'outbox.due': { $exists: true } }, { limit });

const timesIn = async ({ handed }: OpenWorld): Promise<number[]> =>
  (await handed.find().toArray()).map(({ times }) => times);

/** Of the older ones nobody can say who accepted them, so that people cannot be told of it; a whole one comes last. */
async function poison(world: World): Promise<void> {
  const open = await openWorld(world, { attempts: 4, pause: { firstMs: 20, longestMs: 100 } });
  const { deps } = open;
  const { tickets, notices, deadLetters } = deps.models;
  await clear(open);
  const docs = await storeBacklog(open, POISONED + 1);
  const poisoned = docs.slice(0, POISONED);
  for (const { _id } of poisoned)
    await tickets.collection.updateOne({ _id }, { $unset: { 'events.1.by': '' } });
  await deps.outbox.pass();
  const healthy = await notices.countDocuments({ ticketId: String(docs.at(-1)?._id) });
  expectIt(healthy === NOTICES_EACH, 'the people of the healthy ticket were not told in the first pass');
  const untold = { subscription: 'notify', seq: 2 };
  for (let waited = 0; (await dueIn(open, 1)) > 0 && waited < 200; waited += 1) {
    await sleep(50);
    await deps.outbox.pass();
  }
  const dead = await deadLetters.countDocuments(untold);
  expectIt(dead === POISONED, `${dead} of ${POISONED} poisoned tickets are dead letters`);
  const stillDue = await dueIn(open, POISONED + 1);
  expectIt(stillDue === 0, `${stillDue} tickets still wait`);
  const before = await notices.countDocuments();
  const readable = POISONED * (NOTICES_EACH - 1) + NOTICES_EACH;
  expectIt(before === readable, `${before} of ${readable} notices of what can be read were made`);
  for (const { _id, events } of poisoned)
    await tickets.collection.updateOne({ _id }, { $set: { 'events.1.by': events[1]?.by } as never });
  const { replayed } = await deps.outbox.deadLetters.replayAll('notify');
  // The scores could not be counted without it either.
  await deps.outbox.deadLetters.replayAll();
  await deps.outbox.pass();
  const told = await notices.countDocuments();
  expectIt(told === docs.length * NOTICES_EACH, `${told} notices were made after the mend`);
  const again = (await timesIn(open)).filter((times) => times > 1).length;
  expectIt(again === 0, `${again} events were handed over again`);
  expectIt((await deadLetters.countDocuments()) === 0, 'dead letters are left after the mend');
  await open.close();
  console.log(
    `${POISONED} poisoned documents before a healthy one: told in the first pass ${healthy} of ${NOTICES_EACH}, ` +
      `dead letters ${dead}; mended, replayed ${replayed}, told ${told}, again ${again}`,
  );
}

async function startWorker(world: World): Promise<ChildProcess> {
  const file = path.resolve(__dirname, '../harness/outboxWorker.ts');
  const args = [JSON.stringify(world), JSON.stringify(settings)];
  const child = fork(file, args, { execArgv: ['--import', loader] });
  const [word] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as unknown[];
  if (word !== 'ready') throw new Error(`a worker ended by itself: ${String(word)}`);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Everybody was told of everything once, and no mark is left. How many events were handed over again. */
async function verify(open: OpenWorld, documents: number, name: string): Promise<number> {
  const { tickets, notices, deadLetters } = open.deps.models;
  const expected = documents * NOTICES_EACH;
  const told = await notices.collection
    .find({}, { projection: { personId: 1, ticketId: 1, at: 1 } })
    .toArray();
  const different = new Set(
    told.map(({ personId, ticketId, at }) => `${ticketId} ${personId} ${String(at)}`),
  );
  expectIt(told.length === expected, `${name}: ${told.length} notices of ${expected}`);
  const twice = told.length - different.size;
  expectIt(twice === 0, `${name}: ${twice} notices were made twice`);
  const marks = await tickets.collection.find({}, { projection: { outbox: 1 } }).toArray();
  const settled = JSON.stringify({ seq: EVENTS_EACH });
  const unsettled = marks.filter(({ outbox }) => JSON.stringify(outbox) !== settled).length;
  expectIt(unsettled === 0, `${name}: ${unsettled} tickets are not settled`);
  const letters = await deadLetters.countDocuments();
  expectIt(letters === 0, `${name}: ${letters} dead letters`);
  const times = await timesIn(open);
  return times.reduce((sum, each) => sum + each, 0) - documents * TOLD_EVENTS;
}

interface Run {
  processes: number;
  kills: boolean;
}

async function share(world: World, events: number, { processes, kills }: Run): Promise<void> {
  const name = `${processes} process${processes > 1 ? 'es' : ''}${kills ? ', kill -9' : ''}`;
  const open = await openWorld(world, settings);
  await clear(open);
  const documents = Math.ceil(events / EVENTS_EACH);
  await storeBacklog(open, documents);
  const workers = await Promise.all(Array.from({ length: processes }, () => startWorker(world)));
  const began = performance.now();
  for (const worker of workers) worker.send('go');
  let killed = 0;
  while ((await dueIn(open, 1)) > 0) {
    await sleep(kills ? KILL_EVERY_MS : 20);
    if (!kills || (await dueIn(open, 1)) === 0) continue;
    const place = randomInt(processes);
    const victim = workers[place];
    if (victim) await kill(victim);
    killed += 1;
    const worker = await startWorker(world);
    worker.send('go');
    workers[place] = worker;
    if (performance.now() - began > PATIENCE_MS) break;
  }
  const seconds = (performance.now() - began) / 1000;
  await Promise.all(workers.map(kill));
  const again = await verify(open, documents, name);
  await open.close();
  expectIt(!kills || killed >= 3, `${name}: only ${killed} were killed before the work was done`);
  expectIt(kills || again === 0, `${name}: ${again} were handed over again though nobody died`);
  console.log(
    `${name}: ${documents * EVENTS_EACH} events in ${documents} documents in ${seconds.toFixed(1)} s, ` +
      `${Math.round(documents / seconds)} documents/s, ${Math.round((documents * EVENTS_EACH) / seconds)} events/s` +
      (kills ? `; killed ${killed}, handed over again ${again}` : ''),
  );
}

/** Indexes and people; each later step opens the store anew, as a server does. */
async function prepare(world: World): Promise<void> {
  const { connection } = await connect(world.uri);
  await connection.close();
  const open = await openWorld(world, settings);
  await storeSmallCity(open.deps.models, open.deps.cipher);
  await open.close();
}

async function main(events: number): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'outbox-'));
  const server = await spawnEmbeddedMongo({ dataDir: path.join(dataDir, 'db') });
  const world = newWorld(server.uri, dataDir);
  try {
    await prepare(world);
    await poison(world);
    await share(world, events, { processes: 1, kills: false });
    await share(world, events, { processes: PROCESSES, kills: false });
    await share(world, events, { processes: PROCESSES, kills: true });
  } finally {
    await server.close();
    rmSync(dataDir, { recursive: true });
  }
  for (const fault of faults) console.error(`FALLS SHORT: ${fault}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

void main(countAsked(10_000));
