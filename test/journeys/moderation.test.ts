/** What residents write and photograph is checked after it was received; doubt goes to a person, nothing is dropped. */
import { checkContent } from '@jsjb/bff/moderation/jobs/checkContent';
import type { ModerationDoc } from '@jsjb/bff/moderation/store/moderationModels';
import type { Client } from '@jsjb/bff/contract';
import { aComplaint, type SubmitBody } from '../factories/bodies';
import { phonePhoto } from '../factories/photos';
import { deliverDue } from '../harness/deliver';
import { newKey, refusalOf } from '../harness/story';
import { startWechatServer, type WechatServer } from '../harness/wechat';

let wechat: WechatServer;
let resident: Client;
beforeAll(async () => {
  // The sandbox signs its pushes with the real time.
  wechat = await startWechatServer({ PUBLIC_URL: 'http://127.0.0.1:1' });
  wechat.server.clock.set(new Date());
  Object.assign(wechat.server.deps.env, { PUBLIC_URL: wechat.server.url });
  await wechat.trial.control('media', { publicHosts: [new URL(wechat.server.url).host], delayMs: 0 });
  await wechat.trial.control('verdicts', {
    text: [
      { phrase: '脏话', suggest: 'risky' },
      { phrase: '可疑', suggest: 'review' },
    ],
    media: [],
  });
  await wechat.trial.control('callback', { url: `${wechat.server.url}/api/wechat/push` });
  resident = wechat.staying(await wechat.signIn('老张'));
});
afterAll(() => wechat.close());
beforeEach(async () => {
  await wechat.trial.control('faults/clear');
  await wechat.trial.control('visits', { person: '老张' });
});

const deps = () => wechat.server.deps;
async function work(): Promise<void> {
  await deliverDue(deps());
  await checkContent(deps());
  // The pushes that answer pictures.
  while (wechat.trial.sandbox.world.later.size > 0)
    await Promise.allSettled(wechat.trial.sandbox.world.later);
}
const submit = (change: Partial<SubmitBody> = {}) =>
  resident.submitTicket({ body: { ...aComplaint, ...change }, key: newKey() });
const checkOf = (ticketId: string) => deps().models.moderation.findOne({ ticketId }).lean<ModerationDoc>();
const read = (client: Client, id: string) => client.readTicket({ params: { id } });
const photo = async () => (await resident.uploadPhoto({ file: await phonePhoto(), key: newKey() })).id;
const judgePictures = (suggest: string) =>
  wechat.trial.control('verdicts', { media: [{ phrase: '/api/photos/', suggest }] });

test('an ordinary complaint passes and shows nothing of the check', async () => {
  const { id } = await submit();
  await work();
  expect(await checkOf(id)).toMatchObject({ state: 'passed', text: 'pass' });
  expect((await read(resident, id)).timeline.map(({ type }) => type)).toEqual(['ticket.submitted']);
  expect((await read(wechat.server.as('zhao'), id)).hold).toBeUndefined();
});

test.each([
  ['脏话', 'risky'],
  ['可疑', 'review'],
])('a text with %s is received at once, held for a person, and the resident is told', async (word, text) => {
  const ticket = await submit({ content: `${aComplaint.content}${word}` });
  expect(ticket.status).toBe('submitted');
  await work();
  expect(await checkOf(ticket.id)).toMatchObject({ state: 'held', text });
  const mine = await read(resident, ticket.id);
  expect(mine.content).toContain(word);
  expect(mine.timeline.at(-1)).toMatchObject({ title: '内容待人工复核', who: '系统' });
  const agent = wechat.server.as('zhao');
  expect((await read(agent, ticket.id)).hold).toEqual({ at: expect.any(String), decided: false });
  const { items } = await agent.listHeld();
  const held = items.find(({ ticketId }) => ticketId === ticket.id);
  expect(held).toMatchObject({ number: ticket.number, text: true, images: 0 });
  // It goes its way meanwhile.
  await agent.accept({
    params: { id: ticket.id },
    body: { version: 1, type: 'complaint', urgency: 'normal', category: '010203', note: '' },
  });
  const params = { check: held?.id ?? '' };
  const body = { decision: 'pass' as const, note: '正常表达' };
  expect((await agent.decideHeld({ params, body })).state).toBe('cleared');
  expect((await refusalOf(wechat.server.as('qian').decideHeld({ params, body }))).status).toBe(409);
  expect((await read(resident, ticket.id)).timeline.map(({ title }) => title)).toContain('已人工复核');
});

test('a doubtful picture is hidden from the neighbourhood until a person has looked', async () => {
  await judgePictures('risky');
  const scene = (await import('@jsjb/bff/poster/access/posterCode')).posterScene('JC-0001', deps().keys);
  const { id } = await submit({ photos: [await photo()], place: { text: '', scene } });
  await work();
  expect(await checkOf(id)).toMatchObject({ state: 'held', images: [{ suggest: 'risky' }] });
  const grid = wechat.server.as('gridWorker');
  const agent = wechat.server.as('zhao');
  const seen = async () => [
    (await read(resident, id)).photos.length,
    (await read(agent, id)).photos.length,
    (await read(grid, id)).photos.length,
  ];
  expect(await seen()).toEqual([1, 1, 0]);
  const [held] = (await agent.listHeld()).items.filter(({ ticketId }) => ticketId === id);
  await agent.decideHeld({
    params: { check: held?.id ?? '' },
    body: { decision: 'hide', note: '含有他人面部' },
  });
  expect(await seen()).toEqual([1, 1, 0]);
});

test('a good picture passes, and its verdict pushed three times changes nothing', async () => {
  await judgePictures('pass');
  const { id } = await submit({ photos: [await photo(), await photo()] });
  await work();
  expect(await checkOf(id)).toMatchObject({
    state: 'passed',
    images: [{ suggest: 'pass' }, { suggest: 'pass' }],
  });
  const traceId = (await checkOf(id))?.traceIds[0];
  const event = {
    ToUserName: 'gh',
    FromUserName: 'o123456789',
    CreateTime: 1,
    MsgType: 'event',
    Event: 'wxa_media_check',
    trace_id: traceId,
    errcode: 0,
    result: { suggest: 'pass', label: 100 },
  };
  await wechat.trial.control('push', { event, fault: 'duplicate' });
  expect((await checkOf(id))?.state).toBe('passed');
});

test.each(['tampered', 'wrong-appid', 'wrong-signature'])('a push that is %s is refused', async (fault) => {
  await judgePictures('pass');
  const { id } = await submit({ photos: [await photo()] });
  await work();
  const traceId = (await checkOf(id))?.traceIds[0];
  const event = {
    CreateTime: 2,
    MsgType: 'event',
    Event: 'wxa_media_check',
    trace_id: traceId,
    result: { suggest: 'risky', label: 20002 },
  };
  await wechat.trial.control('push', { event, fault });
  expect((await checkOf(id))?.state).toBe('passed');
});

test('while WeChat is away complaints are received, and checked when it is back', async () => {
  await wechat.trial.control('faults', {
    path: '/wxa/msg_sec_check',
    kind: 'status',
    status: 502,
    times: 100,
  });
  const { id } = await submit({ content: `${aComplaint.content}脏话` });
  await work();
  expect(await checkOf(id)).toMatchObject({ state: 'waiting' });
  await wechat.trial.control('faults/clear');
  wechat.server.clock.forward(60_000);
  await work();
  expect(await checkOf(id)).toMatchObject({ state: 'held' });
  wechat.server.clock.forward(-60_000);
});

test('a doubt left by a crash, or by an earlier release, is held by the next pass; what was decided is in a log', async () => {
  const { id } = await submit({ content: `${aComplaint.content}脏话` });
  await work();
  const { moderation, holds, tickets } = deps().models;
  await holds.deleteMany({ ticketId: id });
  await moderation.updateOne({ ticketId: id }, { $set: { state: 'doubtful' } });
  await tickets.updateOne({ _id: id }, { $unset: { hold: '' } });
  await work();
  const agent = wechat.server.as('zhao');
  expect((await read(agent, id)).hold).toEqual({ at: expect.any(String), decided: false });
  const held = (await agent.listHeld()).items.find(({ ticketId }) => ticketId === id);
  const params = { check: held?.id ?? '' };
  const unsaid = await refusalOf(agent.decideHeld({ params, body: { decision: 'hide', note: '' } }));
  expect(unsaid.fields).toEqual({ note: '请写明为什么不公开' });
  const judged = await Promise.allSettled([
    agent.decideHeld({ params, body: { decision: 'pass', note: '' } }),
    wechat.server.as('qian').decideHeld({ params, body: { decision: 'hide', note: '不文明用语' } }),
  ]);
  expect(judged.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await work();
  const doc = await deps().records.holds.find(params.check);
  if (!doc) throw new Error('the hold is gone');
  expect(await deps().records.holds.faults(doc)).toEqual([]);
  expect(doc.events.map(({ type }) => type)).toEqual(['hold.raised', `hold.${doc.status}`]);
  const { hold } = (await tickets.findById(id).lean()) ?? {};
  expect(hold).toMatchObject({ decidedAt: expect.any(Date), hidden: doc.status === 'hidden' });
});
