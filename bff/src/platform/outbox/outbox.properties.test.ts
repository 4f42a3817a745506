/**
 * Whatever fails and whenever a process dies: a healthy subscription handles every event at least once, a broken one
 * leaves a dead letter for each, and in the end nothing waits.
 */
import * as fc from 'fast-check';
import { createOutbox } from './index';
import { claimDocument, type OutboxCollection } from './lease';
import {
  appendParcel,
  createTestClock,
  newParcel,
  onParcels,
  openSampleStore,
  silent,
  type ParcelType,
  type SampleStore,
} from './testing/sampleRecord';

let store: SampleStore;
beforeAll(async () => {
  store = await openSampleStore();
});
afterAll(() => store.close());

const ids = ['a', 'b', 'c'] as const;
const types: readonly ParcelType[] = ['parcel.sent', 'parcel.weighed', 'parcel.delivered'];

type Step =
  | { do: 'append'; id: (typeof ids)[number]; type: ParcelType }
  /** Two processes at once; of what they ask the database, every n-th answer is lost after it was carried out. */
  | { do: 'work'; lost: number }
  /** A process dies right after it claimed. */
  | { do: 'die' }
  | { do: 'wait'; ms: number }
  | { do: 'replay' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('append' as const),
    id: fc.constantFrom(...ids),
    type: fc.constantFrom(...types),
  }),
  fc.record({ do: fc.constant('work' as const), lost: fc.integer({ min: 2, max: 12 }) }),
  fc.record({ do: fc.constant('die' as const) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 200_000 }) }),
  fc.record({ do: fc.constant('replay' as const) }),
);

/** Loses the answer to every n-th write that reached the database. */
function losing(collection: OutboxCollection, every: () => number): OutboxCollection {
  let writes = 0;
  const lossy = new Set<string | symbol>(['updateOne', 'findOneAndUpdate']);
  return new Proxy(collection, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]) => {
        const answer: unknown = await (value as (...given: unknown[]) => unknown).apply(target, args);
        if (lossy.has(name) && (writes += 1) % every() === 0) throw new Error('the connection was lost');
        return answer;
      };
    },
  });
}

function world(chances: () => boolean) {
  const clock = createTestClock();
  const handled = new Set<string>();
  const collection = store.parts.records['parcels']?.collection as OutboxCollection;
  let lost = Infinity;
  const healthy = onParcels({
    name: 'healthy',
    on: ['parcel.sent', 'parcel.delivered'],
    handle: async ({ seq }, doc) => handled.add(`healthy ${doc._id} ${seq}`),
  });
  const flaky = onParcels({
    name: 'flaky',
    on: 'all',
    async handle({ seq }, doc) {
      if (chances()) throw new Error('not now');
      handled.add(`flaky ${doc._id} ${seq}`);
    },
  });
  const whole = onParcels({
    name: 'whole',
    on: ['parcel.delivered'],
    async handleNew(events, doc) {
      if (chances()) throw new Error('not now');
      for (const { seq } of events) handled.add(`whole ${doc._id} ${seq}`);
    },
  });
  const broken = onParcels({
    name: 'broken',
    on: ['parcel.weighed'],
    handle: () => Promise.reject(new Error('never')),
  });
  const outboxes = [1, 2].map(() =>
    createOutbox({
      ...store.parts,
      records: { parcels: { collection: losing(collection, () => lost) } },
      subscriptions: [healthy, flaky, whole, broken],
      now: clock.now,
      log: silent,
      settings: { attempts: 4 },
    }),
  );
  const work = async (every: number) => {
    lost = every;
    await Promise.allSettled(outboxes.map((outbox) => outbox.pass()));
    lost = Infinity;
  };
  return { clock, handled, collection, outboxes, work };
}

async function run(steps: readonly Step[], chances: () => boolean): Promise<void> {
  await store.clear();
  const { clock, handled, collection, outboxes, work } = world(chances);
  const [outbox] = outboxes;
  if (!outbox) throw new Error('no outbox');
  for (const id of ids)
    await store.parcels.insertOne(newParcel(outbox, id, ['parcel.sent', 'parcel.weighed'], clock.now()));
  for (const one of steps) {
    if (one.do === 'append') {
      const doc = await store.parcels.findOne({ _id: one.id });
      if (doc) await appendParcel(store.parcels, outbox, doc, one.type, clock.now());
    } else if (one.do === 'work') await work(one.lost);
    else if (one.do === 'die')
      await claimDocument(collection, { worker: 'dead', now: clock.now(), leaseMs: 60_000 });
    else if (one.do === 'wait') clock.forward(one.ms);
    else await outbox.deadLetters.replayAll();
  }
  // Everything lives again, and enough time passes.
  for (let round = 0; round < 12; round += 1) {
    clock.forward(3_600_000);
    await work(Infinity);
  }
  const docs = await store.parcels.find().toArray();
  const letters = new Set((await store.letters.find().lean()).map(({ _id }) => _id));
  const missing: string[] = [];
  for (const { _id, events, version, outbox: mark } of docs) {
    expect(mark).toEqual({ seq: version });
    const last = events.findLast(({ type }) => type === 'parcel.delivered')?.seq;
    for (const { seq, type } of events) {
      const dead = (name: string) => letters.has(`parcels.${_id}.${seq}.${name}`);
      const done = (name: string) => handled.has(`${name} ${_id} ${seq}`);
      if (type !== 'parcel.weighed' && !done('healthy')) missing.push(`healthy ${_id} ${seq}`);
      if (!done('flaky') && !dead('flaky')) missing.push(`flaky ${_id} ${seq}`);
      if (type === 'parcel.weighed' && !dead('broken')) missing.push(`broken ${_id} ${seq}`);
      // Given up together: the letter stands at the last of them.
      const given = [...letters].some((id) => new RegExp(`^parcels\\.${_id}\\.\\d+\\.whole$`).test(id));
      if (type === 'parcel.delivered' && seq === last && !done('whole') && !given)
        missing.push(`whole ${_id} ${seq}`);
    }
  }
  expect(missing).toEqual([]);
  expect([...letters].filter((id) => id.endsWith('.healthy'))).toEqual([]);
}

test('every event reaches every healthy subscription, and in the end nothing waits', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 25 }),
      fc.infiniteStream(fc.boolean()),
      async (steps, stream) => {
        await run(steps, () => stream.next().value === true);
      },
    ),
    { numRuns: 40 },
  );
}, 240_000);
