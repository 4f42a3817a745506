/** A record in its store: one writer, nothing twice, nothing lost, nothing hidden. */
import { guardVocabulary } from '@jsjb/embedded-mongo/guard';
import { repairs } from '@jsjb/shared/testing/sampleRecord';
import * as fc from 'fast-check';
import { Types, type mongo } from 'mongoose';
import { idempotencyOf } from './idempotency';
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
let guard: ReturnType<typeof guardVocabulary>;
beforeAll(async () => {
  database = await ownDatabase();
  guard = guardVocabulary(database.connection.getClient());
  kit = await repairStore(database.connection);
});
afterAll(async () => {
  expect([guard.seen() > 0, guard.outside()]).toEqual([true, []]);
  await database.close();
});

const by = (actor = worker) => ({ actor, now: NOW, context: undefined });
const finish = { name: 'inspect', data: { fixed: true, note: '已修好' } } as const;
const putOff = { name: 'inspect', data: { fixed: false, note: '等配件' } } as const;
const reopen = { name: 'reopen', data: { note: '又坏了' } } as const;
const created = (): Promise<RepairDoc> => kit.store.create(kit.store.newDoc(reported(), {}), undefined);
const stored = async (id: RepairDoc['_id']): Promise<RepairDoc> => {
  const doc = await kit.store.find(id);
  if (!doc) throw new Error('gone');
  return doc;
};

test('a new record is stored whole, with its list fields and the mark of the outbox', async () => {
  const doc = await created();
  expect(await stored(doc._id)).toEqual(doc);
  expect(doc).toMatchObject({ status: 'reported', version: 1, thing: '长椅', reporter: 'wang' });
  expect([doc.list, doc.marked]).toEqual([{ queue: 'grid', word: '' }, true]);
  expect(kit.store.stateOf(doc)).toEqual(repairs.open(String(doc._id), reported()));
  expect(await kit.store.faults(doc)).toEqual([]);
});

test('an action stores the state and its event together; what is answered is what is stored', async () => {
  const doc = await created();
  const done = await kit.store.act(doc, finish, by());
  expect(await stored(doc._id)).toEqual(done);
  expect(done).toMatchObject({
    status: 'repaired',
    version: 2,
    latest: '已修好',
    list: { queue: 'done', word: '已修好' },
  });
  const again = await kit.store.act(done, reopen, by(reporter));
  expect(await stored(doc._id)).toEqual(again);
  expect('latest' in again).toBe(false);
  expect(await kit.store.faults(again)).toEqual([]);
});

test('list fields are written only where they differ', async () => {
  const doc = await created();
  const updates: mongo.CommandStartedEvent[] = [];
  const listen = (event: mongo.CommandStartedEvent) =>
    void (event.commandName === 'update' && updates.push(event));
  database.connection.getClient().on('commandStarted', listen);
  await kit.store.act(doc, putOff, { ...by(), now: new Date(NOW.getTime() + 1000) });
  database.connection.getClient().off('commandStarted', listen);
  const [sent] = updates as [mongo.CommandStartedEvent];
  const [{ u }] = sent.command['updates'] as [{ u: { $set: object } }];
  expect(Object.keys(u.$set).sort()).toEqual(['latest', 'list.word', 'marked', 'updatedAt', 'version']);
});

test('two who act on what they saw at once: one wins, the other is told', async () => {
  const doc = await created();
  const both = await Promise.allSettled(
    [1, 2].map(() => kit.store.act(doc, putOff, { ...by(), version: 1 })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const lost = both.find((each) => each.status === 'rejected');
  expect(lost?.reason).toMatchObject({
    code: 'CONFLICT',
    userMessage: '这件报修刚刚被别人更新了，请刷新后再试。',
  });
});

test('what may be done at any time is decided again until it is stored', async () => {
  const doc = await created();
  await Promise.all([1, 2, 3].map(() => kit.store.act(doc, putOff, by())));
  expect((await stored(doc._id)).version).toBe(4);
});

test('forty who act in the same moment all succeed, in two updates', async () => {
  const doc = await created();
  let updates = 0;
  const listen = ({ commandName }: mongo.CommandStartedEvent) =>
    void (commandName === 'update' && (updates += 1));
  database.connection.getClient().on('commandStarted', listen);
  await Promise.all(
    Array.from({ length: 40 }, (_, n) => kit.store.act(doc, putOff, { ...by(), key: `key ${n}` })),
  );
  database.connection.getClient().off('commandStarted', listen);
  const now = await stored(doc._id);
  expect([now.version, updates]).toEqual([41, 2]);
  expect(new Set(now.events.slice(1).map(({ key }) => key)).size).toBe(40);
  expect(await kit.store.faults(now)).toEqual([]);
});

test('of those asked in the same moment each has its own answer', async () => {
  const doc = await created();
  const asked = [
    kit.store.act(doc, putOff, { ...by(), version: 1 }),
    kit.store.act(doc, finish, { ...by(), version: 1 }),
    kit.store.act(doc, reopen, by(reporter)),
    kit.store.act(doc, putOff, by()),
  ];
  const answers = await Promise.allSettled(asked);
  expect(
    answers.map((each) => (each.status === 'fulfilled' ? 'done' : (each.reason as { code: string }).code)),
  ).toEqual(['done', 'CONFLICT', 'ILLEGAL_TRANSITION', 'done']);
  expect((await stored(doc._id)).version).toBe(3);
});

test('servers that act on one record at the same time lose nothing', async () => {
  const others = await Promise.all([1, 2, 3].map(() => connectTo(database.uri)));
  const stores = [
    kit.store,
    ...(await Promise.all(others.map(async (each) => (await repairStore(each)).store))),
  ];
  const doc = await created();
  await Promise.all(
    stores.flatMap((store) => Array.from({ length: 20 }, () => store.act(doc, putOff, by()))),
  );
  expect((await stored(doc._id)).version).toBe(81);
  await Promise.all(others.map((each) => each.close()));
});

test('a refusal changes nothing and speaks in words', async () => {
  const doc = await created();
  await expect(kit.store.act(doc, reopen, by(reporter))).rejects.toMatchObject({
    code: 'ILLEGAL_TRANSITION',
  });
  await expect(kit.store.act(doc, finish, by(reporter))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(
    kit.store.act(doc, { name: 'inspect', data: { fixed: true, note: '' } }, by()),
  ).rejects.toMatchObject({
    code: 'INVALID',
    fields: { note: '请写明检查情况。' },
  });
  expect(await stored(doc._id)).toEqual(doc);
});

test('a repeat with the same key is answered with what it did; another use of the key is refused', async () => {
  const doc = await created();
  const keyed = { ...by(), key: 'k', version: 1 };
  const all = await Promise.all([1, 2, 3].map(() => kit.store.act(doc, putOff, keyed)));
  expect(all.map(({ version }) => version)).toEqual([2, 2, 2]);
  expect(await kit.store.act(await stored(doc._id), putOff, keyed)).toMatchObject({ version: 2 });
  const done = await kit.store.act(await stored(doc._id), finish, by());
  await expect(kit.store.act(done, reopen, { ...by(worker), key: 'k' })).rejects.toMatchObject({
    code: 'IDEMPOTENCY_MISMATCH',
  });
});

test('created twice with one key it is there once, and the repeat is answered as the first time', async () => {
  const open = (body: string) => {
    const idempotency = idempotencyOf('wang', 'once', body);
    return kit.store.create(kit.store.newDoc(reported(), { idempotency }), undefined);
  };
  const [first, second] = await Promise.all([open('a'), open('a')]);
  expect(second._id).toEqual(first._id);
  await kit.store.act(await stored(first._id), finish, by());
  expect(await open('a')).toEqual(first);
  await expect(open('b')).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
  expect(await kit.model.countDocuments({ 'idempotency.key': first.idempotency?.key })).toBe(1);
});

test('those created in one moment go in one command', async () => {
  let inserts = 0;
  const listen = ({ commandName }: mongo.CommandStartedEvent) =>
    void (commandName === 'insert' && (inserts += 1));
  database.connection.getClient().on('commandStarted', listen);
  const docs = await Promise.all(Array.from({ length: 20 }, created));
  database.connection.getClient().off('commandStarted', listen);
  expect(inserts).toBe(1);
  expect(new Set(docs.map(({ _id }) => String(_id))).size).toBe(20);
});

test('many records move at once; one that moved meanwhile stays as it is', async () => {
  const docs = await Promise.all([created(), created(), created()]);
  const [first] = docs;
  if (first) await kit.store.act(first, finish, by());
  const event = { type: 'repair.putOff', at: NOW, by: worker, data: { note: '等' } } as const;
  const moved = await kit.store.appendEach(
    docs.map((doc) => ({ doc, events: [event, event] })),
    undefined,
  );
  expect(moved).toBe(2);
  const now = await Promise.all(docs.map(({ _id }) => stored(_id)));
  expect(now.map(({ version }) => version)).toEqual([2, 3, 3]);
  expect(await Promise.all(now.map((doc) => kit.store.faults(doc)))).toEqual([[], [], []]);
});

test('an event of the scheduler that changes nothing seen does not make a decision out of date', async () => {
  const doc = await created();
  const moved = await kit.store.act(doc, putOff, by());
  await expect(kit.store.act(moved, finish, { ...by(), version: 1 })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  const quiet = jest.spyOn(repairs, 'isQuiet').mockImplementation((type) => type === 'repair.putOff');
  expect(await kit.store.act(moved, finish, { ...by(), version: 1 })).toMatchObject({ version: 3 });
  quiet.mockRestore();
});

test('a record that is gone is not found', async () => {
  const doc = kit.store.newDoc(reported(), { _id: new Types.ObjectId() });
  await expect(kit.store.act(doc, putOff, by())).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('an event that was changed, dropped or moved is found, with its place', async () => {
  let doc = await created();
  for (const command of [putOff, finish]) doc = await kit.store.act(doc, command, by());
  const { events } = doc;
  const broken = async (altered: unknown[]): Promise<string[]> => {
    await kit.model.collection.updateOne({ _id: doc._id as never }, { $set: { events: altered } } as never);
    return kit.store.faults(await stored(doc._id));
  };
  const [a, b, c] = events;
  expect(await broken([a, { ...b, data: { note: '别的' } }, c])).toEqual(['the log breaks at event 1']);
  expect(await broken([a, { ...b, at: new Date(0) }, c])).toContain('the log breaks at event 1');
  expect(await broken([a, c])).toContain('the log breaks at event 1');
  expect(await broken([a, c, b])).toContain('the log breaks at event 1');
  expect(await broken([a, b])).toEqual(['the state is not the fold of the log']);
  expect(await broken([a, b, c])).toEqual([]);
});

test('on random walks the stored state is the fold of the log and the facts, and what is refused leaves no trace', async () => {
  const actors = [reporter, worker, neighbour(1), neighbour(2)];
  const commands = [
    finish,
    putOff,
    reopen,
    { name: 'support', data: {} },
    { name: 'add', data: { note: '少一块' } },
  ] as const;
  const moves = fc.array(fc.tuple(fc.constantFrom(...actors), fc.constantFrom(...commands)), {
    minLength: 5,
    maxLength: 20,
    size: 'max',
  });
  await fc.assert(
    fc.asyncProperty(moves, async (walk) => {
      let doc = await created();
      for (const [actor, command] of walk) {
        const added = (await kit.store.facts?.addedBy([String(doc._id)], actor))?.get(String(doc._id)) ?? [];
        const offered = repairs.abilities(kit.store.stateOf(doc), actor, added).includes(command.name);
        const next = await kit.store.act(doc, command, by(actor)).catch((error: { code: string }) => error);
        expect(!('code' in next)).toBe(offered);
        if ('code' in next) expect(await stored(doc._id)).toEqual(doc);
        else doc = next;
      }
      const now = await stored(doc._id);
      expect(now).toEqual(doc);
      expect(await kit.store.faults(now)).toEqual([]);
      const pages = (['support', 'add'] as const).map((action) =>
        kit.store.facts.page(String(doc._id), action, { limit: 100 }),
      );
      const facts = (await Promise.all(pages)).flatMap(({ docs }) => docs) as never[];
      expect(repairs.replay(String(doc._id), now.events, facts)).toEqual(kit.store.stateOf(now));
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 60_000);
