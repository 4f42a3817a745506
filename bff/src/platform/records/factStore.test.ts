/** Facts: forty neighbours at once all count, nobody loses a race, and a crash between two writes loses nothing. */
import { repairs } from '@jsjb/shared/testing/sampleRecord';
import { Types } from 'mongoose';
import { rawOf, type FactDoc } from './recordDoc';
import {
  connectTo,
  NOW,
  neighbour,
  ownDatabase,
  repairStore,
  reported,
  reporter,
  worker,
  type RepairDoc,
} from './testing/repairStore';

let database: Awaited<ReturnType<typeof ownDatabase>>;
let kit: Awaited<ReturnType<typeof repairStore>>;
beforeAll(async () => {
  database = await ownDatabase();
  kit = await repairStore(database.connection);
});
afterAll(() => database.close());

const at = (n: number) => new Date(NOW.getTime() + n * 1000);
const by = (n: number) => ({ actor: neighbour(n), now: at(n), context: undefined });
const support = { name: 'support', data: {} } as const;
const add = (note: string) => ({ name: 'add', data: { note } }) as const;
const finish = { name: 'inspect', data: { fixed: true, note: '已修好' } } as const;
const created = (): Promise<RepairDoc> => kit.store.create(kit.store.newDoc(reported(), {}), undefined);
const stored = async ({ _id }: RepairDoc): Promise<RepairDoc> => {
  const doc = await kit.store.find(_id);
  if (!doc) throw new Error('gone');
  return doc;
};
const times = <V>(count: number, make: (n: number) => Promise<V>) =>
  Promise.allSettled(Array.from({ length: count }, (_, n) => make(n)));
const done = (all: readonly PromiseSettledResult<unknown>[]): number =>
  all.filter(({ status }) => status === 'fulfilled').length;
const settledWhole = async (doc: RepairDoc, counts: object): Promise<void> => {
  const now = await stored(doc);
  expect(now.counts ?? {}).toEqual(counts);
  expect(now.unsettled ?? []).toEqual([]);
  expect(await kit.store.faults(now)).toEqual([]);
};

test('forty at once are forty, and what an official saw before is not out of date', async () => {
  const doc = await created();
  const all = await times(40, (n) => kit.store.act(doc, support, by(n)));
  expect(done(all)).toBe(40);
  await settledWhole(doc, { support: 40 });
  expect(
    await kit.store.act(doc, finish, { actor: worker, now: NOW, version: 1, context: undefined }),
  ).toMatchObject({
    status: 'repaired',
    version: 2,
  });
});

test('two servers that settle at once count every fact once', async () => {
  const elsewhere = await connectTo(database.uri);
  const other = await repairStore(elsewhere);
  const doc = await created();
  const all = await times(
    60,
    (n) => [kit, other][n % 2]?.store.act(doc, support, by(n)) ?? Promise.reject(new Error()),
  );
  await elsewhere.close();
  expect(done(all)).toBe(60);
  await settledWhole(doc, { support: 60 });
});

test('one person supports once: the second attempt is told, the same request sent twice is not', async () => {
  const doc = await created();
  const first = await kit.store.act(doc, support, { ...by(1), key: 'a' });
  expect(first.counts).toEqual({ support: 1 });
  expect((await kit.store.act(doc, support, { ...by(1), key: 'a' })).counts).toEqual({ support: 1 });
  await expect(kit.store.act(doc, support, { ...by(1), key: 'b' })).rejects.toMatchObject({
    code: 'ILLEGAL_TRANSITION',
    userMessage: '您已经附议过了。',
  });
  const impatient = await times(10, () => kit.store.act(doc, support, by(2)));
  expect(done(impatient)).toBeGreaterThan(0);
  await settledWhole(doc, { support: 2 });
});

test('what may be added again counts each time; with one key once, and other words under it are refused', async () => {
  const doc = await created();
  await times(5, () => kit.store.act(doc, add('少一块木板'), by(1)));
  await times(5, () => kit.store.act(doc, add('很急'), { ...by(1), key: 'k' }));
  await settledWhole(doc, { add: 6 });
  await expect(kit.store.act(doc, add('别的'), { ...by(1), key: 'k' })).rejects.toMatchObject({
    code: 'IDEMPOTENCY_MISMATCH',
  });
});

test('two different texts sent at once under one key: one is kept, the other is told', async () => {
  const doc = await created();
  const both = await times(2, (n) => kit.store.act(doc, add(`第 ${n} 种说法`), { ...by(1), key: 'k' }));
  const told = both.find((each) => each.status === 'rejected');
  expect(told?.reason).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
  await settledWhole(doc, { add: 1 });
});

test('one key serves one kind of fact; another kind under it is refused', async () => {
  const doc = await created();
  await kit.store.act(doc, add('急'), { ...by(1), key: 'k' });
  for (const seen of [doc, await stored(doc)])
    await expect(kit.store.act(seen, support, { ...by(1), key: 'k' })).rejects.toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    });
  await settledWhole(doc, { add: 1 });
});

test('what an earlier release wrote into the log is a repeat when it is sent once more', async () => {
  const opened = await created();
  const event = { type: 'repair.added', at: at(1), by: neighbour(1), data: { note: '急' } } as const;
  const doc = await kit.store.append(opened, [event], { key: 'k', context: undefined });
  expect(await kit.store.act(doc, add('急'), { ...by(1), key: 'k' })).toEqual(doc);
  await settledWhole(doc, { add: 1 });
});

test('who writes while a fact is on its way counts it no second time', async () => {
  const doc = await created();
  await dyingAfter(0, () => kit.store.act(doc, support, by(1)));
  const left = await stored(doc);
  const after = await kit.store.act(left, finish, { actor: worker, now: NOW, context: undefined });
  expect(kit.store.stateOf(after).counts).toEqual({ support: 1 });
  expect(kit.store.stateOf(await stored(doc)).counts).toEqual({ support: 1 });
  await kit.store.facts.settleLeft();
  await settledWhole(doc, { support: 1 });
});

test('whoever added something is found, and to which records', async () => {
  const [one, two] = await Promise.all([created(), created()]);
  const person = { personId: 'collector', role: 'resident' } as const;
  for (const doc of [one, two]) await kit.store.act(doc, support, { ...by(1), actor: person });
  await kit.store.act(one, support, by(2));
  expect((await kit.store.facts.peopleOf(String(one._id), 'support')).sort()).toEqual(['collector', 'n2']);
  expect((await kit.store.facts.recordsOf('collector', 'support')).sort()).toEqual(
    [one, two].map(({ _id }) => String(_id)).sort(),
  );
});

test('rules hold as for any other action', async () => {
  const doc = await created();
  await expect(kit.store.act(doc, support, { ...by(1), actor: reporter })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  const repaired = await kit.store.act(doc, finish, { actor: worker, now: NOW, context: undefined });
  for (const seen of [repaired, doc])
    await expect(kit.store.act(seen, support, by(1))).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  await settledWhole(doc, {});
});

test('while the repair ends, those told yes are counted and the others are told no', async () => {
  const doc = await created();
  const [all] = await Promise.all([
    times(30, (n) => kit.store.act(doc, support, by(n))),
    kit.store.act(doc, finish, { actor: worker, now: NOW, context: undefined }),
  ]);
  const refused = all.flatMap((each) =>
    each.status === 'rejected' ? [each.reason as { code: string }] : [],
  );
  expect(refused.every(({ code }) => code === 'ILLEGAL_TRANSITION')).toBe(true);
  await settledWhole(doc, done(all) > 0 ? { support: done(all) } : {});
});

/** Stops after so many of the writes that settle a fact, as a process does that is killed there. */
async function dyingAfter(writes: number, work: () => Promise<unknown>): Promise<void> {
  const [records, facts] = [rawOf(kit.model), rawOf(kit.facts)];
  const killed = jest.fn(() => Promise.reject(new Error('killed')));
  const whole = { insertMany: facts.insertMany, findOneAndUpdate: records.findOneAndUpdate };
  if (writes < 1) facts.insertMany = killed;
  if (writes < 2) records.findOneAndUpdate = killed;
  await expect(work()).rejects.toThrow('killed');
  facts.insertMany = whole.insertMany;
  records.findOneAndUpdate = whole.findOneAndUpdate;
}

test.each([0, 1])(
  'a process killed after %i of the writes that settle a fact loses and doubles nothing',
  async (writes) => {
    const doc = await created();
    await kit.store.act(doc, support, by(0));
    await dyingAfter(writes, () => kit.store.act(doc, support, { ...by(1), key: 'k' }));
    const left = await stored(doc);
    expect([left.counts, left.unsettled?.length]).toEqual([{ support: 1 }, 1]);
    // Accepted is accepted: it counts for every reader from then on.
    expect(kit.store.stateOf(left).counts).toEqual({ support: 2 });
    expect(await kit.store.faults(left)).toEqual([]);
    expect(await kit.store.facts?.settleLeft()).toBe(1);
    await settledWhole(doc, { support: 2 });
    // Who was cut off asks again, with the same key.
    expect((await kit.store.act(doc, support, { ...by(1), key: 'k' })).counts).toEqual({ support: 2 });
    expect(await kit.store.facts?.settleLeft()).toBe(0);
  },
);

test('who asks again after a crash settles what was left, and so does anybody else', async () => {
  for (const next of [1, 2]) {
    const doc = await created();
    await dyingAfter(0, () => kit.store.act(doc, support, { ...by(1), key: 'k' }));
    await kit.store.act(await stored(doc), support, { ...by(next), key: 'k' });
    await settledWhole(doc, { support: next });
  }
});

test('a second attempt that another server accepted meanwhile is not counted twice', async () => {
  const doc = await created();
  await kit.store.act(doc, support, by(1));
  const fact = (await kit.facts.findOne({ recordId: String(doc._id) }).lean()) as FactDoc;
  await kit.model.collection.updateOne(
    { _id: doc._id as never },
    { $push: { unsettled: { ...fact, mark: new Types.ObjectId() } as never } },
  );
  await kit.store.facts?.settleLeft();
  await settledWhole(doc, { support: 1 });
});

test('so many on their way are settled before the next is taken', async () => {
  const doc = await created();
  await dyingAfter(0, () => kit.store.act(doc, support, by(0)));
  const [fact] = (await stored(doc)).unsettled ?? [];
  const more = Array.from({ length: 199 }, (_, n) => ({
    ...fact,
    _id: `${String(doc._id)}:support:m${n}`,
    mark: new Types.ObjectId(),
  }));
  await kit.model.collection.updateOne({ _id: doc._id as never }, {
    $push: { unsettled: { $each: more } },
  } as never);
  expect((await kit.store.act(doc, support, by(1))).counts).toEqual({ support: 201 });
});

test('facts are shown a page at a time, the newest first, and each knows who, when and what', async () => {
  const doc = await created();
  await times(7, (n) => kit.store.act(doc, add(`第 ${n} 条`), by(n)));
  await kit.store.act(doc, support, by(8));
  const id = String(doc._id);
  const first = await kit.store.facts?.page(id, 'add', { limit: 4 });
  const last = await kit.store.facts?.page(id, 'add', { limit: 4, cursor: first?.next });
  expect(first?.docs.map(({ by: { personId } }) => personId)).toEqual(['n6', 'n5', 'n4', 'n3']);
  expect(last?.docs.map(({ by: { personId } }) => personId)).toEqual(['n2', 'n1', 'n0']);
  expect(last?.next).toBeUndefined();
  expect(first?.docs[0]).toMatchObject({
    type: 'repair.added',
    at: at(6),
    data: { note: '第 6 条' },
    recordId: id,
  });
  expect(await kit.facts.countDocuments({ recordId: id, marked: true })).toBe(8);
});

test('what somebody added once is not offered to them again', async () => {
  const [one, two] = await Promise.all([created(), created()]);
  await kit.store.act(one, support, by(1));
  await kit.store.act(one, add('急'), by(1));
  const ids = [one, two].map(({ _id }) => String(_id));
  const added = await kit.store.facts?.addedBy(ids, neighbour(1));
  expect([...(added ?? [])]).toEqual([[ids[0], ['support']]]);
  const abilities = [one, two].map((doc) =>
    repairs.abilities(kit.store.stateOf(doc), neighbour(1), added?.get(String(doc._id))),
  );
  expect(abilities).toEqual([['add'], ['support', 'add']]);
});

test('a fact that was changed, taken away or put in is found', async () => {
  const doc = await created();
  await times(3, (n) => kit.store.act(doc, add(`第 ${n} 条`), by(n)));
  const facts = await kit.facts.find({ recordId: String(doc._id) }).lean<FactDoc[]>();
  const [fact] = facts as [FactDoc];
  await kit.facts.updateOne({ _id: fact._id }, { $set: { data: { note: '别的' } } });
  expect(await kit.store.faults(await stored(doc))).toEqual([`${fact._id} was changed`]);
  await kit.facts.deleteOne({ _id: fact._id });
  expect(await kit.store.faults(await stored(doc))).toEqual(['add: 2 stored, 3 counted']);
  await kit.facts.collection.insertOne(fact as never);
  expect(await kit.store.faults(await stored(doc))).toEqual([]);
});
