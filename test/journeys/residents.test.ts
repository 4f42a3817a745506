/** What residents may do to their own tickets, and to a neighbour's. */
import { startTestServer, type TestServer } from '../harness/server';
import { dispatched, handling, newKey, reported, submitted } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('a resident takes a ticket back, and the unit has nothing more to do', async () => {
  const story = await submitted(server);
  await story.go(...dispatched, ['wang', 'withdraw']);
  expect(await story.seenBy('wang')).toMatchObject({ status: 'withdrawn', abilities: [] });
  expect(await story.refused('roadsClerk', 'sign')).toMatchObject({ status: 403 });
  const todo = await server.as('roadsClerk').listTickets({ query: { queue: 'todo' } });
  expect(todo.items.map(({ number }) => number)).not.toContain(story.number);
});

test('after the report it is too late to take a ticket back', async () => {
  const story = await submitted(server);
  await story.go(...reported);
  expect(await story.refused('wang', 'withdraw')).toMatchObject({ status: 409 });
});

test('a resident adds a word and urges while the ticket is under way', async () => {
  const story = await submitted(server);
  await story.go(...handling, ['wang', 'supplement'], ['wang', 'urge']);
  const office = await story.seenBy('roadsClerk');
  expect(office).toMatchObject({ urges: 1, status: 'handling' });
  expect(office.timeline.slice(-2).map(({ text, who }) => [text, who])).toEqual([
    ['坑又大了一圈。', '市民'],
    ['什么时候来修？', '市民'],
  ]);
  expect((await story.seenBy('wang')).timeline.at(-1)?.who).toBe('您');
});

test('a resident adds a word while the official signs: both are kept', async () => {
  const story = await submitted(server);
  await story.go(...dispatched);
  const version = await story.version();
  const { wang, roadsClerk } = { wang: server.as('wang'), roadsClerk: server.as('roadsClerk') };
  const outcomes = await Promise.allSettled([
    ...Array.from({ length: 4 }, (_, n) =>
      wang.supplement({ params: { id: story.id }, body: { text: `补充第 ${n} 条`, photos: [] } }),
    ),
    roadsClerk.sign({ params: { id: story.id }, body: { version } }),
  ]);
  expect(outcomes.slice(0, 4).map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'));
  const seen = await story.seenBy('wang');
  expect(seen.timeline.filter(({ type }) => type === 'ticket.supplemented')).toHaveLength(4);
});

test('a neighbour joins a matter once; the requester cannot join their own', async () => {
  const story = await submitted(server);
  await story.go(['zhao', 'accept'], ['li', 'join']);
  expect(await story.seenBy('wang')).toMatchObject({ joins: 1 });
  expect(await story.refused('li', 'join')).toMatchObject({ status: 409 });
  expect(await story.refused('wang', 'join')).toMatchObject({ status: 403 });
});

test('a neighbour who joined learns nothing about who complained', async () => {
  const story = await submitted(server);
  const seen = await server.as('li').join({ params: { id: story.id } });
  expect(JSON.stringify(seen)).not.toMatch(/王小甲|19900000000/);
});

test('a neighbour who joined reads no more of the matter than the list of similar ones told', async () => {
  const point: [number, number] = [102.19, 38.52];
  const content =
    '楼上漏水到我家，请打我电话 139 1234 5678，或者找隔壁的人转告，家在三号楼二单元，物业一直不管。';
  const story = await submitted(server, 'wang', { content, place: { text: '3号楼2单元501', point } });
  await story.go(['wang', 'supplement', { text: '我叫王小甲，住 501', photos: [] }]);
  const seen = await server.as('li').join({ params: { id: story.id } });
  expect(seen).toMatchObject({ joins: 1, abilities: ['supplement', 'leave'], place: '东湾村第1网格' });
  expect(seen.timeline.map(({ type }) => type)).toEqual(['ticket.submitted']);
  expect(seen.point).toBeUndefined();
  const { items } = await server.as('zhang').findSimilar({ body: { content, point } });
  const listed = items.find(({ id }) => id === story.id);
  expect(seen.content).toBe(listed?.excerpt);
  expect(JSON.stringify([seen, listed])).not.toMatch(/501|1234|王小甲/);
});

test('what waits for a person of the centre is joined by nobody', async () => {
  const story = await submitted(server);
  await server.deps.models.tickets.updateOne(
    { number: story.number },
    { $set: { hold: { at: new Date() } } },
  );
  expect(await story.refused('li', 'join')).toMatchObject({ status: 404 });
});

test('nobody joins a confidential report', async () => {
  const story = await submitted(server, 'wang', { type: 'tipOff' });
  expect(await story.refused('li', 'join')).toMatchObject({ status: 404 });
});

test('only the requester rates, and only what has ended', async () => {
  const story = await submitted(server);
  expect(await story.refused('wang', 'rate')).toMatchObject({ status: 409 });
  await story.go(['zhao', 'answer']);
  expect(await story.refused('zhao', 'rate')).toMatchObject({ status: 403 });
  expect(await story.refused('wang', 'rate', { stars: 6 })).toMatchObject({
    status: 422,
    fields: { stars: '请选 1 到 5 颗星' },
  });
});

test('a word sent twice with one key is said once', async () => {
  const story = await submitted(server);
  const call = { params: { id: story.id }, body: { text: '路灯也坏了', photos: [] }, key: newKey() };
  const first = await server.as('wang').supplement(call);
  const second = await server.as('wang').supplement(call);
  expect(second.version).toBe(first.version);
});
