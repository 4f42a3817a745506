/** Forty people join one record at once, a thousand facts pile up, writers are killed: all count, nobody loses, nothing slows. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  connectTo,
  neighbour,
  NOW,
  repairStore,
  reported,
  worker,
  type RepairDoc,
} from '@jsjb/bff/platform/records/testing/repairStore';
import { spawnEmbeddedMongo } from '@jsjb/embedded-mongo/spawn';
import { median } from '../harness/bench';
import { countAsked } from '../harness/countAsked';

const AT_ONCE = 40;
const ROUNDS = 200;
const PAGE = 20;
const KILLS = 6;
const MOST_SLOWER = 2;

type Kit = Awaited<ReturnType<typeof repairStore>>;
const by = (n: number) => ({ actor: neighbour(n), now: new Date(NOW.getTime() + n), context: undefined });
const support = { name: 'support', data: {} } as const;
const created = ({ store }: Kit): Promise<RepairDoc> => store.create(store.newDoc(reported(), {}), undefined);
async function stored({ store }: Kit, { _id }: RepairDoc): Promise<RepairDoc> {
  const doc = await store.find(_id);
  if (!doc) throw new Error('the record is gone');
  return doc;
}

/** Each server a connection of its own, as two processes behind a proxy. */
async function joinAtOnce(kits: readonly [Kit, Kit]): Promise<boolean> {
  const [kit] = kits;
  const doc = await created(kit);
  const started = performance.now();
  const all = await Promise.allSettled(
    Array.from({ length: AT_ONCE }, (_, n) => (kits[n % 2] ?? kit).store.act(doc, support, by(n))),
  );
  const ms = performance.now() - started;
  const conflicts = all.filter(({ status }) => status === 'rejected').length;
  const after = await stored(kit, doc);
  const faults = await kit.store.faults(after);
  const joined = after.counts?.['support'] ?? 0;
  console.log(
    `${AT_ONCE} at once on two servers: ${joined} joined, ${conflicts} conflicts, ${faults.length} faults, ${ms.toFixed(0)} ms`,
  );
  return joined === AT_ONCE && conflicts === 0 && faults.length === 0;
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

async function addFacts({ store }: Kit, doc: RepairDoc, facts: number): Promise<void> {
  const words = (n: number) =>
    ({ name: 'add', data: { note: `第 ${n} 条补充：今天又松了一块板。` } }) as const;
  const add = (n: number) => store.act(doc, n % 2 ? support : words(n), by(n));
  for (let n = 0; n < facts; n += 50)
    await Promise.all(Array.from({ length: Math.min(50, facts - n) }, (_, i) => add(n + i)));
}

/** A record with a page of facts and one with a thousand take turns: whatever else the machine does weighs on both alike. */
async function addMany(kit: Kit, facts: number): Promise<boolean> {
  const { store } = kit;
  const records = { full: await created(kit), fresh: await created(kit) };
  await addFacts(kit, records.full, facts);
  await addFacts(kit, records.fresh, PAGE);
  const works: Record<string, (doc: RepairDoc, n: number) => Promise<unknown>> = {
    read: (doc) => stored(kit, doc),
    'read the newest facts': (doc) =>
      store.facts?.page(String(doc._id), { limit: PAGE }) ?? Promise.resolve(),
    write: async (doc) =>
      store.act(
        await stored(kit, doc),
        { name: 'inspect', data: { fixed: false, note: '等配件' } },
        { actor: worker, now: NOW, context: undefined },
      ),
    'one more joins': (doc, n) => store.act(doc, support, by(1_000_000 + n)),
  };
  let met = true;
  for (const [name, work] of Object.entries(works)) {
    const times = { full: [] as number[], fresh: [] as number[] };
    for (let n = 0; n < ROUNDS; n += 1)
      for (const which of n % 2 ? (['full', 'fresh'] as const) : (['fresh', 'full'] as const))
        times[which].push(await timed(() => work(records[which], n)));
    const [full, fresh] = [median(times.full), median(times.fresh)];
    const slower = full / fresh;
    console.log(
      `  ${name.padEnd(24)}${fresh.toFixed(2).padStart(8)} ms fresh ${full.toFixed(2).padStart(8)} ms with ${facts} facts   × ${slower.toFixed(2)}`,
    );
    met &&= slower <= MOST_SLOWER;
  }
  const full = await stored(kit, records.full);
  const bytes = JSON.stringify({ ...full, events: [] }).length;
  const faults = await store.faults(full);
  console.log(`  the record without its log: ${bytes} bytes; ${faults.length} faults`);
  return met && faults.length === 0;
}

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
  const doc = await created(kit);
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
  const left = (await stored(kit, doc)).unsettled?.length ?? 0;
  await kit.store.facts?.settleLeft();
  const after = await stored(kit, doc);
  const faults = await kit.store.faults(after);
  const standing = await kit.facts.find({ recordId: String(doc._id) }).lean();
  const people = new Set(standing.map(({ by: { personId } }) => personId));
  const lost = [...acknowledged].filter((n) => !people.has(neighbour(n).personId)).length;
  console.log(
    `${KILLS} writers killed: ${acknowledged.size} acknowledged, ${after.counts?.['support'] ?? 0} counted, ${left} were on their way, ${lost} lost, ${faults.length} faults`,
  );
  return lost === 0 && faults.length === 0 && (after.unsettled?.length ?? 0) === 0 && acknowledged.size > 0;
}

async function main(facts: number): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jsjb-joins-'));
  const server = await spawnEmbeddedMongo({ dataDir: folder });
  const connections = [await connectTo(server.uri), await connectTo(server.uri)] as const;
  const kits = [await repairStore(connections[0]), await repairStore(connections[1])] as const;
  // The first round only warms up.
  await joinAtOnce(kits);
  const met = [await joinAtOnce(kits), await addMany(kits[0], facts), await killWriters(kits[0], server.uri)];
  for (const connection of connections) await connection.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
  process.exitCode = met.every(Boolean) ? 0 : 1;
}

const [option, uri = '', id = '', from = ''] = process.argv.slice(2);
void (option === '--writer' ? joinUntilKilled(uri, id, Number(from)) : main(countAsked(1000)));
