/** Staff are residents as well: what they did in their post is neither theirs to rate nor to erase as a resident. */
import { createClient, type Client } from '@jsjb/bff/contract';
import { fetchTransport } from '../../scripts/lib/replay/fetchTransport';
import type { CastName } from '../factories/smallCity';
import { startTestServer, type TestServer } from '../harness/server';
import { refusalOf, submitted } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** Signed in as this member of staff, who has changed to the post every bound account has beside its own. */
async function asResident(name: CastName): Promise<Client> {
  const { people } = server.deps.models;
  await people.collection.updateOne(
    { _id: name as never, 'posts.1': { $exists: false } },
    { $push: { posts: { role: 'resident' } } as never },
  );
  const { accessToken, refreshToken } = await server.stranger.signInAsPersona({ body: { personaId: name } });
  const client = (token: string) =>
    createClient({ baseUrl: server.url, transport: fetchTransport, token: () => token });
  const switched = await client(accessToken).switchPost({ body: { refreshToken, postIndex: 1 } });
  return client(switched.accessToken);
}
const contact = { name: '李大爷', phone: '13900001111' };

test('an agent sees callers masked like everybody, and takes no list of them along', async () => {
  const story = await submitted(server, 'zhao', { contact });
  expect((await story.seenBy('zhao')).requester).toMatchObject({
    name: '李**',
    phone: '139****1111',
    own: false,
    canUnmask: true,
  });
  const { tickets } = await server.as('zhao').exportMyData();
  expect(JSON.stringify(tickets)).not.toMatch(/李大爷|13900001111/);
  const mine = await server.as('zhao').listTickets({ query: { queue: 'mine' } });
  expect(mine.items.map(({ id }) => id)).toContain(story.id);
});

test('who took a complaint down for a caller neither rates nor finds it as a resident', async () => {
  const story = await submitted(server, 'zhao', { contact });
  await story.go(['zhao', 'answer']);
  const zhao = await asResident('zhao');
  const rate = zhao.rate({
    params: { id: story.id },
    body: { stars: 5, satisfaction: 'satisfied', text: '' },
  });
  expect((await refusalOf(rate)).status).toBe(404);
  expect((await zhao.listTickets({ query: { queue: 'mine' } })).items).toEqual([]);
});

test('a grid worker does not rate as a resident what they reported in their post', async () => {
  const story = await submitted(server, 'gridWorker');
  await story.go(['zhao', 'answer']);
  const worker = await asResident('gridWorker');
  const rate = worker.rate({
    params: { id: story.id },
    body: { stars: 5, satisfaction: 'satisfied', text: '' },
  });
  expect((await refusalOf(rate)).status).toBe(403);
});

test('an official does not erase the account that the log names by becoming a resident for a moment', async () => {
  const clerk = await asResident('townClerk');
  const refusal = await refusalOf(clerk.eraseMyData({ body: { confirm: '删除我的个人信息' } }));
  expect([refusal.status, refusal.error.message]).toEqual([403, expect.stringContaining('联系管理员')]);
  expect((await server.as('townClerk').readMe()).name).not.toBe('已注销用户');
});

test('consents said without end do not fill the store', async () => {
  const call = { body: { kind: 'notices' as const, version: 1, given: true } };
  for (let round = 0; round < 21; round += 1)
    await Promise.all(Array.from({ length: 10 }, () => server.as('wang').giveConsent(call)));
  await server.as('wang').giveConsent({ body: { ...call.body, given: false } });
  const { items } = await server.as('wang').listConsents();
  expect(items).toHaveLength(200);
  expect(items.at(-1)?.given).toBe(false);
});
