/** Events of an older release: every reader sees today's words, the stored ones stay under their hash. */
import { upcaster } from '@jsjb/shared/kit/upcaster';
import { chained } from './eventLog';
import {
  connectTo,
  NOW,
  neighbour,
  ownDatabase,
  repairStore,
  reporter,
  worker,
  type RepairDoc,
} from './testing/repairStore';

let database: Awaited<ReturnType<typeof ownDatabase>>;
let kit: Awaited<ReturnType<typeof repairStore>>;
let doc: RepairDoc;

const today = upcaster({
  'repair.told': { type: 'repair.reported', data: ({ what }: { what: string }) => ({ thing: what }) },
  'repair.joined': { type: 'repair.supported' },
});
/** As the older release stored it. */
const old = chained({ type: 'repair.told', at: NOW, by: reporter, data: { what: '长椅' } }, 1, '');

beforeAll(async () => {
  database = await ownDatabase();
  kit = await repairStore(database.connection, today);
  doc = kit.store.newDoc({ type: 'repair.reported', at: NOW, by: reporter, data: { thing: '长椅' } }, {});
  await kit.model.collection.insertOne({ ...doc, events: [old] } as never);
});
afterAll(() => database.close());

const wordsOf = (found: unknown): unknown => {
  const [event] = (found as RepairDoc | null)?.events ?? [];
  return [event?.type, event?.data];
};
const TODAY = ['repair.reported', { thing: '长椅' }];

test('however a record is read, its log speaks the words of today', async () => {
  const { model, store } = kit;
  const id = { _id: doc._id };
  const readers: Record<string, () => Promise<unknown>> = {
    'store.find': () => store.find(doc._id),
    'lean findOne': () => model.findOne(id).lean(),
    'lean find': async () => (await model.find(id).lean())[0],
    findById: () => model.findById(doc._id),
    find: async () => (await model.find(id))[0],
    'mongoose cursor': () => model.find(id).cursor().next(),
    'lean cursor': () => model.find(id).lean().cursor().next(),
    findOneAndUpdate: () =>
      model.findOneAndUpdate(id, { $set: { latest: '新' } }, { returnDocument: 'after' }).lean(),
    'findOneAndUpdate with metadata': async () =>
      (await model.findOneAndUpdate(id, { $unset: { latest: '' } }, { includeResultMetadata: true }))?.value,
    'driver findOne': () => model.collection.findOne(id as never),
    'driver find': async () => (await model.collection.find(id as never).toArray())[0],
    'driver cursor': async () => {
      for await (const found of model.collection.find(id as never)) return found;
      return null;
    },
  };
  for (const [name, read] of Object.entries(readers))
    expect([name, wordsOf(await read())]).toEqual([name, TODAY]);
});

test('nothing is found as nothing, and a reader that leaves the log out gets none', async () => {
  expect(await kit.model.findOne({ thing: 'nowhere' }).lean()).toBeNull();
  expect(await kit.model.findOne({ _id: doc._id }).select({ events: 0 }).lean()).not.toHaveProperty('events');
});

test('the chain holds under the stored words, before and after new events', async () => {
  const found = await kit.store.find(doc._id);
  if (!found) throw new Error('gone');
  expect(await kit.store.faults(found)).toEqual([]);
  const moved = await kit.store.act(
    found,
    { name: 'inspect', data: { fixed: false, note: '等' } },
    { actor: worker, now: NOW, context: undefined },
  );
  expect(await kit.store.faults(moved)).toEqual([]);
  const again = await kit.store.find(doc._id);
  expect(again && (await kit.store.faults(again))).toEqual([]);
  const raw = await database.connection.db?.collection('repairs').findOne({ _id: doc._id as never });
  expect(wordsOf(raw)).toEqual(['repair.told', { what: '长椅' }]);
  expect(JSON.stringify(again)).not.toContain('repair.told');
});

test('a changed event of an older release is still found', async () => {
  const found = await kit.store.find(doc._id);
  const path = { 'events.0.data.what': '路灯' };
  await kit.model.collection.updateOne({ _id: doc._id as never }, { $set: path } as never);
  const changed = await kit.store.find(doc._id);
  expect(changed && (await kit.store.faults(changed))).toContain('the log breaks at event 0');
  await kit.model.collection.updateOne({ _id: doc._id as never }, {
    $set: { 'events.0.data.what': '长椅' },
  } as never);
  expect(found).toBeTruthy();
});

test('facts of an older release are read, counted and checked the same way', async () => {
  const found = await kit.store.find(doc._id);
  if (!found) throw new Error('gone');
  await kit.store.act(
    found,
    { name: 'support', data: {} },
    { actor: neighbour(1), now: NOW, context: undefined },
  );
  const elsewhere = await connectTo(database.uri);
  const other = await repairStore(elsewhere, upcaster({ 'repair.supported': { type: 'repair.seconded' } }));
  const page = await other.store.facts?.page(String(doc._id), 'support', { limit: 5 });
  expect(page?.docs.map(({ type }) => type)).toEqual(['repair.seconded']);
  await elsewhere.close();
  expect(await kit.facts.findOne({ recordId: String(doc._id) }).lean()).toMatchObject({
    type: 'repair.supported',
  });
});
