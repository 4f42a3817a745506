/** Several processes share the work: leases, what happens to those that die, waking up and stopping. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Outbox } from './index';
import { claimDocument, settle } from './lease';
import { MINUTE, useSample } from './testing/sampleOutbox';
import { appendParcel, newParcel, onParcels, type ParcelDoc } from './testing/sampleRecord';

const sample = useSample();

test('what a process that died had claimed is taken over when its lease has run out, not before', async () => {
  const { collection, clock, handled, outboxOf, put } = sample();
  const outbox = outboxOf();
  await put(outbox, 'a', ['parcel.delivered']);
  const dead = await claimDocument(collection, {
    worker: 'dead',
    now: clock.now(),
    leaseMs: MINUTE,
  });
  expect(dead?.doc._id).toBe('a');
  clock.forward(MINUTE - 1);
  expect(await outbox.pass()).toBe(0);
  clock.forward(1);
  expect([await outbox.pass(), handled]).toEqual([1, ['tell a 1', 'count a 1']]);
});

test('a worker that was overtaken can neither settle nor undo what the next one settled', async () => {
  const { collection, clock, outboxOf, put, read } = sample();
  let release = (): void => {};
  const slow = onParcels({
    name: 'slow',
    on: 'all',
    handle: () => new Promise<void>((resolve, reject) => (release = () => reject(new Error('too late')))),
  });
  const first = outboxOf([slow]);
  await put(first, 'a', ['parcel.delivered']);
  const passing = first.pass();
  while (!(await read('a')).outbox.lease) await sleep(2);
  await sleep(10);
  clock.forward(MINUTE);
  const second = await claimDocument(collection, { worker: 'second', now: clock.now(), leaseMs: MINUTE });
  if (!second) throw new Error('the lease should have run out');
  release();
  await passing;
  expect((await read('a')).outbox).toMatchObject({ seq: 0, lease: { worker: 'second' } });
  expect((await read('a')).outbox.failing).toBeUndefined();
  const outcome = { seq: 1, failing: [], due: undefined };
  expect(await settle(collection, second, outcome, clock.now())).toBe(true);
  expect(await settle(collection, { ...second, token: 'another' }, { ...outcome, seq: 0 }, clock.now())).toBe(
    false,
  );
  expect((await read('a')).outbox).toEqual({ seq: 1 });
});

test('a worker with many slow deliveries keeps its document by renewing the lease', async () => {
  const { clock, outboxOf, put, read } = sample();
  const left: number[] = [];
  const slow = onParcels({
    name: 'slow',
    on: 'all',
    async handle() {
      clock.forward(20_000);
      left.push(((await read('a')).outbox.lease?.until.getTime() ?? 0) - clock.now().getTime());
    },
  });
  const outbox = outboxOf([slow]);
  await put(
    outbox,
    'a',
    Array.from({ length: 9 }, () => 'parcel.sent' as const),
  );
  await outbox.pass();
  expect(left).toHaveLength(9);
  expect(Math.min(...left)).toBeGreaterThan(0);
  expect((await read('a')).outbox).toEqual({ seq: 9 });
});

test('two workers share a backlog: each document is dealt with once, by one of them', async () => {
  const { handled, outboxOf, put } = sample();
  const workers = [outboxOf(), outboxOf()];
  for (let n = 0; n < 60; n += 1) await put(workers[0] as Outbox, `p${n}`, ['parcel.delivered']);
  const shares = await Promise.all(workers.map((worker) => worker.pass()));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(60);
  expect(Math.min(...shares)).toBeGreaterThan(0);
  expect(new Set(handled).size).toBe(120);
  expect(handled).toHaveLength(120);
});

test('of one document at most one event is being handled at a time, in the order of the log', async () => {
  const { store, clock, outboxOf, put, read } = sample();
  let inside = 0;
  let most = 0;
  const order: number[] = [];
  const slow = onParcels({
    name: 'slow',
    on: 'all',
    async handle({ seq }) {
      most = Math.max(most, (inside += 1));
      order.push(seq);
      await sleep(3);
      inside -= 1;
    },
  });
  const workers = [outboxOf([slow]), outboxOf([slow])] as const;
  await put(workers[0], 'a', ['parcel.sent', 'parcel.weighed', 'parcel.delivered']);
  await Promise.all([
    workers[0].pass(),
    workers[1].pass(),
    appendParcel(store.parcels, workers[0], await read('a'), 'parcel.weighed', clock.now()),
  ]);
  await workers[0].pass();
  expect([most, order]).toEqual([1, [1, 2, 3, 4]]);
});

test('a nudge delivers at once, long before the next look', async () => {
  const { store, handled, tell, outboxOf } = sample();
  const outbox = outboxOf([tell], { pollMs: 60_000 }, () => new Date());
  const running = outbox.start();
  try {
    await sleep(50);
    await store.parcels.insertOne(newParcel(outbox, 'a', ['parcel.delivered'], new Date()));
    outbox.nudge('parcels');
    for (let waited = 0; handled.length === 0 && waited < 500; waited += 1) await sleep(10);
    expect(handled).toEqual(['tell a 1']);
  } finally {
    await running.stop();
  }
});

test('what another process appended is found at the next look', async () => {
  const { store, handled, tell, outboxOf } = sample();
  const outbox = outboxOf([tell], { pollMs: 20 }, () => new Date());
  const running = outbox.start();
  try {
    await sleep(30);
    await store.parcels.insertOne(newParcel(outbox, 'a', ['parcel.delivered'], new Date()));
    for (let waited = 0; handled.length === 0 && waited < 500; waited += 1) await sleep(10);
    expect(handled).toEqual(['tell a 1']);
  } finally {
    await running.stop();
  }
});

test('stopping waits for what is in flight and begins nothing more', async () => {
  const { store, outboxOf } = sample();
  let begun = 0;
  let ended = 0;
  const slow = onParcels({
    name: 'slow',
    on: 'all',
    async handle() {
      begun += 1;
      await sleep(100);
      ended += 1;
    },
  });
  const outbox = outboxOf([slow], { concurrency: 2 }, () => new Date());
  for (let n = 0; n < 20; n += 1)
    await store.parcels.insertOne(newParcel(outbox, `p${n}`, ['parcel.sent'], new Date(0)));
  const running = outbox.start();
  while (begun < 2) await sleep(5);
  await running.stop();
  const atStop = begun;
  expect(ended).toBe(begun);
  expect(await store.parcels.countDocuments({ 'outbox.lease': { $exists: true } })).toBe(0);
  expect(await store.parcels.countDocuments({ 'outbox.due': { $exists: true } })).toBe(20 - atStop);
  await sleep(50);
  expect(begun).toBe(atStop);
});

test('claiming reads the index of what is due, not the documents that are done', async () => {
  const { store, clock, outboxOf, put } = sample();
  const outbox = outboxOf();
  const done = (id: number): ParcelDoc => ({ _id: `done${id}`, version: 0, events: [], outbox: { seq: 0 } });
  await store.parcels.insertMany(Array.from({ length: 500 }, (_, id) => done(id)));
  for (const id of ['a', 'b', 'c']) await put(outbox, id, ['parcel.delivered']);
  const explained = await store.parcels
    .find({
      $or: [{ 'outbox.lease': { $exists: false } }, { 'outbox.lease.until': { $lte: clock.now() } }],
      'outbox.due': { $lte: clock.now() },
    })
    .sort({ 'outbox.due': 1 })
    .limit(1)
    .explain('executionStats');
  const text = JSON.stringify(explained);
  expect(text).toContain('outbox.due_1');
  expect(Number(/"totalDocsExamined":(\d+)/.exec(text)?.[1])).toBeLessThanOrEqual(3);
  expect(text).not.toContain('"SORT"');
});
