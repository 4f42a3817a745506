/** One complaint from the resident's phone to the end, and what the resident reads at every stage. */
import { checkAudit } from '@jsjb/bff/platform/audit/auditLog';
import { chained } from '@jsjb/bff/platform/records/eventLog';
import { ticketOf, type TicketDoc } from '@jsjb/bff/ticket/store/ticketDoc';
import { posterScene } from '@jsjb/bff/poster/access/posterCode';
import type { TicketEvent } from '@jsjb/shared/ticket/event';
import { ticketRecord } from '@jsjb/shared/ticket/record';
import { aComplaint } from '../factories/bodies';
import { phonePhoto } from '../factories/photos';
import { GRID, POSTER } from '../factories/smallCity';
import { startTestServer, type TestServer } from '../harness/server';
import {
  handling,
  newKey,
  refusalOf,
  reported,
  storyOf,
  submitted,
  verified,
  type Step,
} from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** What the public may not read anywhere in an answer. */
const internal = (answer: unknown): boolean => JSON.stringify(answer).includes('内部');

test('a resident scans a poster, and follows the ticket through every office to the end', async () => {
  const scene = posterScene(POSTER, server.deps.keys);
  const poster = await server.stranger.readPoster({ params: { scene } });
  expect(poster).toMatchObject({ known: true, number: POSTER, place: '东湾村文化广场', areaName: '东湾村' });

  const opened = await server
    .as('wang')
    .submitTicket({ body: { ...aComplaint, place: { text: '', scene } }, key: newKey() });
  expect(opened.number).toMatch(/^20260311\d{6}[0-9X]$/);
  expect(opened).toMatchObject({
    status: 'submitted',
    channel: 'poster',
    place: '东湾村文化广场',
    gridId: GRID,
  });

  const story = storyOf(server, opened);
  const stages: [step: Step, status: string, titles: string[]][] = [
    [['zhao', 'accept'], 'pendingReview', ['已受理']],
    [['qian', 'dispatch'], 'pendingSign', ['已派给市城管局']],
    [['roadsClerk', 'sign'], 'handling', ['已签收']],
    [['roadsClerk', 'contact'], 'handling', ['已联系群众']],
    [['roadsClerk', 'report'], 'reported', ['办理情况']],
    [['gridWorker', 'verify'], 'pendingCallback', ['核验通过']],
    [['zhao', 'callback'], 'closed', ['回访了您']],
    [['wang', 'rate'], 'closed', ['已评价']],
  ];
  const told = ['已提交'];
  for (const [step, status, titles] of stages) {
    const answer = await story.go(step);
    expect(answer.status).toBe(status);
    told.push(...titles);
    const seen = await story.seenBy('wang');
    expect(seen.status).toBe(status);
    expect(seen.timeline.map(({ title }) => title)).toEqual(told);
    expect(internal(seen)).toBe(false);
  }
  const end = await story.seenBy('wang');
  expect(end).toMatchObject({
    number: opened.number,
    unit: { name: '市城管局' },
    answer: '坑洞已经修补，并设置了警示标志。',
    rating: { stars: 5 },
    abilities: ['object', 'reopen'],
  });
  expect(end.due).toMatchObject({ limit: '5d', dueAt: '2026-03-18T16:00:00.000Z' });
  expect(end.due?.lines).toHaveLength(7);
});

test('before the report is verified the resident sees that it was handled, and offices read their own notes', async () => {
  const story = await submitted(server);
  await story.go(['zhao', 'accept'], ['qian', 'dispatch'], ['roadsClerk', 'sign'], ['roadsClerk', 'contact']);
  expect(internal(await story.seenBy('wang'))).toBe(false);
  const office = await story.seenBy('roadsClerk');
  expect(JSON.stringify(office.timeline)).toContain('内部：请优先安排。');
  expect(office.requester).toMatchObject({ name: '王**', phone: '199****0000' });
});

test('the resident reads what the unit reports at once, and no more once a check found it not to be so', async () => {
  const story = await submitted(server);
  const first = '坑已经填平，第一次。';
  const second = '坑已经填平并压实，第二次。';
  const reads = async (who: 'wang' | 'roadsClerk') => JSON.stringify(await story.seenBy(who));

  const file = await phonePhoto();
  const photo = await server.as('roadsClerk').uploadPhoto({ file, key: newKey() });
  await story.go(...handling, ['roadsClerk', 'report', { text: first, photos: [photo.id] }]);
  const heard = await story.seenBy('wang');
  expect(heard).toMatchObject({ answer: first, result: { before: [], after: [{ id: photo.id }] } });
  expect(heard.abilities).toContain('verdict');

  const failed = await story.go(['qian', 'verify', { passed: false, note: '内部：坑还在。' }]);
  expect(failed.answer).toBe(first);
  expect(await reads('wang')).not.toContain(first);
  expect(await reads('wang')).not.toContain(photo.id);
  expect((await story.seenBy('wang')).answer).toBeUndefined();

  await story.go(['roadsClerk', 'contact'], ['roadsClerk', 'report', { text: second }]);
  expect(await story.seenBy('wang')).toMatchObject({ answer: second });
  expect(await reads('wang')).not.toContain(first);
  await story.go(['qian', 'verify']);
  expect(await story.seenBy('wang')).toMatchObject({ answer: second });
});

test('the grid worker who looks at the place reads what the unit says it has done', async () => {
  const scene = posterScene(POSTER, server.deps.keys);
  const story = await submitted(server, 'wang', { place: { text: '', scene } });
  await story.go(...reported);
  const { timeline } = await story.seenBy('gridWorker');
  expect(timeline.at(-1)).toMatchObject({ title: '办理情况', text: '坑洞已经修补，并设置了警示标志。' });
});

test('the unit learns who to call when it has signed and says why, and the log remembers', async () => {
  const story = await submitted(server);
  await story.go(['zhao', 'accept'], ['qian', 'dispatch']);
  expect((await story.seenBy('roadsClerk')).requester).toMatchObject({ name: '王**', phone: '199****0000' });
  const ask = (reason: string) =>
    server.as('roadsClerk').unmaskRequester({ params: { id: story.id }, body: { reason } });
  expect(await refusalOf(ask('联系诉求人'))).toMatchObject({ code: 'FORBIDDEN' });
  await story.go(['roadsClerk', 'sign']);
  expect(await refusalOf(ask(' '))).toMatchObject({ status: 422, fields: { reason: expect.any(String) } });
  expect(await ask('联系诉求人')).toMatchObject({ name: '王小甲', phone: '19900000000' });
  const rows = await server.deps.models.audit.find({ subject: story.number }).lean();
  expect(rows).toMatchObject([{ personId: 'roadsClerk', action: 'ticket.unmask', reason: '联系诉求人' }]);
  expect(await checkAudit(server.deps.models, server.deps.keys)).toMatchObject({ faults: [] });
});

test('who asked to stay anonymous stays so, to the unit that handles it and to the grid worker', async () => {
  const story = await submitted(server, 'wang', { anonymous: true, type: 'tipOff' });
  await story.go(['zhao', 'accept', { type: 'tipOff' }], ['qian', 'dispatch'], ['roadsClerk', 'sign']);
  const office = await story.seenBy('roadsClerk');
  expect(office.requester).toEqual({
    name: '匿名市民',
    anonymous: true,
    own: false,
    canUnmask: false,
    messages: true,
    preferredContact: 'phone',
  });
  expect(JSON.stringify(office)).not.toContain('1990000');
  expect((await story.seenBy('zhao')).requester).toMatchObject({ name: '王**' });
});

test('an agent takes down a complaint by phone, in the name of the caller', async () => {
  const contact = { name: '李大爷', phone: '13900001111' };
  const story = await submitted(server, 'zhao', { contact });
  const seen = await story.seenBy('qian');
  expect(seen).toMatchObject({ channel: 'phone', requester: { name: '李**', phone: '139****1111' } });
  const unmasked = await server
    .as('qian')
    .unmaskRequester({ params: { id: story.id }, body: { reason: '回访' } });
  expect(unmasked).toMatchObject(contact);
});

test('every step of the log is chained to the one before, and its fold is the stored ticket', async () => {
  const story = await submitted(server);
  await story.go(...verified, ['zhao', 'callback']);
  const doc = await server.deps.models.tickets.findOne({ number: story.number }).lean<TicketDoc>();
  if (!doc) throw new Error('not stored');
  const plain = doc.events.map(
    ({ seq: _s, previous: _p, hash: _h, key: _k, ...event }) => event as TicketEvent,
  );
  expect(ticketRecord.replay(story.id, plain)).toEqual(ticketOf(doc));
  plain.forEach((event, at) => {
    const stored = doc.events[at];
    expect(stored?.seq).toBe(at + 1);
    expect(stored?.previous).toBe(doc.events[at - 1]?.hash ?? '');
    expect(chained(event, at + 1, stored?.previous ?? '').hash).toBe(stored?.hash);
  });
});
