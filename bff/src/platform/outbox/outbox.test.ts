/** The outbox on a real store: what fails backs off alone, what died is taken over, and nothing is lost or held up. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createOutbox, type Outbox } from './index';
import { claimDocument, settle, type OutboxCollection } from './lease';
import type { OutboxSettings } from './settings';
import type { Subscription } from './subscription';
import {
  appendParcel,
  createTestClock,
  newParcel,
  onParcels,
  openSampleStore,
  silent,
  type ParcelDoc,
  type ParcelType,
  type SampleStore,
} from './testing/sampleRecord';

const MINUTE = 60_000;
let store: SampleStore;
let clock: ReturnType<typeof createTestClock>;
let handled: string[];
let broken: Set<string>;
beforeAll(async () => {
  store = await openSampleStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.clear();
  clock = createTestClock();
  handled = [];
  broken = new Set();
});

/** Notes each call; fails for the documents that are broken at the moment. */
const tell = onParcels({
  name: 'tell',
  on: ['parcel.delivered'],
  async handle({ seq }, doc) {
    if (broken.has(doc._id)) throw new Error(`cannot tell of ${doc._id}, call 13812345678`);
    handled.push(`tell ${doc._id} ${seq}`);
  },
});
const count = onParcels({
  name: 'count',
  on: 'all',
  handleNew: async (events, doc) => {
    handled.push(`count ${doc._id} ${events.map(({ seq }) => seq).join('+')}`);
  },
});

const outboxOf = (
  subscriptions: Subscription<undefined>[] = [tell, count],
  settings: Partial<OutboxSettings> = {},
  now = clock.now,
): Outbox => createOutbox({ ...store.parts, subscriptions, now, log: silent, random: () => 1, settings });

const put = (outbox: Outbox, id: string, types: ParcelType[]) =>
  store.parcels.insertOne(newParcel(outbox, id, types, clock.now()));
const read = async (id: string): Promise<ParcelDoc> => {
  const doc = await store.parcels.findOne({ _id: id });
  if (!doc) throw new Error(`there is no ${id}`);
  return doc;
};

test('one pass delivers what waits, the oldest first, and leaves nothing behind', async () => {
  const outbox = outboxOf([tell, count], { concurrency: 1 });
  for (const id of ['c', 'a', 'b']) {
    await put(outbox, id, ['parcel.sent', 'parcel.delivered']);
    clock.forward(1);
  }
  expect(await outbox.pass()).toBe(3);
  expect(handled).toEqual(['c', 'a', 'b'].flatMap((id) => [`tell ${id} 2`, `count ${id} 1+2`]));
  expect((await read('a')).outbox).toEqual({ seq: 2 });
  expect(await outbox.pass()).toBe(0);
});

test('a document of which nobody wants anything is never looked at', async () => {
  const outbox = outboxOf([tell]);
  await put(outbox, 'a', ['parcel.sent']);
  expect([(await read('a')).outbox, await outbox.pass()]).toEqual([{ seq: 1 }, 0]);
});

test('a failing delivery backs off alone: the others are done, and later events go past it', async () => {
  const outbox = outboxOf();
  broken.add('a');
  await put(outbox, 'a', ['parcel.delivered']);
  await put(outbox, 'b', ['parcel.delivered']);
  await outbox.pass();
  expect(handled.toSorted()).toEqual(['count a 1', 'count b 1', 'tell b 1']);
  const { outbox: mark } = await read('a');
  expect(mark).toEqual({
    seq: 1,
    due: new Date(clock.now().getTime() + 2_000),
    failing: [
      {
        key: '1.tell',
        seq: 1,
        subscription: 'tell',
        attempts: 1,
        reason: 'Error: cannot tell of a, call […]',
        firstAt: clock.now(),
        nextAt: new Date(clock.now().getTime() + 2_000),
      },
    ],
  });
  expect(await appendParcel(store.parcels, outbox, await read('a'), 'parcel.sent', clock.now())).toBe(true);
  await outbox.pass();
  expect(handled.at(-1)).toBe('count a 2');
  expect((await read('a')).outbox).toEqual({ ...mark, seq: 2 });
});

test('each pause is twice the last, up to half an hour; then it is a dead letter and leaves the document', async () => {
  const outbox = outboxOf();
  broken.add('a');
  await put(outbox, 'a', ['parcel.delivered']);
  const first = clock.now();
  const pauses: number[] = [];
  for (;;) {
    await outbox.pass();
    const { due } = (await read('a')).outbox;
    if (!due) break;
    pauses.push((due.getTime() - clock.now().getTime()) / 1000);
    clock.forward(due.getTime() - clock.now().getTime() - 1);
    expect(await outbox.pass()).toBe(0);
    clock.forward(1);
  }
  expect(pauses).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1800]);
  expect((await read('a')).outbox).toEqual({ seq: 1 });
  expect(await store.letters.find().lean()).toEqual([
    {
      _id: 'parcels.a.1.tell',
      record: 'parcels',
      docId: 'a',
      label: 'Parcel a',
      seq: 1,
      subscription: 'tell',
      type: 'parcel.delivered',
      reason: 'Error: cannot tell of a, call […]',
      attempts: 12,
      firstAt: first,
      lastAt: clock.now(),
    },
  ]);
  expect(handled).toEqual(['count a 1']);
});

test('a document whose log cannot be read at all delays nobody and ends in the list too', async () => {
  const outbox = outboxOf([tell, count], { attempts: 2 });
  await put(outbox, 'a', ['parcel.delivered']);
  await store.parcels.updateOne({ _id: 'a' }, { $set: { events: 'gone' as never } });
  await put(outbox, 'b', ['parcel.delivered']);
  await outbox.pass();
  expect(handled).toEqual(['tell b 1', 'count b 1']);
  clock.forward(MINUTE);
  await outbox.pass();
  expect(await store.letters.find({}, { _id: 1, reason: 1 }).lean()).toEqual([
    { _id: 'parcels.a.0.*', reason: 'Error: the log cannot be read' },
  ]);
  // Mended and replayed, it starts where it stopped.
  const { events } = newParcel(outbox, 'a', ['parcel.delivered'], clock.now());
  await store.parcels.updateOne({ _id: 'a' }, { $set: { events } });
  expect(await outbox.deadLetters.replay('parcels.a.0.*')).toBe('replayed');
  await outbox.pass();
  expect(handled.slice(2)).toEqual(['tell a 1', 'count a 1']);
  expect((await read('a')).outbox).toEqual({ seq: 1 });
});

test('a handler that never ends counts as failed', async () => {
  const hang = onParcels({ name: 'hang', on: 'all', handle: () => new Promise(() => {}) });
  const outbox = outboxOf([hang, count], { handlerMs: 30 });
  await put(outbox, 'a', ['parcel.sent']);
  await outbox.pass();
  expect(handled).toEqual(['count a 1']);
  expect((await read('a')).outbox.failing?.[0]?.reason).toBe('Error: it took longer than 30 ms');
});

test('what a process that died had claimed is taken over when its lease has run out, not before', async () => {
  const outbox = outboxOf();
  await put(outbox, 'a', ['parcel.delivered']);
  const dead = await claimDocument(store.parts.records['parcels']?.collection as OutboxCollection, {
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
  const collection = store.parts.records['parcels']?.collection as OutboxCollection;
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

test('a very long log is delivered whole, in pieces', async () => {
  const outbox = outboxOf();
  await put(
    outbox,
    'a',
    Array.from({ length: 450 }, () => 'parcel.delivered' as const),
  );
  expect(await outbox.pass()).toBe(3);
  expect(handled.filter((line) => line.startsWith('tell'))).toHaveLength(450);
  expect((await read('a')).outbox).toEqual({ seq: 450 });
});

test('an event appended while the document is being dealt with is delivered next', async () => {
  let appended = false;
  const append = onParcels({
    name: 'append',
    on: 'all',
    async handle({ seq }, doc) {
      handled.push(`append ${seq}`);
      if (!appended) appended = await appendParcel(store.parcels, outbox, doc, 'parcel.weighed', clock.now());
    },
  });
  const outbox: Outbox = outboxOf([append]);
  await put(outbox, 'a', ['parcel.sent']);
  await outbox.pass();
  expect(handled).toEqual(['append 1', 'append 2']);
  expect((await read('a')).outbox).toEqual({ seq: 2 });
});

test('two workers share a backlog: each document is dealt with once, by one of them', async () => {
  const workers = [outboxOf(), outboxOf()];
  for (let n = 0; n < 60; n += 1) await put(workers[0] as Outbox, `p${n}`, ['parcel.delivered']);
  const shares = await Promise.all(workers.map((worker) => worker.pass()));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(60);
  expect(Math.min(...shares)).toBeGreaterThan(0);
  expect(new Set(handled).size).toBe(120);
  expect(handled).toHaveLength(120);
});

test('of one document at most one event is being handled at a time, in the order of the log', async () => {
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

describe('dead letters', () => {
  const dead = async (...ids: string[]) => {
    const outbox = outboxOf([tell], { attempts: 1 });
    for (const id of ids) {
      broken.add(id);
      await put(outbox, id, ['parcel.delivered']);
    }
    await outbox.pass();
    return outbox;
  };

  test('replayed after the mend they are delivered once, however often that is asked for', async () => {
    const outbox = await dead('a');
    broken.clear();
    expect(await outbox.deadLetters.replay('parcels.a.1.tell')).toBe('replayed');
    expect(await outbox.deadLetters.replay('parcels.a.1.tell')).toBe('missing');
    await outbox.pass();
    expect([handled, await store.letters.countDocuments()]).toEqual([['tell a 1'], 0]);
    expect((await read('a')).outbox).toEqual({ seq: 1 });
  });

  test('a crash between putting back and removing the letter leaves one delivery', async () => {
    const outbox = await dead('a');
    const letter = await store.letters.findById('parcels.a.1.tell').lean();
    await outbox.deadLetters.replay('parcels.a.1.tell');
    await store.letters.collection.insertOne(letter as never);
    await outbox.deadLetters.replay('parcels.a.1.tell');
    expect((await read('a')).outbox.failing).toHaveLength(1);
    expect(await store.letters.countDocuments()).toBe(0);
  });

  test('replayed without a mend they come back', async () => {
    const outbox = await dead('a');
    await outbox.deadLetters.replay('parcels.a.1.tell');
    clock.forward(MINUTE);
    await outbox.pass();
    expect(await store.letters.find().lean()).toMatchObject([{ attempts: 1, lastAt: clock.now() }]);
  });

  test('a replay while a worker has the document is not written over', async () => {
    const outbox = await dead('a');
    broken.clear();
    const collection = store.parts.records['parcels']?.collection as OutboxCollection;
    await appendParcel(store.parcels, outbox, await read('a'), 'parcel.delivered', clock.now());
    const busy = await claimDocument(collection, { worker: 'busy', now: clock.now(), leaseMs: MINUTE });
    if (!busy) throw new Error('it should be due');
    await outbox.deadLetters.replay('parcels.a.1.tell');
    const outcome = { seq: 2, failing: [], due: undefined };
    expect(await settle(collection, busy, outcome, clock.now())).toBe(false);
    await outbox.pass();
    expect(handled).toEqual(['tell a 1', 'tell a 2']);
  });

  test('all of one subscription, or all, are replayed; those whose document is gone stay listed', async () => {
    const outbox = await dead('a', 'b', 'c');
    await store.parcels.deleteOne({ _id: 'b' });
    broken.clear();
    expect(await outbox.deadLetters.replayAll('other')).toEqual({ replayed: 0, missing: 0, gone: 0 });
    expect(await outbox.deadLetters.replayAll('tell')).toEqual({ replayed: 2, missing: 0, gone: 1 });
    await outbox.pass();
    expect(handled.toSorted()).toEqual(['tell a 1', 'tell c 1']);
    const { items, total, bySubscription } = await outbox.deadLetters.list();
    expect([items.map(({ label }) => label), total, bySubscription]).toEqual([
      ['Parcel b'],
      1,
      [{ subscription: 'tell', count: 1 }],
    ]);
  });

  test('one that is laid aside is gone, and is handed back so that it can be recorded', async () => {
    const outbox = await dead('a');
    expect(await outbox.deadLetters.discard('parcels.a.1.tell')).toMatchObject({ docId: 'a', seq: 1 });
    expect(await outbox.deadLetters.discard('parcels.a.1.tell')).toBeNull();
  });

  test('a document carries so many failures and no more', async () => {
    const outbox = outboxOf([tell], { mostFailing: 3 });
    broken.add('a');
    await put(
      outbox,
      'a',
      Array.from({ length: 5 }, () => 'parcel.delivered' as const),
    );
    await outbox.pass();
    expect((await read('a')).outbox.failing).toHaveLength(3);
    expect((await outbox.deadLetters.list()).total).toBe(2);
  });
});

test('a nudge delivers at once, long before the next look', async () => {
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

test('the lag says how many wait and how long, how many are retried and how many were given up', async () => {
  const outbox = outboxOf([tell], { attempts: 2 });
  expect(await outbox.lag()).toEqual({ waiting: 0, oldestMs: 0, retrying: 0, deadLetters: 0 });
  broken.add('a').add('b');
  await put(outbox, 'a', ['parcel.delivered']);
  await outbox.pass();
  clock.forward(MINUTE);
  await put(outbox, 'b', ['parcel.delivered']);
  await outbox.pass();
  await put(outbox, 'c', ['parcel.delivered']);
  clock.forward(1_000);
  await put(outbox, 'd', ['parcel.delivered']);
  expect(await outbox.lag()).toEqual({ waiting: 2, oldestMs: 1_000, retrying: 1, deadLetters: 1 });
});

test('claiming reads the index of what is due, not the documents that are done', async () => {
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

test('two subscriptions of one name, or to a record that is not there, do not start', () => {
  expect(() => outboxOf([tell, tell])).toThrow('Two subscriptions are named tell.');
  expect(() => outboxOf([{ ...tell, record: 'letters' }])).toThrow('tell subscribes to letters');
  expect(() => outboxOf([tell], { leaseMs: 1000 })).toThrow('within half of a lease');
});
