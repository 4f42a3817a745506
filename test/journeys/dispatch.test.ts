/** Dispatch: what is suggested and why, what a joint meeting leaves behind, what a return needs. */
import { learnDispatches } from '@jsjb/bff/dispatch/jobs/learnDispatches';
import { POTHOLE } from '../factories/smallCity';
import { deliverDue } from '../harness/deliver';
import { startTestServer, type TestServer } from '../harness/server';
import { dispatched, submitted } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const suggested = (id: string) => server.as('qian').adviseDispatch({ params: { id } });
const heating = '家里暖气一点都不热，室内只有十四度，老人孩子受不了，请供热公司来看看。';

test('before any history the catalogue answers, and says which words decided', async () => {
  const story = await submitted(server, 'wang', { content: heating });
  const seen = await suggested(story.id);
  expect(seen.learnedFrom).toBe(0);
  expect(seen.categories[0]).toMatchObject({ code: '010301', name: '供热' });
  expect(seen.categories[0]?.reasons[0]).toMatch(/^目录：.*供热/);
  expect(seen.units[0]).toMatchObject({ unit: { id: 'heating', name: '市供热公司' } });
  expect(seen).toMatchObject({ limit: '5d', mode: 'direct', rulings: [], similar: [] });
  const total = seen.units.reduce((sum, { p }) => sum + p, 0);
  expect(total).toBeGreaterThan(0.99);
  expect(total).toBeLessThan(1.01);
});

test('an urgent matter is proposed a shorter limit, with the rule that says so', async () => {
  const story = await submitted(server, 'wang', { content: heating, urgency: 'urgent' });
  expect(await suggested(story.id)).toMatchObject({
    limit: '24h',
    limitReason: expect.stringContaining('紧急'),
  });
});

test('a resident or an official is not shown how a ticket will be dispatched', async () => {
  const story = await submitted(server);
  for (const name of ['wang', 'roadsClerk', 'gridWorker'] as const) {
    await expect(server.as(name).adviseDispatch({ params: { id: story.id } })).rejects.toMatchObject({
      status: 403,
    });
  }
});

test('a return needs evidence, and tells the centre by when to decide', async () => {
  const story = await submitted(server);
  await story.go(...dispatched);
  expect(await story.refused('roadsHead', 'requestReturn', { evidence: [], photos: [] })).toMatchObject({
    fields: { evidence: expect.any(String) },
  });
  const seen = await story.go(['roadsHead', 'requestReturn']);
  const decideBy = seen.legs[0]?.returnRequest?.decideBy;
  expect(decideBy).toBe('2026-03-12T16:00:00.000Z');
});

test('a ruling is kept with agenda, attendees and text, is found by its words, and guides the next like ticket', async () => {
  const matter = '厂区大门外那条断头路年久失修，路面塌陷，到底归谁养护一直没人管。';
  const story = await submitted(server, 'wang', { content: matter });
  await story.go(
    ...dispatched,
    ['roadsHead', 'requestReturn'],
    [
      'qian',
      'rule',
      { leadUnitId: 'town', coUnitIds: ['roads'], attendeeUnitIds: ['roads', 'town', 'supervision'] },
    ],
  );
  await deliverDue(server.deps);
  const { items } = await server.as('supervisor').listRulings({ query: { text: '断头路 养护' } });
  expect(items).toEqual([
    expect.objectContaining({
      ticketNumber: story.number,
      month: '2026-03',
      agenda: '内部：厂区道路由谁养护',
      text: '内部：联席会议纪要三号。',
      lead: { id: 'town', name: '宁远堡镇' },
      co: [{ id: 'roads', name: '市城管局' }],
      attendees: expect.arrayContaining([{ id: 'supervision', name: '市政府督查室' }]),
    }),
  ]);
  expect((await server.as('supervisor').listRulings({ query: { text: '供暖温度' } })).items).toEqual([]);
  expect((await server.as('supervisor').listRulings({ query: { unit: 'town' } })).items).toHaveLength(1);
  const next = await submitted(server, 'li', {
    content: '厂区大门外的断头路又塌陷了一块，归谁养护？请尽快修路面。',
  });
  const seen = await suggested(next.id);
  expect(seen.units[0]).toMatchObject({
    unit: { id: 'town' },
    reasons: expect.arrayContaining([`联席会议裁定 2026-03（工单 ${story.number}）`]),
  });
  // The ruling binds: the unit it went to cannot return it.
  expect(await story.refused('townClerk', 'requestReturn')).toMatchObject({ status: 409 });
});

test('the resident reads that a meeting decided, never its papers', async () => {
  const story = await submitted(server);
  await story.go(...dispatched, ['roadsHead', 'requestReturn'], ['qian', 'rule']);
  const seen = JSON.stringify(await story.seenBy('wang'));
  expect(seen).toContain('联席会议裁定');
  expect(seen).not.toContain('内部');
});

test('after enough confirmed dispatches the suggestion learns, in the words and ways of this city', async () => {
  const { models } = server.deps;
  const rows = Array.from({ length: 40 }, (_, i) => ({
    _id: `h${i}`,
    text: i % 2 ? `${i} 号楼小广场的喷泉盖板翘起来了` : `${i} 号楼水表读数不对，想核对用水量`,
    category: i % 2 ? POTHOLE : '010302',
    unitId: i % 2 ? 'roads-crew' : 'water',
    source: '2025 年历史工单',
  }));
  await models.history.insertMany(rows);
  expect(await learnDispatches(server.deps)).toBe(true);
  expect(await learnDispatches(server.deps)).toBe(false);
  const story = await submitted(server, 'wang', { content: '楼下小广场的喷泉盖板又翘起来了，绊倒了人。' });
  const seen = await suggested(story.id);
  expect(seen.learnedFrom).toBeGreaterThanOrEqual(40);
  expect(seen.categories[0]).toMatchObject({ code: POTHOLE });
  expect(seen.categories[0]?.reasons.join()).toContain('像这些已办结的工单：2025 年历史工单');
  expect(seen.units[0]).toMatchObject({ unit: { id: 'roads-crew' } });
  expect(seen.units[0]?.reasons[0]).toContain('已办结 20 件');
});

test('the court reads words and pictures of the evidence apart, and how far the ticket has wandered', async () => {
  const story = await submitted(server);
  await story.go(...dispatched, ['roadsHead', 'requestReturn', { evidence: ['内部：三定方案第三条'] }]);
  const seen = await story.seenBy('qian');
  expect(seen.legs[0]?.returnRequest).toMatchObject({ evidence: ['内部：三定方案第三条'], photos: [] });
  expect(seen).toMatchObject({ decideBy: expect.any(String), transfers: 0, returns: 0 });
  const { items } = await server.as('qian').listTickets({ query: { queue: 'todo', status: 'returnReview' } });
  expect(items.find(({ id }) => id === story.id)).toMatchObject({ decideBy: seen.decideBy });
  expect(await story.seenBy('wang')).not.toHaveProperty('decideBy');
  const settled = await story.go(['qian', 'approveReturn']);
  expect(settled).toMatchObject({ returns: 1, firstUnit: { id: 'roads' } });
  expect(settled).not.toHaveProperty('decideBy');
});

test('what was ruled before the first dispatch is a precedent too, and stands on the ticket', async () => {
  const story = await submitted(server, 'wang', { content: '界河桥头的护栏断了两根，桥归谁管一直说不清。' });
  await story.go(['zhao', 'accept']);
  const meeting = { mode: 'ruling', agenda: '内部：界河桥由谁管', note: '内部：由镇里管护。' } as const;
  expect(await story.refused('qian', 'dispatch', { ...meeting, agenda: '' })).toMatchObject({
    fields: { agenda: expect.any(String) },
  });
  const seen = await story.go([
    'qian',
    'dispatch',
    { ...meeting, leadUnitId: 'town', attendeeUnitIds: ['town', 'roads'] },
  ]);
  expect(seen.meetings).toMatchObject([
    { agenda: '内部：界河桥由谁管', text: '内部：由镇里管护。', lead: { id: 'town' }, precedent: true },
  ]);
  expect((await story.seenBy('wang')).meetings).toEqual([]);
  await deliverDue(server.deps);
  const { items } = await server.as('supervisor').listRulings({ query: { text: '护栏' } });
  expect(items).toMatchObject([{ ticketNumber: story.number, agenda: '内部：界河桥由谁管' }]);
  expect(await story.refused('townClerk', 'requestReturn')).toMatchObject({ status: 409 });
});

test('what was reported in confidence is in no list of rulings that other offices read', async () => {
  const secret = '举报：某科室借检修之名收钱，请查一查。';
  const story = await submitted(server, 'wang', { type: 'tipOff', content: secret });
  await story.go(...dispatched, ['roadsHead', 'requestReturn'], ['qian', 'rule']);
  await deliverDue(server.deps);
  const { items } = await server.as('heatingHead').listRulings({ query: {} });
  expect(items.map(({ ticketNumber }) => ticketNumber)).not.toContain(story.number);
  expect(JSON.stringify(items)).not.toContain('收钱');
});
