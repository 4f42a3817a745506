/** Who had a suggestion, and who stood up for it, hears of every step without asking; nobody hears of their own doing. */
import type { NoticeDoc } from '@jsjb/bff/notice/store/noticeModels';
import type { SuggestionDetail } from '@jsjb/shared/suggestion/contract';
import type { CastName } from '../factories/smallCity';
import { deliverDue } from '../harness/deliver';
import { approve, carriedOut, forwarded, suggestion, propose, setBudget } from '../harness/rewardStory';
import { startTestServer, type TestServer } from '../harness/server';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await setBudget(server);
});
afterAll(() => server.close());

const seen = new Set<string>();
/** What people were told since the last question, as `person: status`. */
async function told(...about: string[]): Promise<string[]> {
  await deliverDue(server.deps);
  const all = await server.deps.models.notices
    .find({ ticketId: { $in: [...about, ...about.map((id) => `reward.${id}`)] } })
    .lean<NoticeDoc[]>();
  const fresh = all.filter(({ _id }) => !seen.has(_id));
  for (const { _id } of fresh) seen.add(_id);
  return fresh.map(({ personId, values }) => `${personId}: ${values['status']}`).sort();
}

const by = (who: CastName, { id }: SuggestionDetail) => ({ client: server.as(who), params: { id } });

test('from the acceptance to the public page, its author and its co-signers are told of each result', async () => {
  const submitted = await suggestion(server);
  const { id } = submitted;
  expect(await told(id)).toEqual([]);
  const open = await forwarded(server, submitted);
  expect(await told(id)).toEqual([
    'lent: 新的建议',
    'roadsClerk: 新的建议',
    'roadsHead: 新的建议',
    'wang: 单位研究',
    'wang: 已受理',
  ]);
  for (const who of ['li', 'zhang'] as const)
    await server.as(who).cosignSuggestion({ params: { id }, body: {} });
  expect(await told(id)).toEqual([]);
  const both = (status: string) => ['li', 'wang', 'zhang'].map((who) => `${who}: ${status}`);
  // Whoever co-signs puts nobody else's page out of date.
  let { version } = await server.as('qian').readSuggestion({ params: { id } });
  expect(version).toBe(open.version);
  const head = by('roadsHead', open);
  const steps: [string, () => Promise<SuggestionDetail>][] = [
    [
      '已采纳',
      () =>
        head.client.adoptSuggestion({ params: { id }, body: { version, reason: '可行', reply: '采纳。' } }),
    ],
    [
      '已答复',
      () => server.as('qian').answerSuggestion({ params: { id }, body: { version, text: '谢谢您。' } }),
    ],
    ['已落实', () => head.client.carryOutSuggestion({ params: { id }, body: { version, text: '装好了。' } })],
  ];
  for (const [status, step] of steps) {
    ({ version } = await step());
    expect(await told(id)).toEqual(both(status));
  }
  const body = { version, title: '路口加灯', text: '有市民建议加灯。', reply: '已装好。' };
  await server.as('qian').publishSuggestion({ params: { id }, body });
  expect(await told(id)).toEqual(['wang: 已公开']);
  // They read it where they read everything, with the way to the suggestion.
  const { items } = await server.as('li').listNotices({ query: {} });
  expect(JSON.stringify(items)).toContain(`suggestion/detail/index?id=${id}`);
});

test('sent back, declined and merged are told with the same care', async () => {
  const first = await suggestion(server, 'li');
  await server
    .as('zhao')
    .giveBackSuggestion({ params: { id: first.id }, body: { version: first.version, reason: '请写明路口' } });
  expect(await told(first.id)).toEqual(['li: 请您补充']);
  const open = await forwarded(server, await suggestion(server, 'zhang'));
  await server.as('wang').cosignSuggestion({ params: { id: open.id }, body: {} });
  await told(open.id);
  const child = await suggestion(server, 'li');
  await server.as('qian').mergeSuggestion({
    params: { id: child.id },
    body: { version: child.version, parentId: open.id },
  });
  expect(await told(child.id)).toContain('li: 合并研究');
  await told(open.id);
  const { version } = await server.as('zhang').readSuggestion({ params: { id: open.id } });
  await server.as('roadsHead').declineSuggestion({
    params: { id: open.id },
    body: { version, reason: '将拆迁', reply: '这里明年拆迁，谢谢您。' },
  });
  expect(await told(open.id)).toEqual(expect.arrayContaining(['wang: 未采纳', 'zhang: 未采纳']));
});

test('a reward is told to those who judge it and, once it is one, to the author alone', async () => {
  const { id } = await carriedOut(server);
  await told(id);
  const reward = await propose(server, id, 1000);
  expect(await told(reward.id)).toContain('qian: 待审批');
  await approve(server, reward);
  const after = await told(reward.id);
  expect(after).toContain('wang: 证书');
  expect(after.filter((line) => line.startsWith('li') || line.startsWith('zhang'))).toEqual([]);
});

test('a crash between the step and the telling tells it once when the server is back', async () => {
  const { id } = await forwarded(server, await suggestion(server));
  await Promise.all([deliverDue(server.deps), deliverDue(server.deps)]);
  // As if the mark had not been taken away.
  await server.deps.models.suggestions.collection.updateMany(
    {},
    { $set: { 'outbox.seq': 0, 'outbox.due': server.clock.now() } },
  );
  const count = () => server.deps.models.notices.countDocuments({ ticketId: id });
  const before = await count();
  await deliverDue(server.deps);
  expect(await count()).toBe(before);
});
