/** What is delivered of an event: in order, each failure alone and later again, and in the end as a dead letter. */
import type { Outbox } from './index';
import { MINUTE, useSample } from './testing/sampleOutbox';
import { appendParcel, newParcel, onParcels } from './testing/sampleRecord';

const sample = useSample();

test('one pass delivers what waits, the oldest first, and leaves nothing behind', async () => {
  const { clock, handled, tell, count, outboxOf, put, read } = sample();
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
  const { tell, outboxOf, put, read } = sample();
  const outbox = outboxOf([tell]);
  await put(outbox, 'a', ['parcel.sent']);
  expect([(await read('a')).outbox, await outbox.pass()]).toEqual([{ seq: 1 }, 0]);
});

test('a failing delivery backs off alone: the others are done, and later events go past it', async () => {
  const { store, clock, handled, broken, outboxOf, put, read } = sample();
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
  const { store, clock, handled, broken, outboxOf, put, read } = sample();
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
  const { store, clock, handled, tell, count, outboxOf, put, read } = sample();
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
  const { handled, count, outboxOf, put, read } = sample();
  const hang = onParcels({ name: 'hang', on: 'all', handle: () => new Promise(() => {}) });
  const outbox = outboxOf([hang, count], { handlerMs: 30 });
  await put(outbox, 'a', ['parcel.sent']);
  await outbox.pass();
  expect(handled).toEqual(['count a 1']);
  expect((await read('a')).outbox.failing?.[0]?.reason).toBe('Error: it took longer than 30 ms');
});

test('a very long log is delivered whole, in pieces', async () => {
  const { handled, outboxOf, put, read } = sample();
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
  const { store, clock, handled, outboxOf, put, read } = sample();
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

test('the lag says how many wait and how long, how many are retried and how many were given up', async () => {
  const { clock, broken, tell, outboxOf, put } = sample();
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

test('two subscriptions of one name, or to a record that is not there, do not start', () => {
  const { tell, outboxOf } = sample();
  expect(() => outboxOf([tell, tell])).toThrow('Two subscriptions are named tell.');
  expect(() => outboxOf([{ ...tell, record: 'letters' }])).toThrow('tell subscribes to letters');
  expect(() => outboxOf([tell], { leaseMs: 1000 })).toThrow('within half of a lease');
});
