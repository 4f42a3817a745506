/** Dead letters: replayed once after the mend, kept while their document is gone, laid aside. */
import { claimDocument, settle } from './lease';
import { MINUTE, useSample } from './testing/sampleOutbox';
import { appendParcel } from './testing/sampleRecord';

const sample = useSample();

describe('dead letters', () => {
  const dead = async (...ids: string[]) => {
    const { outboxOf, tell, broken, put } = sample();
    const outbox = outboxOf([tell], { attempts: 1 });
    for (const id of ids) {
      broken.add(id);
      await put(outbox, id, ['parcel.delivered']);
    }
    await outbox.pass();
    return outbox;
  };

  test('replayed after the mend they are delivered once, however often that is asked for', async () => {
    const { store, handled, broken, read } = sample();
    const outbox = await dead('a');
    broken.clear();
    expect(await outbox.deadLetters.replay('parcels.a.1.tell')).toBe('replayed');
    expect(await outbox.deadLetters.replay('parcels.a.1.tell')).toBe('missing');
    await outbox.pass();
    expect([handled, await store.letters.countDocuments()]).toEqual([['tell a 1'], 0]);
    expect((await read('a')).outbox).toEqual({ seq: 1 });
  });

  test('a crash between putting back and removing the letter leaves one delivery', async () => {
    const { store, read } = sample();
    const outbox = await dead('a');
    const letter = await store.letters.findById('parcels.a.1.tell').lean();
    await outbox.deadLetters.replay('parcels.a.1.tell');
    await store.letters.collection.insertOne(letter as never);
    await outbox.deadLetters.replay('parcels.a.1.tell');
    expect((await read('a')).outbox.failing).toHaveLength(1);
    expect(await store.letters.countDocuments()).toBe(0);
  });

  test('replayed without a mend they come back', async () => {
    const { store, clock } = sample();
    const outbox = await dead('a');
    await outbox.deadLetters.replay('parcels.a.1.tell');
    clock.forward(MINUTE);
    await outbox.pass();
    expect(await store.letters.find().lean()).toMatchObject([{ attempts: 1, lastAt: clock.now() }]);
  });

  test('a replay while a worker has the document is not written over', async () => {
    const { store, collection, clock, handled, broken, read } = sample();
    const outbox = await dead('a');
    broken.clear();
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
    const { store, handled, broken } = sample();
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
    const { broken, tell, outboxOf, put, read } = sample();
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
