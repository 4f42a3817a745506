/** Forty neighbours join one ticket at once over HTTP and on a second server; then a ticket with a long log is measured. */
import { features } from '@jsjb/bff/features';
import { writersOf } from '@jsjb/bff/platform/features/derive';
import type { TicketDoc } from '@jsjb/bff/ticket/store/ticketDoc';
import type { Client } from '@jsjb/bff/contract';
import type { Actor } from '@jsjb/shared/kit/role';
import { median } from '../harness/bench';
import { countAsked } from '../harness/countAsked';
import { residents } from '../harness/residents';
import { startTestServer, type TestServer } from '../harness/server';
import { newKey, submitted } from '../harness/story';

const AT_ONCE = 40;
const ROUNDS = 100;
const many = countAsked(1000);

async function stored({ deps }: TestServer, id: string): Promise<TicketDoc> {
  const doc = await deps.models.tickets.findOne({ _id: id }).lean<TicketDoc>();
  if (!doc) throw new Error('the ticket is gone');
  return doc;
}
const neighbour = (n: number): Actor => ({ personId: `neighbour-${n}`, role: 'resident' });
const actBy = ({ deps }: TestServer, actor: Actor) => ({ actor, now: deps.now(), context: deps.rules });

async function joinAtOnce(server: TestServer): Promise<boolean> {
  const { id } = await submitted(server);
  const clients = await residents(server, AT_ONCE / 2);
  // A server of its own: it knows nothing of what the first one has in hand.
  const { tickets } = writersOf(features, server.deps.models, server.deps.outbox);
  const doc = await stored(server, id);
  const began = performance.now();
  const all = await Promise.allSettled([
    ...clients.map((client) => client.join({ params: { id }, body: {}, key: newKey() })),
    ...clients.map((_, n) => tickets.act(doc, { name: 'join', data: {} }, actBy(server, neighbour(n)))),
  ]);
  const ms = performance.now() - began;
  const lost = all.filter(({ status }) => status === 'rejected').length;
  const after = await stored(server, id);
  const faults = await tickets.faults(after);
  console.log(
    `${AT_ONCE} at once on two servers: ${after.joins.length} joined, ${lost} lost, ${faults.length} faults, ${ms.toFixed(0)} ms`,
  );
  return after.joins.length === AT_ONCE && lost === 0 && faults.length === 0;
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

async function measure(server: TestServer): Promise<void> {
  const { tickets } = server.deps.records;
  const full = await submitted(server);
  const fresh = await submitted(server);
  const doc = await stored(server, full.id);
  const more = { name: 'supplement', data: { text: '今天又下雨，坑更深了。', photos: [] } } as const;
  await Promise.all(
    Array.from({ length: many }, (_, n) =>
      n % 2
        ? tickets.act(doc, { name: 'join', data: {} }, actBy(server, neighbour(n)))
        : tickets.act(doc, more, actBy(server, { personId: doc.requester.personId, role: 'resident' })),
    ),
  );
  const desk: Client = server.as('zhao');
  const works: Record<string, (id: string) => Promise<unknown>> = {
    'read from the store': (id) => stored(server, id),
    'read over HTTP': (id) => desk.readTicket({ params: { id } }),
    'write over HTTP': (id) =>
      desk.supplement({ params: { id }, body: { text: '再补充。', photos: [] }, key: newKey() }),
  };
  for (const [name, work] of Object.entries(works)) {
    const times = { full: [] as number[], fresh: [] as number[] };
    for (let n = 0; n < ROUNDS; n += 1) {
      times.fresh.push(await timed(() => work(fresh.id)));
      times.full.push(await timed(() => work(full.id)));
    }
    const [slow, quick] = [median(times.full), median(times.fresh)];
    console.log(
      `  ${name.padEnd(22)}${quick.toFixed(2).padStart(8)} ms fresh ${slow.toFixed(2).padStart(8)} ms with ${many} more   × ${(slow / quick).toFixed(2)}`,
    );
  }
}

async function main(): Promise<void> {
  const server = await startTestServer({ LOG_LEVEL: 'silent' });
  try {
    // The first round only warms up.
    await joinAtOnce(server);
    const met = await joinAtOnce(server);
    await measure(server);
    process.exitCode = met ? 0 : 1;
  } finally {
    await server.close();
  }
}

void main();
