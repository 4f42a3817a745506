/** One store for a suite, empty for each test, with a clock that is turned and a subscription that can be broken. */
import { createOutbox, type Outbox } from '../index';
import type { OutboxCollection } from '../lease';
import type { OutboxSettings } from '../settings';
import type { Subscription } from '../subscription';
import {
  createTestClock,
  newParcel,
  onParcels,
  openSampleStore,
  silent,
  type ParcelDoc,
  type ParcelType,
  type SampleStore,
} from './sampleRecord';

export const MINUTE = 60_000;

export interface Sample {
  store: SampleStore;
  collection: OutboxCollection;
  clock: ReturnType<typeof createTestClock>;
  /** What `tell` and `count` were called for. */
  handled: string[];
  /** Documents of which `tell` cannot tell at the moment. */
  broken: Set<string>;
  tell: Subscription<undefined>;
  count: Subscription<undefined>;
  outboxOf(
    subscriptions?: Subscription<undefined>[],
    settings?: Partial<OutboxSettings>,
    now?: () => Date,
  ): Outbox;
  put(outbox: Outbox, id: string, types: readonly ParcelType[]): Promise<void>;
  read(id: string): Promise<ParcelDoc>;
}

function sampleOf(store: SampleStore): Sample {
  const clock = createTestClock();
  const handled: string[] = [];
  const broken = new Set<string>();
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
  return {
    store,
    collection: store.parcels as unknown as OutboxCollection,
    clock,
    handled,
    broken,
    tell,
    count,
    outboxOf: (subscriptions = [tell, count], settings = {}, now = clock.now) =>
      createOutbox({ ...store.parts, subscriptions, now, log: silent, random: () => 1, settings }),
    async put(outbox, id, types) {
      await store.parcels.insertOne(newParcel(outbox, id, types, clock.now()));
    },
    async read(id) {
      const doc = await store.parcels.findOne({ _id: id });
      if (!doc) throw new Error(`there is no ${id}`);
      return doc;
    },
  };
}

/** Opens and closes the store with the suite; each call gives the sample of the test that is running. */
export function useSample(): () => Sample {
  let store: SampleStore;
  let sample: Sample;
  beforeAll(async () => {
    store = await openSampleStore();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await store.clear();
    sample = sampleOf(store);
  });
  return () => sample;
}
