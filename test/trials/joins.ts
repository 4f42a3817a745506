/**
 * Forty neighbours join one ticket at once over HTTP and on a second server; a thousand facts pile up on one; writers are
 * killed: all count, nobody loses, nothing slows.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@jsjb/bff/contract';
import { features } from '@jsjb/bff/features';
import { writersOf } from '@jsjb/bff/platform/features/derive';
import {
  connectTo,
  neighbour as sampleNeighbour,
  NOW,
  repairStore,
  reported,
  type RepairDoc,
} from '@jsjb/bff/platform/records/testing/repairStore';
import { ticketOf, type TicketDoc } from '@jsjb/bff/ticket/store/ticketDoc';
import { spawnEmbeddedMongo } from '@jsjb/embedded-mongo/spawn';
import type { Actor } from '@jsjb/shared/kit/role';
import { median } from '../harness/bench';
import { countAsked } from '../harness/countAsked';
import { residents } from '../harness/residents';
import { startTestServer, type TestServer } from '../harness/server';
import { newKey, submitted } from '../harness/story';

const AT_ONCE = 40;
const ROUNDS = 100;
const KILLS = 6;
const MOST_SLOWER = 2;

async function stored({ deps }: TestServer, id: string): Promise<TicketDoc> {
  const doc = await deps.models.tickets.findOne({ _id: id }).lean<TicketDoc>();
  if (!doc) throw new Error('the ticket is gone');
  return doc;
}
const neighbour = (n: number): Actor => ({ personId: `neighbour-${n}`, role: 'resident' });
const actBy = ({ deps }: TestServer, actor: Actor) => ({ actor, now: deps.now(), context: deps.rules });
const join = { name: 'join', data: {} } as const;

async function joinAtOnce(server: TestServer): Promise<boolean> {
  const { id } = await submitted(server);
  const clients = await residents(server, AT_ONCE / 2);
  // A server of its own: it knows nothing of what the first one has in hand.
  const { tickets } = writersOf(features, server.deps.models, server.deps.outbox);
  const doc = await stored(server, id);
  const began = performance.now();
  const all = await Promise.allSettled([
    ...clients.map((client) => client.join({ params: { id }, body: {}, key: newKey() })),
    ...clients.map((_, n) => tickets.act(doc, join, actBy(server, neighbour(n)))),
  ]);
  const ms = performance.now() - began;
  const conflicts = all.filter(({ status }) => status === 'rejected').length;
  const after = await stored(server, id);
  const faults = await tickets.faults(after);
  const joined = ticketOf(after).counts?.['join'] ?? 0;
  console.log(
    `${AT_ONCE} at once on two servers: ${joined} joined, ${conflicts} conflicts, ${faults.length} faults, ${ms.toFixed(0)} ms`,
  );
  return joined === AT_ONCE && conflicts === 0 && faults.length === 0;
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** Half of them join, the other half are words of the requester. */
async function addFacts(server: TestServer, doc: TicketDoc, facts: number): Promise<void> {
  const { tickets } = server.deps.records;
  const more = { name: 'supplement', data: { text: '今天又下雨，坑更深了。', photos: [] } } as const;
  const requester: Actor = { personId: doc.requester.personId, role: 'resident' };
  await Promise.all(
    Array.from({ length: facts }, (_, n) =>
      n % 2
        ? tickets.act(doc, join, actBy(server, neighbour(n)))
        : tickets.act(doc, more, actBy(server, requester)),
    ),
  );
}

/** A fresh ticket and one with very many facts take turns: whatever else the machine does weighs on both alike. */
async function addMany(server: TestServer, facts: number): Promise<boolean> {
  const { tickets } = server.deps.records;
  const full = await submitted(server);
  const fresh = await submitted(server);
  await addFacts(server, await stored(server, full.id), facts);
  const desk: Client = server.as('zhao');
  const works: Record<string, (id: string, n: number) => Promise<unknown>> = {
    'read from the store': (id) => stored(server, id),
    'read over HTTP': (id) => desk.readTicket({ params: { id } }),
    'one more joins': async (id, n) =>
      tickets.act(await stored(server, id), join, actBy(server, neighbour(1_000_000 + n))),
    'supplement over HTTP': (id) =>
      desk.supplement({ params: { id }, body: { text: '再补充。', photos: [] }, key: newKey() }),
  };
  let met = true;
  for (const [name, work] of Object.entries(works)) {
    const times = { full: [] as number[], fresh: [] as number[] };
    for (let n = 0; n < ROUNDS; n += 1)
      for (const which of n % 2 ? (['full', 'fresh'] as const) : (['fresh', 'full'] as const))
        times[which].push(await timed(() => work({ full, fresh }[which].id, n)));
    const [slow, quick] = [median(times.full), median(times.fresh)];
    const slower = slow / quick;
    console.log(
      `  ${name.padEnd(24)}${quick.toFixed(2).padStart(8)} ms fresh ${slow.toFixed(2).padStart(8)} ms with ${facts} facts   × ${slower.toFixed(2)}`,
    );
    met &&= slower <= MOST_SLOWER;
  }
  const after = await stored(server, full.id);
  const faults = await tickets.faults(after);
  console.log(`  the ticket: ${JSON.stringify(after).length} bytes; ${faults.length} faults`);
  return met && faults.length === 0;
}

async function onTickets(facts: number): Promise<boolean> {
  // As a city runs it: answers are checked against the contract in tests alone.
  const server = await startTestServer({ LOG_LEVEL: 'silent', CHECK_RESPONSES: 'off' });
  try {
    // The first round only warms up.
    await joinAtOnce(server);
    const met = [await joinAtOnce(server), await addMany(server, facts)];
    return met.every(Boolean);
  } finally {
    await server.close();
  }
}

type Kit = Awaited<ReturnType<typeof repairStore>>;
const by = (n: number) => ({
  actor: sampleNeighbour(n),
  now: new Date(NOW.getTime() + n),
  context: undefined,
});
const support = { name: 'support', data: {} } as const;
const storedSample = async ({ store }: Kit, { _id }: RepairDoc): Promise<RepairDoc> => {
  const doc = await store.find(_id);
  if (!doc) throw new Error('the record is gone');
  return doc;
};

/** Joins one after the other until it is killed; tells what was acknowledged. */
async function joinUntilKilled(uri: string, id: string, from: number): Promise<void> {
  const kit = await repairStore(await connectTo(uri));
  const [doc] = (await kit.model.find({ _id: id }).lean()) as unknown as [RepairDoc];
  process.send?.('ready');
  await Promise.all(
    Array.from({ length: 8 }, async (_, lane) => {
      for (let n = from + lane; ; n += 8) {
        await kit.store.act(doc, support, { ...by(n), key: 'k' });
        process.send?.(n);
      }
    }),
  );
}

async function killWriters(kit: Kit, uri: string): Promise<boolean> {
  const doc = await kit.store.create(kit.store.newDoc(reported(), {}), undefined);
  const acknowledged = new Set<number>();
  for (let round = 0; round < KILLS; round += 1) {
    const from = round * 100_000;
    const child: ChildProcess = fork(__filename, ['--writer', uri, String(doc._id), String(from)], {
      execArgv: ['--import', 'tsx'],
    });
    await once(child, 'message');
    child.on('message', (n) => acknowledged.add(Number(n)));
    const ended = once(child, 'exit');
    await sleep(150 + round * 70);
    child.kill('SIGKILL');
    await ended;
  }
  const left = (await storedSample(kit, doc)).unsettled?.length ?? 0;
  await kit.store.facts?.settleLeft();
  const after = await storedSample(kit, doc);
  const faults = await kit.store.faults(after);
  const standing = await kit.facts.find({ recordId: String(doc._id) }).lean();
  const people = new Set(standing.map(({ by: { personId } }) => personId));
  const lost = [...acknowledged].filter((n) => !people.has(sampleNeighbour(n).personId)).length;
  console.log(
    `${KILLS} writers killed: ${acknowledged.size} acknowledged, ${after.counts?.['support'] ?? 0} counted, ${left} were on their way, ${lost} lost, ${faults.length} faults`,
  );
  return lost === 0 && faults.length === 0 && (after.unsettled?.length ?? 0) === 0 && acknowledged.size > 0;
}

async function killed(): Promise<boolean> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jsjb-joins-'));
  const server = await spawnEmbeddedMongo({ dataDir: folder });
  const connection = await connectTo(server.uri);
  const met = await killWriters(await repairStore(connection), server.uri);
  await connection.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
  return met;
}

async function main(facts: number): Promise<void> {
  const met = [await onTickets(facts), await killed()];
  process.exitCode = met.every(Boolean) ? 0 : 1;
}

const [option, uri = '', id = '', from = ''] = process.argv.slice(2);
void (option === '--writer' ? joinUntilKilled(uri, id, Number(from)) : main(countAsked(1000)));
