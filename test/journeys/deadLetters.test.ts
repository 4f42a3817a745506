/** What could not be done after an event: the administrator sees it, has it done again, or gives it up with a reason. */
import { createOutbox } from '@jsjb/bff/platform/outbox/index';
import type { OutboxCollection } from '@jsjb/bff/platform/outbox/lease';
import { newParcel, onParcels, parcelsOf } from '@jsjb/bff/platform/outbox/testing/sampleRecord';
import { startTestServer, type TestServer } from '../harness/server';

let server: TestServer;
let broken = true;
let told: string[] = [];
beforeAll(async () => {
  server = await startTestServer();
  const { deps } = server;
  const tell = onParcels({
    name: 'tell',
    on: ['parcel.delivered'],
    async handle(_, { _id }) {
      if (broken) throw new Error('the printer is out of paper, call 13812345678');
      told.push(_id);
    },
  });
  const collection = parcelsOf(deps.models.tickets.db) as unknown as OutboxCollection;
  deps.outbox = createOutbox({
    records: { parcels: { collection, labelOf: ({ _id }) => `包裹 ${String(_id)}` } },
    subscriptions: [tell],
    deadLetters: deps.models.deadLetters,
    deps: () => undefined,
    now: deps.now,
    log: { warn: () => {}, error: () => {} },
    settings: { attempts: 1 },
  });
});
afterAll(async () => {
  // A sample of its own, which no city stores.
  await parcels().drop();
  await server.close();
});

const parcels = () => parcelsOf(server.deps.models.tickets.db);
async function fail(...ids: string[]): Promise<void> {
  broken = true;
  told = [];
  await parcels().deleteMany({});
  await server.deps.models.deadLetters.deleteMany({});
  const { outbox, now } = server.deps;
  for (const id of ids) await parcels().insertOne(newParcel(outbox, id, ['parcel.delivered'], now()));
  await outbox.pass();
}
const lastAudit = () => server.deps.models.audit.findOne().sort({ _id: -1 }).lean();

test('the administrator reads what failed, why, and how much waits; nobody’s phone stands in the reason', async () => {
  await fail('p1', 'p2');
  const list = await server.as('admin').listDeadLetters();
  expect(list).toMatchObject({
    total: 2,
    bySubscription: [{ subscription: 'tell', count: 2 }],
    lag: { waiting: 0, oldestMs: 0, retrying: 0 },
  });
  expect(list.items.map(({ label, reason, attempts }) => [label, reason, attempts]).toSorted()).toEqual([
    ['包裹 p1', 'Error: the printer is out of paper, call […]', 1],
    ['包裹 p2', 'Error: the printer is out of paper, call […]', 1],
  ]);
  const none = await server.as('admin').listDeadLetters({ query: { subscription: 'other' } });
  expect([none.items, none.total]).toEqual([[], 0]);
});

test('whoever watches the server sees how many were given up', async () => {
  await fail('p1', 'p2', 'p3');
  const ready = (await (await fetch(`${server.url}/readyz`)).json()) as object;
  expect(ready).toMatchObject({ ok: true, outbox: { waiting: 0, oldestMs: 0, retrying: 0, deadLetters: 3 } });
});

test('after the mend one is done again, once, and who asked is on record', async () => {
  await fail('p1', 'p2');
  broken = false;
  const admin = server.as('admin');
  const params = { id: 'parcels.p1.1.tell' };
  expect(await admin.replayDeadLetter({ params })).toEqual({ replayed: 1, gone: 0 });
  await expect(admin.replayDeadLetter({ params })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await server.deps.outbox.pass();
  expect(told).toEqual(['p1']);
  expect((await admin.listDeadLetters()).items.map(({ document }) => document)).toEqual(['p2']);
  expect(await lastAudit()).toMatchObject({
    personId: 'admin',
    action: 'outbox.replay',
    subject: 'parcels.p1.1.tell',
  });
});

test('all of one kind are done again; one whose record is gone stays until it is given up', async () => {
  await fail('p1', 'p2', 'p3');
  broken = false;
  await parcels().deleteOne({ _id: 'p2' });
  const admin = server.as('admin');
  expect(await admin.replayDeadLetters({ body: { subscription: 'tell' } })).toEqual({ replayed: 2, gone: 1 });
  await server.deps.outbox.pass();
  expect(told.toSorted()).toEqual(['p1', 'p3']);
  const params = { id: 'parcels.p2.1.tell' };
  await expect(admin.replayDeadLetter({ params })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(admin.discardDeadLetter({ params, body: { reason: '' } })).rejects.toMatchObject({
    code: 'INVALID',
  });
  const given = await admin.discardDeadLetter({ params, body: { reason: '包裹已经销毁' } });
  expect(given).toMatchObject({ document: 'p2', subscription: 'tell' });
  expect((await admin.listDeadLetters()).total).toBe(0);
  expect(await lastAudit()).toMatchObject({
    action: 'outbox.discard',
    subject: 'parcels.p2.1.tell',
    reason: '包裹已经销毁',
  });
});

test.each(['wang', 'zhao', 'qian', 'roadsHead', 'supervisor', 'mayor'] as const)(
  '%s has no business there',
  async (name) => {
    await expect(server.as(name).listDeadLetters()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  },
);
