/** Told means that somebody was told: a reminder that finds nobody goes on upward, and the log says whom it reached. */
import { sweepDeadlines } from '@jsjb/bff/supervision/jobs/deadlineSweep';
import type { NoticeDoc } from '@jsjb/bff/notice/store/noticeModels';
import type { CastName } from '../factories/smallCity';
import { DAY_MS } from '../harness/clock';
import { deliverDue } from '../harness/deliver';
import { startTestServer, type TestServer } from '../harness/server';
import { submitted, type Step, type Story } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
afterEach(async () => {
  await server.deps.models.people.updateMany({}, { $unset: { disabled: '' } });
  await server.deps.models.units.updateMany({}, { $unset: { firstResponsible: '', absence: '' } });
  server.deps.city.forget();
});

const people = () => server.deps.models.people;
const disable = (...names: CastName[]) =>
  people().updateMany({ _id: { $in: names } }, { $set: { disabled: true } });
async function setUnit(id: string, fields: object): Promise<void> {
  await server.deps.models.units.updateOne({ _id: id }, { $set: fields });
  server.deps.city.forget();
}
const to = (leadUnitId: string): Step[] => [
  ['zhao', 'accept'],
  ['qian', 'dispatch', { leadUnitId, limit: '3h' }],
];
/** Far past its time: every rung has been climbed. */
async function late(unitId: string, days = 3, before = async (): Promise<unknown> => undefined) {
  const story = await submitted(server);
  await story.go(...to(unitId));
  await before();
  server.clock.forward(days * DAY_MS);
  await sweepDeadlines(server.deps);
  await deliverDue(server.deps);
  return story;
}
const notices = (story: Story) => server.deps.models.notices.find({ ticketId: story.id }).lean<NoticeDoc[]>();
const toldOf = async (story: Story, status: string) =>
  (await notices(story))
    .filter(({ values }) => values['status'] === status)
    .map(({ personId, values }) => [personId, values['note']] as const)
    .sort();
const rung = async (story: Story, title: string) =>
  (await story.seenBy('supervisor')).timeline.find((item) => item.title === title)?.text;

test('a unit without a 第一责任人: the supervision office hears why it is told, and the log says so', async () => {
  const story = await late('roads');
  expect(await toldOf(story, '请您负责')).toEqual([
    [
      'supervisor',
      expect.stringMatching(
        /^市城管局未设第一责任人，转告您：您是本单位第一责任人。|^市城管局未设第一责任人，转告您：/,
      ),
    ],
  ]);
  expect(await rung(story, '超期，提醒第一责任人')).toBe('市城管局未设第一责任人，已转告督查室 1 人。');
  expect(await rung(story, '超期，提醒单位负责人')).toBe('已告知市城管局负责人 1 人。');
});

test('each rung has words of its own for the same reader', async () => {
  await setUnit('roads', { firstResponsible: 'roadsHead' });
  const story = await late('roads', 20);
  const words = (await notices(story))
    .filter(({ personId, template }) => personId === 'roadsHead' && template === 'deadline')
    .map(({ values }) => `${values['status']} ${values['note']}`);
  expect(new Set(words).size).toBe(words.length);
  expect(words.length).toBeGreaterThanOrEqual(7);
  expect(words.join()).toContain('以第一责任人的身份负责到底');
});

test('a crew without a head: the head of the unit above answers for it', async () => {
  const story = await late('roads-crew');
  expect((await toldOf(story, '请您督促')).map(([id]) => id)).toEqual(['roadsHead']);
  expect(await rung(story, '超期，提醒单位负责人')).toBe('市政养护队未设负责人，已转告市城管局负责人 1 人。');
});

test('who is away is stood in for, and who has left is not taken for told', async () => {
  const absence = { from: '2020-01-01', until: '2099-12-31', deputyId: 'roadsClerk' };
  await setUnit('roads', { firstResponsible: 'roadsHead', absence });
  const story = await late('roads');
  expect((await toldOf(story, '请您负责')).map(([id]) => id)).toEqual(['roadsClerk']);
  expect(await rung(story, '超期，提醒第一责任人')).toBe(
    '市城管局第一责任人请假，已转告市城管局代理人 1 人。',
  );
  await setUnit('roads', { absence: { ...absence, until: '2020-01-02' } });
  await disable('roadsHead');
  const after = await late('roads');
  expect(await rung(after, '超期，提醒第一责任人')).toBe('市城管局第一责任人已不在岗，已转告督查室 1 人。');
});

test('somebody in the roster who never signed in finds it later, and is not counted on', async () => {
  await people().updateOne({ _id: 'waterClerk' }, { $unset: { persona: '' } });
  const story = await submitted(server);
  await story.go(...to('water'));
  await deliverDue(server.deps);
  const told = (await toldOf(story, '待签收')).map(([id]) => id);
  expect(told).toEqual(['supervisor', 'waterClerk']);
  const seen = await story.seenBy('qian');
  expect(seen.timeline.at(-1)?.text).toContain('市供水公司承办人还没有登录过，已转告督查室 1 人。');
  expect(JSON.stringify(await story.seenBy('wang'))).not.toContain('登录过');
  await people().updateOne({ _id: 'waterClerk' }, { $set: { persona: 'waterClerk' } });
});

test('with no supervision office and no dispatcher left, the admin hears and is led to the roster', async () => {
  const gone = () => disable('supervisor', 'qian', 'zhao', 'heatingHead', 'lent');
  const story = await late('heating', 3, gone);
  const told = (await notices(story)).filter(({ personId }) => personId === 'admin');
  expect(told.length).toBeGreaterThanOrEqual(3);
  expect(told[0]?.page).toBe('admin/roster/index');
});
