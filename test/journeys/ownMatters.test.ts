/** Nobody judges their own matter, in whichever post, from whichever account: the button is not there, and the no says why. */
import { createClient, type Client } from '@jsjb/bff/contract';
import type { Post } from '@jsjb/shared/kit/role';
import { fetchTransport } from '../../scripts/lib/replay/fetchTransport';
import { phoneOf, type CastName } from '../factories/smallCity';
import { startTestServer, type TestServer } from '../harness/server';
import { handling, refusalOf, reported, submitted, verified, type Story } from '../harness/story';
import { usual } from '../factories/bodies';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const signedInBy = (token: () => Promise<string>): Client =>
  createClient({ baseUrl: server.url, transport: fetchTransport, token });

/** The same person in another post, given to them here; signed in anew each time, as the clock runs far. */
async function inPost(name: CastName, post: Post): Promise<Client> {
  const { people } = server.deps.models;
  const before = await people.findById(name).lean();
  const posts = [...(before?.posts ?? []), post];
  await people.collection.updateOne({ _id: name as never }, { $set: { posts } });
  return signedInBy(async () => {
    const first = await server.stranger.signInAsPersona({ body: { personaId: name } });
    const body = { postIndex: posts.length - 1, refreshToken: first.refreshToken };
    const { accessToken } = await signedInBy(() => Promise.resolve(first.accessToken)).switchPost({ body });
    return accessToken;
  });
}

const dispatcher: Post = { role: 'dispatcher', unitId: 'centre' };
const agent: Post = { role: 'agent', unitId: 'centre' };
const supervisor: Post = { role: 'supervisor', unitId: 'supervision' };

async function barred(who: Client, story: Story, action: 'accept' | 'dispatch' | 'verify' | 'callback') {
  const params = { id: story.id };
  expect((await who.readTicket({ params })).abilities).not.toContain(action);
  const method = who[action] as unknown as (call: object) => Promise<unknown>;
  const refusal = await refusalOf(
    method({ params, body: { ...usual[action], version: await story.version() } }),
  );
  expect(refusal).toMatchObject({ status: 403, message: expect.stringMatching(/请由同事来做。$/) });
}

test('a dispatcher neither accepts nor dispatches, verifies or calls back what they raised as a resident', async () => {
  const wang = await inPost('wang', dispatcher);
  const story = await submitted(server, 'wang');
  await barred(wang, story, 'accept');
  const params = { id: story.id };
  const supervise = wang.supervise({ params, body: { ...usual.supervise, version: await story.version() } });
  expect((await refusalOf(supervise)).status).toBe(403);
  await story.go(['zhao', 'accept']);
  await barred(wang, story, 'dispatch');
  await story.go(
    ['qian', 'dispatch'],
    ['roadsClerk', 'sign'],
    ['roadsClerk', 'contact'],
    ['roadsClerk', 'report'],
  );
  await barred(wang, story, 'verify');
  await story.go(['qian', 'verify']);
  await barred(wang, story, 'callback');
  const { items } = await wang.listTickets({ query: { queue: 'todo' } });
  expect(items.find(({ id }) => id === story.id)?.abilities).toEqual([]);
});

test('who reported for the unit does not verify it, and who verified it does not call back', async () => {
  const clerk = await inPost('roadsClerk', dispatcher);
  const story = await submitted(server, 'li');
  await story.go(...reported);
  await barred(clerk, story, 'verify');
  await story.go(['qian', 'verify']);
  await barred(server.as('qian'), story, 'callback');
  await story.go(['zhao', 'callback']);
});

test('an official lent to the centre does not verify the work of the own unit, though a colleague did it', async () => {
  const head = await inPost('roadsHead', agent);
  const story = await submitted(server, 'li');
  await story.go(...verified);
  await barred(head, story, 'callback');
});

test('a neighbour who joined does not judge the matter in a post of theirs', async () => {
  const zhang = await inPost('zhang', agent);
  const story = await submitted(server, 'li');
  await story.go(['zhang', 'join']);
  await barred(zhang, story, 'accept');
});

test('a second account with the same number, and a number given on the ticket, are the same person', async () => {
  const { people } = server.deps.models;
  const qian = await people.findById('qian').lean();
  await people.updateOne({ _id: 'li' }, { $set: { phoneMark: qian?.phoneMark } });
  const byAccount = await submitted(server, 'li');
  await barred(server.as('qian'), byAccount, 'accept');
  // The number of zhao, who takes calls: their own matter, whoever wrote it down.
  const zhaos = phoneOf(3);
  const byNumber = await submitted(server, 'wang', { contact: { name: '某某', phone: zhaos } });
  await barred(server.as('zhao'), byNumber, 'accept');
  expect((await byNumber.seenBy('qian')).abilities).toContain('accept');
});

test('nobody excludes from the score, or opens the identity, in a matter of their own', async () => {
  const story = await submitted(server, 'wang', { anonymous: true });
  await story.go(...handling);
  const wang = await inPost('wang', supervisor);
  const { id } = await server.as('roadsHead').proposeExclusion({
    body: {
      ticketId: story.id,
      unitId: 'roads',
      rates: ['finish'],
      reason: '厂区道路',
      evidence: ['权属证明'],
    },
  });
  const note = { approved: true, note: '材料属实' };
  expect((await refusalOf(wang.decideExclusion({ params: { id }, body: note }))).status).toBe(403);
  const asked = await server
    .as('qian')
    .requestUnmasking({ params: { id: story.id }, body: { reason: '需要核实现场情况' } });
  const own = wang.decideUnmasking({ params: { request: asked.id }, body: note });
  expect(await refusalOf(own)).toMatchObject({ status: 403, message: expect.stringContaining('请由同事') });
  const [seen] = (await wang.listUnmaskings()).items.filter((each) => each.id === asked.id);
  expect(seen?.mayDecide).toBe(false);
  await server.as('supervisor').decideUnmasking({ params: { request: asked.id }, body: note });
});

test('what is known of a person beside the post stands in no log', async () => {
  const docs = await server.deps.models.tickets.find().lean();
  expect(docs.length).toBeGreaterThan(5);
  expect(JSON.stringify(docs)).not.toContain('"known"');
});
