/** An erased account leaves nothing behind, whatever else happens at the same moment. */
import { finishErasures } from '@jsjb/bff/privacy/commands/eraseOwnData';
import { aComplaint } from '../factories/bodies';
import type { CastName } from '../factories/smallCity';
import { HOUR_MS } from '../harness/clock';
import { aSuggestion } from '../harness/rewardStory';
import { startTestServer, type TestServer } from '../harness/server';
import { newKey, refusalOf, submitted } from '../harness/story';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await server.close();
});

const leave = (name: CastName) => server.as(name).eraseMyData({ body: { confirm: '删除我的个人信息' } });
const submit = (name: CastName) =>
  server.as(name).submitTicket({
    body: { ...aComplaint, contact: { name: '残留姓名', phone: '13512345678' } },
    key: newKey(),
  });
const storedOf = (name: CastName) => server.deps.models.tickets.find({ 'requester.personId': name }).lean();
const accountOf = (name: CastName) => server.deps.models.people.findById(name).lean();

/** Holds the next insert back until `until` is done. */
function holdInsert(collection: object, until: () => Promise<unknown>): void {
  const inserting = collection as { insertMany(...asked: unknown[]): Promise<unknown> };
  const insert = inserting.insertMany.bind(inserting);
  jest.spyOn(inserting, 'insertMany').mockImplementationOnce(async (...asked) => {
    await until();
    return insert(...asked);
  });
}

test('a complaint that is being stored while its author leaves is not stored', async () => {
  await server.accessToken('wang');
  holdInsert(server.deps.models.tickets.collection, () => leave('wang'));
  const refusal = await refusalOf(submit('wang'));
  expect([refusal.status, refusal.error.message]).toEqual([401, '您的账号正在注销或已经注销，没有提交。']);
  expect(await storedOf('wang')).toEqual([]);
  expect(await accountOf('wang')).toMatchObject({ erasedAt: server.clock.now(), disabled: true });
});

test('neither is a suggestion', async () => {
  await server.accessToken('wang');
  const { suggestions } = server.deps.models;
  holdInsert(suggestions.collection, () => leave('wang'));
  const call = server.as('wang').submitSuggestion({ body: aSuggestion, key: newKey() });
  expect((await refusalOf(call)).status).toBe(401);
  expect(await suggestions.countDocuments({})).toBe(0);
});

test('whose complaint was stored just before does not leave, and goes on as before', async () => {
  await server.accessToken('wang');
  const { people } = server.deps.models;
  const update = people.updateOne.bind(people);
  // The last moment at which a submission still gets through.
  jest
    .spyOn(people, 'updateOne')
    .mockImplementationOnce(((...asked: Parameters<typeof update>) =>
      submit('wang').then(() => update(...asked))) as never);
  const refusal = await refusalOf(leave('wang'));
  expect([refusal.status, refusal.error.message]).toEqual([422, expect.stringContaining('1 件诉求在办理')]);
  expect(await accountOf('wang')).not.toHaveProperty('disabled');
  expect(await storedOf('wang')).toMatchObject([{ personal: { name: expect.any(String) } }]);
  await submitted(server, 'wang');
});

test('of submissions and an erasure sent at once, nothing is left over', async () => {
  for (const name of ['wang', 'li', 'zhang'] as const) {
    await server.accessToken(name);
    const [left] = await Promise.allSettled([leave(name), ...Array.from({ length: 12 }, () => submit(name))]);
    const erased = left.status === 'fulfilled';
    expect(erased ? await storedOf(name) : []).toEqual([]);
    expect((await accountOf(name))?.disabled).toBe(erased ? true : undefined);
  }
});

test('an erasure that was cut short is finished later, or given back when something is open', async () => {
  const ended = await submitted(server, 'wang');
  await ended.go(['zhao', 'answer']);
  await submitted(server, 'li');
  const { people } = server.deps.models;
  await people.updateMany(
    { _id: { $in: ['wang', 'li'] } },
    { $set: { erasingAt: server.clock.now(), disabled: true } },
  );
  expect(await finishErasures(server.deps)).toBe(0);
  server.clock.forward(HOUR_MS);
  expect(await finishErasures(server.deps)).toBe(1);
  expect(await accountOf('wang')).toMatchObject({ erasedAt: server.clock.now(), disabled: true });
  expect((await storedOf('wang')).map(({ personal }) => personal)).toEqual([undefined]);
  const li = await accountOf('li');
  expect([li?.disabled, li?.erasingAt, li?.erasedAt]).toEqual([undefined, undefined, undefined]);
});
