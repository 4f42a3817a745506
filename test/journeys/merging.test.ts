/** Merging loses nothing: the units of the one that stays see and hear what came to it; nobody's matter is lost. */
import type { NoticeDoc } from '@jsjb/bff/notice/store/noticeModels';
import type { CastName } from '../factories/smallCity';
import { picture } from '../factories/photos';
import { deliverDue } from '../harness/deliver';
import { startTestServer, type TestServer } from '../harness/server';
import { dispatched, handling, newKey, submitted, verified, type Step, type Story } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const told = async (personId: CastName, { id }: Story): Promise<string[]> => {
  await deliverDue(server.deps);
  const found = await server.deps.models.notices
    .find({ personId, ticketId: id })
    .sort({ at: 1, _id: 1 })
    .lean<NoticeDoc[]>();
  return found.map(({ values }) => values['status'] ?? '');
};

const merged = async (parent: Story, change: Parameters<typeof submitted>[2] = {}): Promise<Story> => {
  const child = await submitted(server, 'li', change);
  await child.go(['zhao', 'accept'], ['qian', 'merge', { parentId: parent.id, note: '内部：同一个坑' }]);
  return child;
};

test('the unit reads what was merged into its ticket, and is told of it', async () => {
  const parent = await submitted(server);
  await parent.go(...handling);
  const photo = await server.as('li').uploadPhoto({ file: await picture('png'), key: newKey() });
  const child = await merged(parent, {
    content: '广场门口的坑又摔了一个老人，我是李小乙，电话 13900001111。',
    place: { text: '东湾村广场南门' },
    photos: [photo.id],
    contact: { name: '李小乙', phone: '13900001111' },
  });
  expect(await told('roadsClerk', parent)).toContain('并入一件');
  const [row, ...others] = (await parent.seenBy('roadsClerk')).merged ?? [];
  expect(others).toEqual([]);
  expect(row).toMatchObject({ number: child.number, place: '东湾村广场南门', photos: [{ id: photo.id }] });
  expect(row?.content).toMatch(/又摔了一个老人/);
  expect(row?.id).toBeUndefined();
  expect(JSON.stringify(row)).not.toMatch(/李小乙|1390000|内部/);
  expect((await parent.seenBy('qian')).merged?.[0]?.id).toBe(child.id);
  expect((await parent.seenBy('wang')).merged).toBeUndefined();
});

test('of an anonymous one the unit does not learn the typed place', async () => {
  const parent = await submitted(server);
  await parent.go(...handling);
  await merged(parent, { anonymous: true, place: { text: '三号楼二单元501' } });
  expect(JSON.stringify((await parent.seenBy('roadsClerk')).merged)).not.toMatch(/501/);
});

test('a unit that no longer works on it is shown nothing of what came since', async () => {
  const parent = await submitted(server);
  await parent.go(
    ...dispatched,
    ['roadsClerk', 'requestReturn'],
    ['qian', 'approveReturn', { leadUnitId: 'heating' }],
  );
  await merged(parent);
  expect((await parent.seenBy('roadsClerk')).merged).toBeUndefined();
});

test('the requester of a merged ticket can still add and urge, and the unit hears of it', async () => {
  const parent = await submitted(server);
  await parent.go(...handling);
  const child = await merged(parent);
  await child.go(['li', 'supplement', { text: '今天更深了', photos: [] }], ['li', 'urge']);
  expect(await told('roadsClerk', parent)).toEqual(['待签收', '并入一件', '补充说明', '群众催办']);
  expect((await parent.seenBy('roadsClerk')).merged?.[0]?.added).toMatchObject([{ text: '今天更深了' }]);
});

test('the page of a merged ticket shows how the other one stands, and its requester is told of each step', async () => {
  const parent = await submitted(server, 'wang', { place: { text: '三号楼二单元501' } });
  await parent.go(['zhao', 'accept']);
  const child = await merged(parent);
  await parent.go(['qian', 'dispatch'], ['roadsClerk', 'sign']);
  const seen = await child.seenBy('li');
  expect(seen.mergedInto).toMatchObject({ status: 'handling', unit: { name: '市城管局' }, light: 'green' });
  expect(seen.mergedInto?.number).toBeUndefined();
  expect(JSON.stringify(seen)).not.toMatch(new RegExp(`501|${parent.number}`));
  expect((await child.seenBy('qian')).mergedInto?.number).toBe(parent.number);
  expect(await told('li', child)).toEqual(['已受理', '合并办理', '已派单']);
});

test('the answer that a merged ticket gets tells nothing of the other requester', async () => {
  const parent = await submitted(server, 'wang', { contact: { name: '王小甲', phone: '19900000000' } });
  const child = await merged(parent);
  const report: Step = [
    'roadsClerk',
    'report',
    { text: '已与王小甲（19900000000）联系，王女士家门口的坑已补。' },
  ];
  await parent.go(...handling, report, ['qian', 'verify']);
  await deliverDue(server.deps);
  const seen = await child.seenBy('li');
  expect(seen).toMatchObject({ status: 'pendingCallback' });
  expect(seen.answer).toMatch(/坑已补/);
  expect(JSON.stringify(seen)).not.toMatch(/王小甲|19900000000|王女士/);
});

test('a 举报 is neither parent nor child', async () => {
  const tipOff = await submitted(server, 'wang', { type: 'tipOff' });
  const plain = await submitted(server, 'li');
  for (const [child, parent] of [
    [plain, tipOff],
    [tipOff, plain],
  ] as const) {
    const refused = await child.refused('qian', 'merge', { parentId: parent.id });
    expect(refused.message).toMatch(/举报要单独办理/);
  }
  expect((await tipOff.seenBy('qian')).abilities).not.toContain('merge');
});

test('what was merged into a ticket that turns out to be a 举报 comes back to the centre', async () => {
  const parent = await submitted(server);
  const child = await merged(parent);
  await parent.go(['zhao', 'accept', { type: 'tipOff' }]);
  await deliverDue(server.deps);
  expect(await child.seenBy('li')).toMatchObject({ status: 'pendingReview' });
});

test('a dispatcher undoes a merge with a reason: the requester and the unit are told', async () => {
  const parent = await submitted(server);
  await parent.go(...handling);
  const child = await merged(parent);
  expect(await child.refused('zhao', 'unmerge')).toMatchObject({ status: 403 });
  await child.go(['qian', 'unmerge', { reason: '两处不是同一个坑。' }]);
  const seen = await child.seenBy('li');
  expect(seen).toMatchObject({ status: 'pendingReview' });
  expect(seen.timeline.at(-1)?.text).toBe('经核对，您的诉求单独办理。 两处不是同一个坑。');
  expect(await told('li', child)).toContain('单独办理');
  expect(await told('roadsClerk', parent)).toContain('取消并单');
  expect((await parent.seenBy('roadsClerk')).merged).toBeUndefined();
  await child.go(['qian', 'dispatch']);
});

test('when the one it was merged into has been handled, each is asked; who is not satisfied goes back to review', async () => {
  const parent = await submitted(server);
  const child = await merged(parent);
  await server.as('zhang').join({ params: { id: parent.id }, body: {}, key: newKey() });
  await parent.go(...verified, ['zhao', 'callback']);
  expect(await told('li', child)).toContain('请您评价');
  await child.go(['li', 'verdict', { verdict: 'notSolved', text: '我家门口的坑还在' }]);
  expect(await child.seenBy('li')).toMatchObject({ status: 'pendingReview' });
});
