/** A neighbour who joins a matter is a party to it: sees it, hears of it, adds to it, and says whether it is solved. */
import type { Client } from '@jsjb/bff/contract';
import type { NoticeDoc } from '@jsjb/bff/notice/store/noticeModels';
import { picture } from '../factories/photos';
import { deliverDue } from '../harness/deliver';
import { residents } from '../harness/residents';
import { startTestServer, type TestServer } from '../harness/server';
import { handling, newKey, refusalOf, reported, submitted, verified, type Story } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const secrets = /王小甲|19900000000|二单元|501|内部/;
const content = '楼道灯坏了，全黑，家在三号楼二单元501，请打 199 0000 0000 找王小甲。';
const point: [number, number] = [102.19, 38.52];
const matter = { content, place: { text: '三号楼二单元501', point } };

const joinAs = (client: Client, { id }: Story, body: { text?: string; photos?: string[] } = {}) =>
  client.join({ params: { id }, body, key: newKey() });
const told = async (personId: string, { id }: Story): Promise<string[]> => {
  await deliverDue(server.deps);
  const found = await server.deps.models.notices
    .find({ personId, ticketId: id })
    .sort({ at: 1, _id: 1 })
    .lean<NoticeDoc[]>();
  return found.map(({ values }) => values['status'] ?? '');
};
const mine = async (client: Client) => (await client.listTickets({ query: { queue: 'mine' } })).items;

test('what a neighbour joined stands among their matters, and opens', async () => {
  const story = await submitted(server, 'wang', matter);
  const li = server.as('li');
  await joinAs(li, story);
  const row = (await mine(li)).find(({ id }) => id === story.id);
  expect(row).toMatchObject({ relation: 'neighbour', households: 2, place: '东湾村第1网格' });
  await story.go(...verified);
  const seen = await story.seenBy('li');
  expect(seen).toMatchObject({
    status: 'pendingCallback',
    unit: { name: '市城管局' },
    answer: '坑洞已经修补，并设置了警示标志。',
    households: 2,
  });
  expect(seen.due?.dueAt).toBeDefined();
  expect(seen.timeline.map(({ type }) => type)).toEqual([
    'ticket.submitted',
    'ticket.accepted',
    'ticket.dispatched',
    'ticket.signed',
    'ticket.reported',
    'ticket.verified',
  ]);
  expect(JSON.stringify([row, seen])).not.toMatch(secrets);
  expect((await refusalOf(server.as('zhang').readTicket({ params: { id: story.id } }))).status).toBe(404);
});

test('an answer that failed its check is shown to no neighbour', async () => {
  const story = await submitted(server);
  await joinAs(server.as('li'), story);
  await story.go(...reported);
  expect((await story.seenBy('li')).answer).toBe('坑洞已经修补，并设置了警示标志。');
  await story.go(['qian', 'verify', { passed: false, note: '内部：坑还在' }]);
  const seen = await story.seenBy('li');
  expect(seen.answer).toBeUndefined();
  expect(JSON.stringify(seen)).not.toMatch(/坑洞已经修补|内部/);
});

test('a neighbour is told of every step that the requester is told of', async () => {
  const story = await submitted(server);
  await joinAs(server.as('li'), story);
  await story.go(...verified, ['zhao', 'callback']);
  expect(await told('li', story)).toEqual(['已受理', '已派单', '请您评价', '已办结']);
});

test('what was written before joining is kept: the centre and the unit read it, the requester does not', async () => {
  const story = await submitted(server);
  await story.go(...handling);
  const li = server.as('li');
  const photo = await li.uploadPhoto({ file: await picture('png'), key: newKey() });
  await joinAs(li, story, { text: '我家这边也是全黑，老人摔了一跤。', photos: [photo.id] });
  server.clock.forward(60_000);
  await li.supplement({
    params: { id: story.id },
    body: { text: '今天还是黑的', photos: [] },
    key: newKey(),
  });
  for (const who of ['qian', 'roadsClerk'] as const) {
    const seen = await story.seenBy(who);
    expect(seen.photos.map(({ id }) => id)).toContain(photo.id);
    expect(seen.timeline.filter(({ who: whose }) => whose === '邻居').map(({ text }) => text)).toEqual([
      '我家这边也是全黑，老人摔了一跤。',
      '今天还是黑的',
    ]);
  }
  const own = await story.seenBy('li');
  expect(own.timeline.filter(({ who }) => who === '您').map(({ text }) => text)).toEqual([
    '我家这边也是全黑，老人摔了一跤。',
    '今天还是黑的',
  ]);
  expect(JSON.stringify(await story.seenBy('wang'))).not.toMatch(/老人摔了|今天还是黑的/);
  expect(await told('roadsClerk', story)).toEqual(['待签收', '邻居补充', '补充说明']);
});

test('a neighbour reads nothing that the requester or the centre for them has added', async () => {
  const story = await submitted(server);
  const li = server.as('li');
  await joinAs(li, story);
  await story.go(
    ['wang', 'supplement', { text: '我叫王小甲', photos: [] }],
    ['zhao', 'supplement', { text: '来电人王小甲补充', photos: [] }],
    ['wang', 'urge', { text: '王小甲催' }],
  );
  const params = { id: story.id };
  const pages = await Promise.all(
    (['supplement', 'urge', 'join'] as const).map((kind) => li.listTicketFacts({ params, query: { kind } })),
  );
  expect(JSON.stringify([pages, await story.seenBy('li')])).not.toMatch(/王小甲/);
});

test('fifty join in the same second and none is refused; each finds it among their matters', async () => {
  const story = await submitted(server);
  const neighbours = await residents(server, 50);
  await Promise.all(neighbours.map((client, n) => joinAs(client, story, { text: `第 ${n} 户也遇到` })));
  expect(await story.seenBy('zhao')).toMatchObject({ joins: 50, households: 51 });
  const lists = await Promise.all(neighbours.map(mine));
  expect(lists.every((items) => items.some(({ id }) => id === story.id))).toBe(true);
});

test('own and joined matters make one list, a page at a time, each once', async () => {
  const [reader] = (await residents(server, 1)) as [Client];
  const ids: string[] = [];
  for (let n = 0; n < 6; n += 1) {
    if (n % 2) {
      const story = await submitted(server);
      await joinAs(reader, story);
      ids.unshift(story.id);
    } else {
      const body = { content: '门口的路灯不亮了。', place: { text: '' } };
      ids.unshift((await reader.submitTicket({ body, key: newKey() })).id);
    }
  }
  const found: string[] = [];
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const page = await reader.listTickets({
      query: { queue: 'mine', limit: '2', ...(cursor ? { cursor } : {}) },
    });
    found.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  }
  expect(found).toEqual(ids);
});

test('a neighbour who leaves is told nothing more, and sees it no longer', async () => {
  const story = await submitted(server);
  const li = server.as('li');
  await joinAs(li, story);
  await li.leave({ params: { id: story.id }, body: {}, key: newKey() });
  await story.go(['zhao', 'accept']);
  expect(await told('li', story)).toEqual([]);
  expect((await mine(li)).some(({ id }) => id === story.id)).toBe(false);
  expect((await refusalOf(li.readTicket({ params: { id: story.id } }))).status).toBe(404);
  expect(await story.seenBy('zhao')).toMatchObject({ joins: 0 });
});

test('before the call the centre reads how many neighbours say that it is not solved', async () => {
  const story = await submitted(server);
  await joinAs(server.as('li'), story);
  await joinAs(server.as('zhang'), story);
  await story.go(
    ...reported,
    ['li', 'neighbourAnswer', { verdict: 'notSolved', text: '只修了一盏' }],
    ['zhang', 'neighbourAnswer', { verdict: 'neverCame' }],
    ['zhang', 'neighbourAnswer', { verdict: 'solved', text: '' }],
    ['qian', 'verify'],
  );
  const { neighbours } = await story.seenBy('zhao');
  expect(neighbours?.verdicts).toEqual({ solved: 1, notSolved: 1, neverCame: 0 });
  expect(neighbours?.words).toMatchObject([{ verdict: 'notSolved', text: '只修了一盏' }]);
  expect((await story.seenBy('li')).neighbour?.answer).toMatchObject({ verdict: 'notSolved' });
});

test('for whom it is not over when it has ended, a ticket of their own is opened, once', async () => {
  const story = await submitted(server, 'wang', matter);
  const li = server.as('li');
  await joinAs(li, story, { text: '五号楼的楼道灯也不亮' });
  await story.go(...verified, ['zhao', 'callback']);
  const say = (text: string) =>
    li.neighbourAnswer({
      params: { id: story.id },
      body: { verdict: 'notSolved', text, photos: [] },
      key: newKey(),
    });
  await say('五号楼没有人来');
  expect(await told('li', story)).toContain('已办结');
  await say('还是没有人来');
  await deliverDue(server.deps);
  const { neighbour } = await story.seenBy('li');
  const own = await li.readTicket({ params: { id: neighbour?.ownTicket?.id ?? '' } });
  expect(own).toMatchObject({ status: 'submitted', requester: { own: true } });
  expect(own.content).toMatch(/五号楼的楼道灯也不亮[^]*五号楼没有人来/);
  expect(JSON.stringify(own)).not.toMatch(secrets);
  expect((await mine(li)).filter(({ excerpt }) => excerpt.includes('五号楼')).length).toBe(1);
  expect(await server.deps.models.tickets.countDocuments({ 'joinedFrom.id': story.id })).toBe(1);
});

test('when the requester withdraws, the neighbour is asked, and goes on alone', async () => {
  const story = await submitted(server);
  await joinAs(server.as('li'), story);
  await story.go(['wang', 'withdraw']);
  expect(await told('li', story)).toEqual(['已撤回']);
  await story.go(['li', 'neighbourAnswer']);
  await deliverDue(server.deps);
  expect((await story.seenBy('li')).neighbour?.ownTicket).toBeDefined();
});

test('a matter that becomes confidential is no neighbour’s any more, and they are told to report their own', async () => {
  const story = await submitted(server);
  await joinAs(server.as('li'), story);
  await story.go(['zhao', 'accept', { type: 'tipOff' }], ['qian', 'dispatch']);
  expect(await told('li', story)).toEqual(['单独反映']);
  expect((await refusalOf(server.as('li').readTicket({ params: { id: story.id } }))).status).toBe(404);
});
