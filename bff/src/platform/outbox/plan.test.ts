/** What is to be delivered of one document, for every state its log and its failures may be in. */
import type { Failure, OutboxDoc } from './mark';
import { keyOf, planOf, UNREADABLE } from './plan';
import { createRegistry } from './subscription';
import { onParcels, type ParcelType } from './testing/sampleRecord';

const now = new Date('2026-03-11T09:00:00Z');
const past = new Date('2026-03-11T08:59:00Z');
const future = new Date('2026-03-11T09:01:00Z');
const seen: unknown[][] = [];
const registry = createRegistry([
  onParcels({ name: 'tell', on: ['parcel.delivered'], handle: async ({ seq }) => seen.push(['tell', seq]) }),
  onParcels({ name: 'log', on: 'all', handle: async ({ seq }) => seen.push(['log', seq]) }),
  onParcels({
    name: 'score',
    on: ['parcel.sent', 'parcel.delivered'],
    handleNew: async (events) => seen.push(['score', ...events.map(({ seq }) => seq)]),
  }),
]);
beforeEach(() => (seen.length = 0));

const failure = (seq: number, subscription: string, nextAt: Date, more: Partial<Failure> = {}): Failure => ({
  key: keyOf({ seq, subscription }),
  seq,
  subscription,
  attempts: 3,
  reason: 'Error: away',
  firstAt: past,
  nextAt,
  ...more,
});

function docOf(types: readonly (ParcelType | null)[], seq: number, failing: Failure[] = []): OutboxDoc {
  const events = types.map((type, at) => (type ? { seq: at + 1, type, at: past } : null));
  return { _id: 'p', version: types.length, events, outbox: { seq, failing } } as unknown as OutboxDoc;
}

async function run(doc: OutboxDoc) {
  const plan = planOf(doc, 'parcels', registry, now);
  const failed: [string, number, number][] = [];
  for (const { subscription, seq, attempts, run: go } of plan.deliveries)
    await go(doc, undefined).catch(() => failed.push([subscription, seq, attempts]));
  return { plan, failed };
}

test('new events in the order of the log, each for those that want it, then what wants them together', async () => {
  const { plan } = await run(docOf(['parcel.sent', 'parcel.weighed', 'parcel.delivered'], 1));
  expect(seen).toEqual([
    ['log', 2],
    ['tell', 3],
    ['log', 3],
    ['score', 3],
  ]);
  expect(plan).toMatchObject({ seq: 3, more: false, waiting: [] });
});

test('of what failed only the failed delivery is repeated, before newer events', async () => {
  const doc = docOf(['parcel.delivered', 'parcel.weighed'], 1, [failure(1, 'tell', past)]);
  const { plan } = await run(doc);
  expect(seen).toEqual([
    ['tell', 1],
    ['log', 2],
  ]);
  expect(plan.deliveries[0]).toMatchObject({ attempts: 3, firstAt: past });
});

test('what is not due yet waits, and newer events do not wait for it', async () => {
  const waiting = failure(1, 'tell', future);
  const { plan } = await run(docOf(['parcel.delivered', 'parcel.weighed'], 1, [waiting]));
  expect(seen).toEqual([['log', 2]]);
  expect(plan.waiting).toEqual([waiting]);
});

test('a failed hand-over of several events is repeated with those that came after', async () => {
  const doc = docOf(['parcel.sent', 'parcel.weighed', 'parcel.delivered', 'parcel.sent'], 3, [
    failure(3, 'score', past, { from: 1 }),
  ]);
  const { plan } = await run(doc);
  expect(seen).toEqual([
    ['log', 4],
    ['score', 1, 3, 4],
  ]);
  expect(plan.deliveries.at(-1)).toMatchObject({ subscription: 'score', from: 1, seq: 4, attempts: 3 });
});

test('while it waits for its next attempt, new events join it without counting as one', async () => {
  const doc = docOf(['parcel.sent', 'parcel.delivered'], 1, [failure(1, 'score', future, { from: 1 })]);
  const { plan } = await run(doc);
  expect(seen).toEqual([
    ['tell', 2],
    ['log', 2],
  ]);
  expect(plan.waiting).toEqual([failure(2, 'score', future, { from: 1 })]);
});

test('an event that cannot be read fails alone; the others are delivered', async () => {
  const { plan, failed } = await run(docOf(['parcel.weighed', null, 'parcel.weighed'], 0));
  expect(seen).toEqual([
    ['log', 1],
    ['log', 3],
  ]);
  expect(failed).toEqual([[UNREADABLE, 2, 0]]);
  expect(plan.seq).toBe(3);
});

test('once it can be read, everybody who wants it gets it', async () => {
  const doc = docOf(['parcel.weighed', 'parcel.delivered'], 2, [failure(2, UNREADABLE, past)]);
  await run(doc);
  expect(seen).toEqual([
    ['tell', 2],
    ['log', 2],
  ]);
});

test.each<[string, Partial<OutboxDoc>]>([
  ['a log that is no list', { events: 'x' as never }],
  ['no log', { events: undefined as never }],
  ['a mark without a place', { outbox: { due: past } as never }],
])('%s fails as a whole and moves nothing', async (_, damage) => {
  const { plan, failed } = await run({ ...docOf(['parcel.sent'], 0), ...damage });
  expect(plan.seq).toBeUndefined();
  expect(failed).toEqual([[UNREADABLE, 0, 0]]);
});

test('an unreadable log fails again with what was to be tried again', async () => {
  const failing = [failure(0, UNREADABLE, past), failure(1, 'tell', past), failure(1, 'log', future)];
  const { plan, failed } = await run({ ...docOf([], 0, failing), events: null as never });
  expect(failed).toEqual([
    [UNREADABLE, 0, 3],
    ['tell', 1, 3],
  ]);
  expect(plan.waiting).toEqual([failing[2]]);
});

test('a log that can be read again starts where it stopped', async () => {
  const { failed } = await run(docOf(['parcel.weighed'], 0, [failure(0, UNREADABLE, past)]));
  expect([seen, failed]).toEqual([[['log', 1]], []]);
});

test('a failure of a subscription that is no more fails until a person sees it', async () => {
  const { failed } = await run(docOf(['parcel.weighed'], 1, [failure(1, 'removed', past)]));
  expect(failed).toEqual([['removed', 1, 3]]);
});

test('a very long log is taken in pieces', () => {
  const long = docOf(
    Array.from({ length: 450 }, () => 'parcel.weighed' as const),
    100,
  );
  expect(planOf(long, 'parcels', registry, now)).toMatchObject({ seq: 300, more: true });
});
