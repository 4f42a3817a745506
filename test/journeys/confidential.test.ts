/** 举报 and anonymous matters: nobody alone learns who it was, and the one who reported hears that somebody did. */
import type { Client } from '@jsjb/bff/contract';
import { HOUR_MS } from '../harness/clock';
import { deliverDue } from '../harness/deliver';
import { suggestion } from '../harness/rewardStory';
import { startTestServer, type TestServer } from '../harness/server';
import { dispatched, newKey, refusalOf, storyOf, submitted, type Story } from '../harness/story';
import { aComplaint } from '../factories/bodies';
import { phoneOf } from '../factories/smallCity';
import type { UnmaskingDoc } from '@jsjb/bff/unmasking/store/unmaskingDoc';
import { auditHeadOf, checkAudit } from '@jsjb/bff/platform/audit/auditLog';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const reported = async (): Promise<Story> => {
  const body = { ...aComplaint, type: 'tipOff' as const, content: '举报：有人在河边偷倒垃圾，天天晚上来。' };
  return storyOf(server, await server.as('wang').submitTicket({ body, key: newKey() }));
};
const look = (who: Client, { id }: Story) =>
  who.unmaskRequester({ params: { id }, body: { reason: '核实线索' } });
const ask = (who: Client, { id }: Story) =>
  who.requestUnmasking({ params: { id }, body: { reason: '核实线索，需要联系本人' } });
const decide = (who: Client, request: string, approved: boolean, note = '') =>
  who.decideUnmasking({ params: { request }, body: { approved, note } });

test('nobody alone sees who reported: another approves, the reporter is told, every step is in the log', async () => {
  const story = await reported();
  const [qian, zhao, supervisor] = [server.as('qian'), server.as('zhao'), server.as('supervisor')];
  expect((await refusalOf(look(qian, story))).code).toBe('APPROVAL_REQUIRED');
  const request = await ask(qian, story);
  expect(request).toMatchObject({ state: 'waiting', own: true, mayDecide: false });
  expect((await ask(qian, story)).id).toBe(request.id);
  expect((await refusalOf(look(qian, story))).error.message).toContain('等待审批');
  // Not by oneself, not by an agent.
  expect((await refusalOf(decide(qian, request.id, true))).status).toBe(403);
  expect((await refusalOf(decide(zhao, request.id, true))).status).toBe(403);
  const waiting = await supervisor.listUnmaskings();
  expect(waiting.items).toMatchObject([
    { id: request.id, own: false, mayDecide: true, number: story.number },
  ]);
  expect(waiting.items[0]?.who).toContain('王小');
  await deliverDue(server.deps);
  expect((await supervisor.listNotices()).items[0]).toMatchObject({ title: '待审批', number: story.number });
  await decide(supervisor, request.id, true);
  expect((await refusalOf(decide(supervisor, request.id, false, '再想想'))).code).toBe('CONFLICT');
  expect((await look(qian, story)).phone).toBe(phoneOf(0));
  // Approved for one person, not for their colleague.
  expect((await refusalOf(look(zhao, story))).code).toBe('APPROVAL_REQUIRED');
  await look(qian, story);
  await deliverDue(server.deps);
  const inbox = (await server.as('wang').listNotices()).items.filter(({ ticketId }) => ticketId === story.id);
  expect(inbox.map(({ title }) => title)).toEqual(['查看身份']);
  const told = (await story.seenBy('wang')).timeline.filter(({ type }) => type === 'requester.unmasked');
  expect(told).toHaveLength(1);
  const { models, keys } = server.deps;
  const rows = await models.audit.find({ subject: story.number }).sort({ _id: 1 }).lean();
  expect(rows.map(({ action, personId }) => [action, personId])).toEqual([
    ['unmask.ask', 'qian'],
    ['unmask.approve', 'supervisor'],
    ['ticket.unmask', 'qian'],
    ['ticket.unmask', 'qian'],
  ]);
  expect(rows.at(-1)?.reason).toContain('supervisor');
  expect((await checkAudit(models, keys)).faults).toEqual([]);
  expect(await auditHeadOf(models)).toBeTruthy();
});

test('the request, its approval and each look are told once, also when the server died before it told of them', async () => {
  const story = await reported();
  const [qian, supervisor] = [server.as('qian'), server.as('supervisor')];
  const { id } = await ask(qian, story);
  await decide(supervisor, id, true);
  await look(qian, story);
  await look(qian, story);
  const { notices, unmaskings } = server.deps.models;
  // Nothing was delivered until here, as if the process had ended; then it dies again between telling and marking it told.
  expect(await notices.countDocuments({ ticketId: story.id })).toBe(0);
  for (let round = 0; round < 2; round += 1) {
    await deliverDue(server.deps);
    await unmaskings.updateOne(
      { number: story.number },
      { $set: { 'outbox.seq': 0, 'outbox.due': server.clock.now() } },
    );
  }
  await deliverDue(server.deps);
  const told = await notices.find({ ticketId: story.id }).lean();
  expect(told.map(({ _id }) => _id).sort()).toEqual(
    ['ask.supervisor', 'decided.qian', 'told.wang'].map((rest) => `${story.id}.unmask.${id}.${rest}`),
  );
  const seen = (await story.seenBy('wang')).timeline.filter(({ type }) => type === 'requester.unmasked');
  expect(seen).toHaveLength(1);
});

test('a request sent five times at once waits once, and stands in the log once', async () => {
  const story = await reported();
  const qian = server.as('qian');
  const asked = await Promise.all(Array.from({ length: 5 }, () => ask(qian, story)));
  expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
  const { audit, unmaskings } = server.deps.models;
  expect(await audit.countDocuments({ subject: story.number, action: 'unmask.ask' })).toBe(1);
  expect(await unmaskings.countDocuments({ number: story.number })).toBe(1);
  // Decided, another may be asked for.
  await decide(server.as('supervisor'), asked[0]?.id ?? '', false, '理由不足');
  expect((await ask(qian, story)).state).toBe('waiting');
});

test('a request of which the log could not be told is in the log before it is decided, or soon after', async () => {
  const { audit, unmaskings } = server.deps.models;
  const rowsOf = async ({ number }: Story) =>
    (await audit.find({ subject: number }).sort({ _id: 1 }).lean()).map(({ action }) => action);
  const [decided, waiting] = [await reported(), await reported()];
  const fail = jest.spyOn(audit, 'create').mockRejectedValue(new Error('the disk is full'));
  for (const story of [decided, waiting])
    expect((await refusalOf(ask(server.as('qian'), story))).status).toBe(500);
  fail.mockRestore();
  expect(await rowsOf(decided)).toEqual([]);
  const { _id } = (await unmaskings.findOne({ number: decided.number }).lean()) ?? {};
  await decide(server.as('supervisor'), String(_id), true);
  expect(await rowsOf(decided)).toEqual(['unmask.ask', 'unmask.approve']);
  await deliverDue(server.deps);
  expect([await rowsOf(decided), await rowsOf(waiting)]).toEqual([
    ['unmask.ask', 'unmask.approve'],
    ['unmask.ask'],
  ]);
});

test('the log of a request tells what was done by whom, chained', async () => {
  const story = await reported();
  const { id } = await ask(server.as('qian'), story);
  await decide(server.as('supervisor'), id, true);
  await look(server.as('qian'), story);
  const { models, records } = server.deps;
  const doc = await models.unmaskings.findOne({ number: story.number }).lean<UnmaskingDoc>();
  expect(doc?.events.map(({ type, by }) => [type, by.personId])).toEqual([
    ['unmasking.asked', 'qian'],
    ['unmasking.approved', 'supervisor'],
    ['unmasking.used', 'qian'],
  ]);
  expect(doc && (await records.unmaskings.faults(doc))).toEqual([]);
});

test('an approval ends after a day, and a refusal says why', async () => {
  const story = await reported();
  const { id } = await ask(server.as('qian'), story);
  await decide(server.as('supervisor'), id, true);
  server.clock.forward(24 * HOUR_MS + 1000);
  expect((await refusalOf(look(server.as('qian'), story))).code).toBe('APPROVAL_REQUIRED');
  const again = await ask(server.as('qian'), story);
  expect((await refusalOf(decide(server.as('supervisor'), again.id, false))).fields).toHaveProperty('note');
  await decide(server.as('supervisor'), again.id, false, '线索已经清楚，不必联系');
  const [mine] = (await server.as('qian').listUnmaskings()).items;
  expect(mine).toMatchObject({ state: 'refused', note: '线索已经清楚，不必联系' });
  expect((await refusalOf(look(server.as('qian'), story))).code).toBe('APPROVAL_REQUIRED');
});

test('the handling unit cannot even ask, and what is not there cannot be told from what is hidden', async () => {
  const story = await reported();
  await story.go(...dispatched);
  for (const name of ['roadsHead', 'roadsClerk'] as const)
    expect((await refusalOf(ask(server.as(name), story))).status).toBe(403);
  const hidden = await refusalOf(ask(server.as('waterClerk'), story));
  const missing = await refusalOf(
    server
      .as('waterClerk')
      .requestUnmasking({ params: { id: 'f'.repeat(24) }, body: { reason: '核实线索' } }),
  );
  expect([hidden.status, hidden.error.message]).toEqual([missing.status, missing.error.message]);
});

test('a suggestion under one’s own name does not tell who made the report that it grew out of', async () => {
  const story = await reported();
  const open = await submitted(server, 'wang');
  const unnamed = await submitted(server, 'wang', { anonymous: true });
  const ticketIds = [story.id, open.id, unnamed.id];
  const { id, version } = await suggestion(server, 'wang', { ticketIds });
  const params = { id };
  await server.as('zhao').acceptSuggestion({ params, body: { version } });
  await server.as('qian').forwardSuggestion({ params, body: { version: version + 1, unitId: 'roads' } });
  for (const who of ['qian', 'zhao', 'supervisor', 'mayor', 'roadsHead'] as const) {
    expect((await server.as(who).readSuggestion({ params })).ticketIds).toEqual([open.id]);
    const { tickets } = await server.as(who).readLineage({ params });
    expect(tickets.map(({ number }) => number)).toEqual([open.number]);
  }
  expect((await server.as('wang').readSuggestion({ params })).ticketIds).toEqual(ticketIds);
  expect((await server.as('wang').readLineage({ params })).tickets).toHaveLength(3);
});

test('an open matter needs no second person', async () => {
  const story = await submitted(server);
  expect((await refusalOf(ask(server.as('qian'), story))).code).toBe('INVALID');
  expect((await look(server.as('qian'), story)).phone).toBe(phoneOf(0));
});
