/** Each delay reaches the resident in the unit's own words, with the new date; what is between offices does not. */
import { aComplaint } from '../factories/bodies';
import { deliverDue } from '../harness/deliver';
import { startTestServer, type TestServer } from '../harness/server';
import { dispatched, handling, newKey, storyOf, submitted, type Story } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const reason = '等供热公司更换循环泵配件，明天到货';
const last = async (story: Story, who: 'wang' | 'qian' = 'wang') => (await story.seenBy(who)).timeline.at(-1);
/** The latest message about this ticket in the requester's inbox. */
async function told(story: Story): Promise<string | undefined> {
  await deliverDue(server.deps);
  const { items } = await server.as('wang').listNotices({ query: {} });
  return items.find(({ ticketId }) => ticketId === story.id)?.text;
}

test('an extension is told in the words of the unit, with the new time limit, in the timeline and the inbox', async () => {
  const story = await submitted(server);
  await story.go(...handling, ['roadsClerk', 'requestExtension', { reason, days: 3, note: '内部：欠款' }]);
  await story.go(['qian', 'decideExtension', { note: '内部：同意' }]);
  const words = /^市城管局申请延长：等供热公司更换循环泵配件，明天到货。新的办理时限 \d+月\d+日 24:00。$/;
  expect(await last(story)).toMatchObject({ title: '办理时限已延长', text: expect.stringMatching(words) });
  expect((await told(story))?.replace(/^[^：]*：/, '')).toMatch(words);
  expect(JSON.stringify(await story.seenBy('wang'))).not.toContain('内部');
  expect(await last(story, 'qian')).toMatchObject({ text: expect.stringContaining('内部：同意') });
});

test('the centre may put it better; what the unit wrote stays inside', async () => {
  const story = await submitted(server);
  await story.go(...handling, ['roadsClerk', 'requestExtension', { reason: '泵坏，催了没人理' }]);
  await story.go(['qian', 'decideExtension', { toResident: '循环泵损坏，正在更换。' }]);
  expect((await last(story))?.text).toContain('市城管局申请延长：循环泵损坏，正在更换。新的办理时限');
  expect(JSON.stringify(await story.seenBy('wang'))).not.toContain('没人理');
  expect(await story.seenBy('qian')).toMatchObject({ extension: { reason: '泵坏，催了没人理' } });
});

test('what was not granted delays nothing and is not told', async () => {
  const story = await submitted(server);
  await story.go(...handling, ['roadsClerk', 'requestExtension', { reason }]);
  const before = (await story.seenBy('wang')).timeline.length;
  await story.go(['qian', 'decideExtension', { approved: false, toResident: '不该说出去的话' }]);
  expect((await story.seenBy('wang')).timeline).toHaveLength(before);
  expect(JSON.stringify(await story.seenBy('qian'))).not.toContain('不该说出去的话');
});

test('a shelved matter says why, when it is looked at again, and that its return will be told', async () => {
  const story = await submitted(server);
  await story.go(...handling, ['roadsHead', 'requestShelving'], ['qian', 'decideShelving']);
  const words = '市城管局说明：冬季不能施工。计划 2026年5月15日复查。恢复办理时会再告诉您。';
  expect(await last(story)).toMatchObject({ text: words });
  expect(await told(story)).toContain(words);
  await story.go(['roadsHead', 'resume']);
  expect(await told(story)).toContain('恢复办理');
});

test('a termination and a refusal say why in the message itself', async () => {
  const story = await submitted(server);
  await story.go(...handling, ['roadsHead', 'requestTermination']);
  await story.go(['qian', 'decideTermination', { toResident: undefined, note: '内部：同意' }]);
  expect(await told(story)).toContain('市城管局说明：当事人不愿提供地址。');
  expect(JSON.stringify(await story.seenBy('wang'))).not.toContain('内部');
  const refused = await submitted(server);
  await refused.go(['zhao', 'refuse']);
  expect(await told(refused)).toContain('请向信访部门查询办理进度。');
});

test('a return is told as it is for the resident: whose turn it is; why is between offices', async () => {
  const story = await submitted(server);
  await story.go(...dispatched, ['roadsHead', 'requestReturn'], ['qian', 'approveReturn']);
  const text = '原单位认为不属于其职责，已重新派给市供热公司。';
  expect(await last(story)).toMatchObject({ title: '重新派给市供热公司', text });
  expect(await told(story)).toContain(text);
  expect(JSON.stringify(await story.seenBy('wang'))).not.toContain('内部');
});

test('a message on the phone about a secret matter keeps the reason for the page', async () => {
  const ticket = await server
    .as('wang')
    .submitTicket({ body: { ...aComplaint, anonymous: true }, key: newKey() });
  const story = storyOf(server, ticket);
  await story.go(...handling, ['roadsClerk', 'requestExtension', { reason }], ['qian', 'decideExtension']);
  expect(await told(story)).not.toContain('循环泵');
  expect((await last(story))?.text).toContain('循环泵');
});
