/** What the units do with a ticket: transfer, return, help, extend, shelve, terminate. */
import { localDate } from '@jsjb/shared/calendar/calendar';
import { DAY_MS, HOUR_MS } from '../harness/clock';
import { startTestServer, type TestServer } from '../harness/server';
import { dispatched, handling, submitted } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('an official transfers to a unit below their own, and the first receiver stays accountable', async () => {
  const story = await submitted(server);
  const before = await story.go(...dispatched);
  const seen = await story.go(['roadsClerk', 'transfer']);
  expect(seen).toMatchObject({ status: 'pendingSign', unit: { id: 'roads-crew' }, transfers: 1 });
  expect(seen.dueAt).toBe(before.dueAt);
  expect(await story.refused('roadsClerk', 'sign')).toMatchObject({ status: 403 });
  await story.go(['crewClerk', 'sign'], ['crewClerk', 'contact'], ['crewClerk', 'report']);
  expect((await story.seenBy('wang')).timeline.map(({ title }) => title)).toContain('已转派给市政养护队');
  const doc = await server.deps.models.tickets.findOne({ number: story.number }).lean();
  expect(doc?.firstUnitId).toBe('roads');
});

test('an official may not push a ticket to a unit that is not theirs; the dispatcher may', async () => {
  const story = await submitted(server);
  await story.go(...dispatched);
  for (const unitId of ['heating', 'heating-station', 'city']) {
    const refusal = await story.refused('roadsClerk', 'transfer', { unitId });
    expect([403, 422]).toContain(refusal.status);
  }
  expect(await story.refused('roadsClerk', 'transfer', { unitId: 'heating' })).toMatchObject({
    code: 'FORBIDDEN',
    message: expect.stringContaining('只能转派给本单位的下属单位'),
  });
  expect(await story.refused('roadsClerk', 'transfer', { unitId: 'roads' })).toMatchObject({
    fields: { unitId: expect.any(String) },
  });
  expect(await story.go(['qian', 'transfer', { unitId: 'heating' }])).toMatchObject({
    unit: { id: 'heating' },
  });
});

test('a return that is approved gives the ticket to another unit; the resident never reads why', async () => {
  const story = await submitted(server);
  const before = await story.go(...dispatched);
  expect(await story.go(['roadsHead', 'requestReturn'])).toMatchObject({ status: 'returnReview' });
  expect((await story.seenBy('wang')).status).toBe('returnReview');
  const after = await story.go(['qian', 'approveReturn']);
  expect(after).toMatchObject({ status: 'pendingSign', unit: { id: 'heating' }, returns: 1 });
  expect(after.dueAt).toBe(before.dueAt);
  const seen = await story.seenBy('wang');
  expect(JSON.stringify(seen)).not.toContain('内部');
  expect(seen.timeline.map(({ title }) => title)).not.toContain('申请退单');
  expect(await story.refused('roadsClerk', 'sign')).toMatchObject({ status: 403 });
  expect(await story.go(['heatingHead', 'sign'])).toMatchObject({ status: 'handling' });
});

test('a return that is refused is as if it had never been asked, and is asked once only', async () => {
  const story = await submitted(server);
  await story.go(...handling, ['roadsHead', 'requestReturn']);
  expect(await story.go(['qian', 'rejectReturn'])).toMatchObject({ status: 'handling', returns: 0 });
  expect(await story.refused('roadsHead', 'requestReturn')).toMatchObject({ status: 409 });
  expect((await story.seenBy('roadsHead')).abilities).not.toContain('requestReturn');
});

test('a second return forces a binding ruling', async () => {
  const story = await submitted(server);
  await story.go(...dispatched, ['roadsHead', 'requestReturn'], ['qian', 'approveReturn']);
  await story.go(['heatingHead', 'requestReturn']);
  expect(await story.refused('qian', 'approveReturn', { leadUnitId: 'water' })).toMatchObject({
    status: 409,
    message: expect.stringContaining('联席会议'),
  });
  expect(await story.go(['qian', 'rule'])).toMatchObject({ mode: 'ruling', unit: { id: 'water' } });
  expect(await story.refused('waterClerk', 'requestReturn')).toMatchObject({ status: 409 });
  expect((await story.seenBy('wang')).timeline.at(-1)?.title).toBe('经联席会议裁定，由市供水公司办理');
});

test('a co-unit signs and reports for itself; the ticket waits for the lead', async () => {
  const story = await submitted(server);
  await story.go(...handling, ['roadsClerk', 'coHandle']);
  expect(await story.refused('roadsClerk', 'coHandle')).toMatchObject({
    fields: { coUnitIds: expect.any(String) },
  });
  await story.go(['heatingHead', 'sign']);
  expect(await story.go(['heatingHead', 'report', { text: '管线已经避让。' }])).toMatchObject({
    status: 'handling',
  });
  expect(await story.refused('heatingHead', 'transfer', { unitId: 'heating-station' })).toMatchObject({
    status: 403,
  });
  expect(await story.go(['roadsClerk', 'report'])).toMatchObject({ status: 'reported' });
});

test('nothing is reported before the resident has been contacted, nothing contacted before signing', async () => {
  const story = await submitted(server);
  await story.go(...dispatched);
  expect(await story.refused('roadsClerk', 'contact')).toMatchObject({ status: 409 });
  await story.go(['roadsClerk', 'sign']);
  expect(await story.refused('roadsClerk', 'report')).toMatchObject({
    status: 409,
    message: expect.stringContaining('联系群众'),
  });
  expect(await story.refused('roadsClerk', 'sign')).toMatchObject({ status: 409 });
});

test('an extension is asked once, before the due time, and the resident is told', async () => {
  const story = await submitted(server);
  const before = await story.go(...handling);
  await story.go(['roadsClerk', 'requestExtension']);
  const after = await story.go(['qian', 'decideExtension']);
  expect(Date.parse(after.dueAt ?? '') - Date.parse(before.dueAt ?? '')).toBe(7 * DAY_MS);
  expect((await story.seenBy('wang')).timeline.at(-1)).toMatchObject({ title: '办理时限已延长' });
  expect(await story.refused('roadsClerk', 'requestExtension')).toMatchObject({ status: 409 });

  const late = await submitted(server);
  await late.go(...handling);
  server.clock.forward(30 * DAY_MS);
  expect(await late.refused('roadsClerk', 'requestExtension')).toMatchObject({
    message: expect.stringContaining('已经到期'),
  });
  expect(await late.seenBy('wang')).toMatchObject({ due: { light: 'red' } });
});

test('a shelved ticket stands still, and gets the time of the pause back', async () => {
  const story = await submitted(server);
  const limit = '24h';
  await story.go(['zhao', 'accept'], ['qian', 'dispatch', { limit }], ['roadsClerk', 'sign']);
  expect(await story.refused('roadsClerk', 'requestShelving')).toMatchObject({
    status: 403,
    message: expect.stringContaining('负责人'),
  });
  const before = await story.go(['roadsHead', 'requestShelving']);
  expect(await story.go(['qian', 'decideShelving'])).toMatchObject({ status: 'shelved' });
  expect(JSON.stringify(await story.seenBy('wang'))).not.toContain('内部');
  server.clock.forward(10 * DAY_MS - HOUR_MS);
  const after = await story.go(['roadsHead', 'resume']);
  expect(after.status).toBe('handling');
  expect(Date.parse(after.dueAt ?? '') - Date.parse(before.dueAt ?? '')).toBe(10 * DAY_MS);
});

test('a termination is asked by the head of the unit and audited by the centre', async () => {
  const story = await submitted(server);
  await story.go(...handling);
  expect(await story.refused('roadsClerk', 'requestTermination')).toMatchObject({ status: 403 });
  await story.go(['roadsHead', 'requestTermination'], ['qian', 'decideTermination', { approved: false }]);
  expect(await story.seenBy('roadsHead')).toMatchObject({ status: 'handling' });
  await story.go(['roadsHead', 'requestTermination'], ['qian', 'decideTermination']);
  const seen = await story.seenBy('wang');
  expect(seen.status).toBe('terminated');
  expect(seen.timeline.at(-1)?.text).toBe('市城管局说明：多次联系后仍缺少地址，现终止办理。');
  expect(await story.refused('roadsClerk', 'report')).toMatchObject({ status: 403 });
});

test('who saw an older state is told to look again, and nothing is lost', async () => {
  const story = await submitted(server);
  const seen = await story.go(...dispatched);
  await story.go(['roadsClerk', 'sign']);
  const refusal = await story.refused('roadsClerk', 'transfer', { version: seen.version });
  expect(refusal).toMatchObject({ status: 409, code: 'CONFLICT' });
});

test.each([
  ['requestExtension', 'decideExtension', 'handling'],
  ['requestShelving', 'decideShelving', 'shelved'],
  ['requestTermination', 'decideTermination', 'terminated'],
] as const)(
  '%s of a unit that leads no more is not granted, and the unit that leads may ask',
  async (ask, decide, end) => {
    const story = await submitted(server);
    await story.go(...handling, ['roadsHead', ask], ['qian', 'transfer', { unitId: 'heating' }]);
    await story.go(['heatingHead', 'sign'], ['heatingHead', 'contact']);
    const refusal = await story.refused('qian', decide);
    expect(refusal).toMatchObject({ status: 409, message: expect.stringContaining('不再主办') });
    expect((await story.seenBy('heatingHead')).abilities).toContain(ask);
    await story.go(['heatingHead', ask]);
    expect(await story.go(['qian', decide])).toMatchObject({ status: end });
  },
);

test('the day on which a shelved ticket is looked at again lies ahead, and not in another century', async () => {
  const story = await submitted(server);
  await story.go(...handling);
  for (const reviewDate of [localDate(server.clock.now()), '2020-01-01', '9999-12-31'])
    expect(await story.refused('roadsHead', 'requestShelving', { reviewDate })).toMatchObject({
      status: 422,
      fields: { reviewDate: expect.any(String) },
    });
});
