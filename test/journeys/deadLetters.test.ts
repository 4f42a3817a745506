/** What could not be done after an event: the administrator sees it, has it done again, or gives it up with a reason. */
import { Types } from 'mongoose';
import { deliverDue } from '../harness/deliver';
import { startTestServer, type TestServer } from '../harness/server';
import { submitted, type Story } from '../harness/story';

const HALF_HOUR = 30 * 60_000;
/** The last of them is given up. */
const ATTEMPTS = 12;

let server: TestServer;
beforeAll(async () => {
  // What is given up is an error of the log; here it is wanted.
  server = await startTestServer({ LOG_LEVEL: 'fatal' });
});
afterAll(() => server.close());
afterEach(() => jest.restoreAllMocks());

const models = () => server.deps.models;
/** Accepted tickets of which nobody can be told at the moment, however often it is tried. */
async function fail(count: number): Promise<Story[]> {
  await models().deadLetters.deleteMany({});
  const stories: Story[] = [];
  for (let n = 0; n < count; n += 1) stories.push(await submitted(server));
  for (const story of stories) await story.go(['zhao', 'accept']);
  const broken = jest
    .spyOn(models().notices.collection, 'insertMany')
    .mockRejectedValue(new Error('the printer is out of paper, call 13812345678'));
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await deliverDue(server.deps);
    server.clock.forward(HALF_HOUR);
  }
  broken.mockRestore();
  return stories;
}
const letterOf = ({ id }: Story): string => `tickets.${id}.2.notify`;
const told = async (stories: readonly Story[]): Promise<number[]> =>
  Promise.all(stories.map(({ id }) => models().notices.countDocuments({ ticketId: id })));
const lastAudit = () => models().audit.findOne().sort({ _id: -1 }).lean();

test('the administrator reads what failed, why, and how much waits; nobody’s phone stands in the reason', async () => {
  const stories = await fail(2);
  const list = await server.as('admin').listDeadLetters();
  expect(list).toMatchObject({
    total: 2,
    bySubscription: [{ subscription: 'notify', count: 2 }],
    lag: { waiting: 0, oldestMs: 0, retrying: 0 },
  });
  expect(list.items.map(({ label, reason, attempts }) => [label, reason, attempts]).toSorted()).toEqual(
    stories
      .map(({ number }) => [number, 'Error: the printer is out of paper, call […]', ATTEMPTS])
      .toSorted(),
  );
  const none = await server.as('admin').listDeadLetters({ query: { subscription: 'other' } });
  expect([none.items, none.total]).toEqual([[], 0]);
});

test('whoever watches the server sees how many were given up', async () => {
  await fail(3);
  const ready = (await (await fetch(`${server.url}/readyz`)).json()) as object;
  expect(ready).toMatchObject({ ok: true, outbox: { waiting: 0, oldestMs: 0, retrying: 0, deadLetters: 3 } });
});

test('whoever watches the server sees what waits and since when, and what is to be tried again', async () => {
  const [first, second] = [await submitted(server), await submitted(server)];
  await first.go(['zhao', 'accept']);
  const broken = jest.spyOn(models().notices.collection, 'insertMany').mockRejectedValue(new Error('no'));
  await deliverDue(server.deps);
  broken.mockRestore();
  await second.go(['zhao', 'accept']);
  // The first is due again by now.
  server.clock.forward(10_000);
  const { outbox } = (await (await fetch(`${server.url}/readyz`)).json()) as { outbox: object };
  expect(outbox).toMatchObject({ waiting: 2, retrying: 0, oldestMs: expect.any(Number) });
  expect((outbox as { oldestMs: number }).oldestMs).toBeGreaterThanOrEqual(10_000);
  await deliverDue(server.deps);
  expect(await told([first, second])).toEqual([1, 1]);
});

test('one ticket of which nobody can be told keeps no other from its turn', async () => {
  const stories = [await submitted(server), await submitted(server), await submitted(server)] as const;
  for (const story of stories) await story.go(['zhao', 'accept']);
  const _id = new Types.ObjectId(stories[0].id);
  const event = await models().tickets.collection.findOneAndUpdate(
    { _id },
    { $unset: { 'events.1.by': '' } },
  );
  await deliverDue(server.deps);
  expect(await told(stories)).toEqual([0, 1, 1]);
  await models().tickets.collection.updateOne({ _id }, { $set: { 'events.1.by': event?.['events'][1].by } });
  server.clock.forward(HALF_HOUR);
  await deliverDue(server.deps);
  expect(await told(stories)).toEqual([1, 1, 1]);
});

test('a server with nothing to deliver reads no record to find that out', async () => {
  await deliverDue(server.deps);
  const now = server.deps.now();
  const free = [{ 'outbox.lease': { $exists: false } }, { 'outbox.lease.until': { $lte: now } }];
  const { tickets, suggestions, rewards, unmaskings, exclusions } = models();
  for (const { collection } of [tickets, suggestions, rewards, unmaskings, exclusions])
    for (const filter of [{ 'outbox.due': { $lte: now }, $or: free }, { 'outbox.due': { $exists: true } }]) {
      const found = collection.find(filter).sort({ 'outbox.due': 1 });
      const explained = JSON.stringify(await found.explain('executionStats'));
      expect(explained).toContain('outbox.due_1');
      expect(/"totalDocsExamined":(\d+)/.exec(explained)?.[1]).toBe('0');
    }
});

test('after the mend one is done again, once, and who asked is on record', async () => {
  const [first, second] = (await fail(2)) as [Story, Story];
  const admin = server.as('admin');
  const params = { id: letterOf(first) };
  expect(await admin.replayDeadLetter({ params })).toEqual({ replayed: 1, gone: 0 });
  await expect(admin.replayDeadLetter({ params })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await deliverDue(server.deps);
  expect(await told([first, second])).toEqual([1, 0]);
  expect((await admin.listDeadLetters()).items.map(({ document }) => document)).toEqual([second.id]);
  expect(await lastAudit()).toMatchObject({
    personId: 'admin',
    action: 'outbox.replay',
    subject: letterOf(first),
  });
});

test('all of one kind are done again; one whose record is gone stays until it is given up', async () => {
  const stories = await fail(3);
  const [, lost] = stories as [Story, Story, Story];
  await models().tickets.deleteOne({ _id: new Types.ObjectId(lost.id) });
  const admin = server.as('admin');
  expect(await admin.replayDeadLetters({ body: { subscription: 'notify' } })).toEqual({
    replayed: 2,
    gone: 1,
  });
  await deliverDue(server.deps);
  expect(await told(stories)).toEqual([1, 0, 1]);
  const params = { id: letterOf(lost) };
  await expect(admin.replayDeadLetter({ params })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(admin.discardDeadLetter({ params, body: { reason: '' } })).rejects.toMatchObject({
    code: 'INVALID',
  });
  const given = await admin.discardDeadLetter({ params, body: { reason: '工单已经销毁' } });
  expect(given).toMatchObject({ document: lost.id, subscription: 'notify' });
  expect((await admin.listDeadLetters()).total).toBe(0);
  expect(await lastAudit()).toMatchObject({
    action: 'outbox.discard',
    subject: letterOf(lost),
    reason: '工单已经销毁',
  });
});

test('where nobody holds a post the next above is told, and it is no failure', async () => {
  const { people } = models();
  const story = await submitted(server);
  await people.updateMany({ 'posts.role': 'official' }, { $set: { disabled: true } });
  await story.go(['zhao', 'accept'], ['qian', 'dispatch']);
  await deliverDue(server.deps);
  const doc = await models().tickets.findById(story.id).lean();
  expect(doc?.outbox).toEqual({ seq: 3 });
  const notices = await models().notices.find({ ticketId: story.id }).lean();
  await people.updateMany({ 'posts.role': 'official' }, { $unset: { disabled: '' } });
  expect(notices.map(({ personId }) => personId).sort()).toEqual(['supervisor', 'wang', 'wang']);
});

test.each(['wang', 'zhao', 'qian', 'roadsHead', 'supervisor', 'mayor'] as const)(
  '%s has no business there',
  async (name) => {
    await expect(server.as(name).listDeadLetters()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  },
);
