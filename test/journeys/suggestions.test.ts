/** 人民建议 from the first word to the answer: who reads what, who decides, what the public sees. */
import { actOnSuggestion } from '@jsjb/bff/suggestion/commands/actOnSuggestion';
import { findSuggestion } from '@jsjb/bff/suggestion/queries/suggestionLists';
import ExcelJS from 'exceljs';
import { readFileSync } from 'node:fs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { CastName } from '../factories/smallCity';
import { aComplaint } from '../factories/bodies';
import { cst, DAY_MS } from '../harness/clock';
import { deliverDue } from '../harness/deliver';
import { dumpOf } from '../harness/dump';
import {
  aSuggestion,
  approve,
  carriedOut,
  forwarded,
  suggestion,
  propose,
  setBudget,
} from '../harness/rewardStory';
import { startTestServer, type TestServer } from '../harness/server';
import { newKey, refusalOf } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: wasm.buffer as ArrayBuffer } });
  server = await startTestServer();
});
afterAll(() => server.close());

const read = (who: CastName, id: string) => server.as(who).readSuggestion({ params: { id } });
const unmask = (who: CastName, id: string) =>
  server.as(who).unmaskAuthor({ params: { id }, body: { reason: '请他到现场看方案' } });
const sentence = async (call: Promise<unknown>) => (await refusalOf(call)).error.message;

test('the author is told of every step, the offices read the reason, and a double tap is one suggestion', async () => {
  const key = newKey();
  const [first, second] = await Promise.all([
    server.as('wang').submitSuggestion({ body: aSuggestion, key }),
    server.as('wang').submitSuggestion({ body: aSuggestion, key }),
  ]);
  expect(second?.id).toBe(first?.id);
  const done = await carriedOut(server);
  const mine = await read('wang', done.id);
  expect(mine.timeline.map(({ title }) => title)).toEqual([
    '已提交',
    '已受理',
    '已转办',
    '建议被采纳',
    '已反馈',
    '建议已落实',
  ]);
  expect(mine.decision).toMatchObject({ kind: 'adopted', reply: '您的建议已采纳，六月底前装好。' });
  expect(mine.decision?.reason).toBeUndefined();
  expect((await read('roadsHead', done.id)).decision?.reason).toBe('列入今年的亮化计划。');
});

test('declining without a reason or without an answer is refused in words and changes nothing', async () => {
  const { id, version } = await forwarded(server, await suggestion(server));
  const decline = (body: object) =>
    server.as('roadsHead').declineSuggestion({ params: { id }, body: { version, ...body } });
  expect(await sentence(decline({ reply: '谢谢' }))).toBe(
    '不采纳要写明原因。请说清楚为什么，让建议人心里有数。',
  );
  expect(await sentence(decline({ reason: '将拆迁' }))).toBe(
    '请写给建议人的答复：他花了心思，值得知道结果。',
  );
  expect((await read('wang', id)).status).toBe('forwarded');
  const waterTries = server
    .as('waterClerk')
    .declineSuggestion({ params: { id }, body: { version, reason: 'x', reply: 'y' } });
  expect(await sentence(waterTries)).toMatch(/权限/);
});

test('everybody co-signs once, the author never, and a hundred taps are one', async () => {
  const { id } = await forwarded(server, await suggestion(server));
  const sign = (who: CastName) => server.as(who).cosignSuggestion({ params: { id }, body: {} });
  const taps = await Promise.allSettled(Array.from({ length: 30 }, () => sign('li')));
  expect(taps.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await sign('zhang');
  expect(await sentence(sign('li'))).toBe('您已经附议过这条建议了，每人一次，谢谢您的支持。');
  expect(await sentence(sign('wang'))).toBe('这是您自己提的建议，不用再附议。');
  expect((await read('wang', id)).cosigners).toBe(2);
  const { items } = await server.as('li').listSuggestions({ query: { queue: 'cosigned' } });
  expect(items.map((item) => item.id)).toEqual([id]);
});

test('before submitting, suggestions like it are shown, without numbers and without who had them', async () => {
  const { id } = await forwarded(
    server,
    await suggestion(server, 'zhang', { content: `${aSuggestion.content}联系我 13912345678。` }),
  );
  const { items } = await server
    .as('li')
    .findSimilarSuggestions({ body: { content: '文化广场东边路口太暗了，想建议装一盏路灯' } });
  expect(items.map((item) => item.id)).toContain(id);
  expect(JSON.stringify(await read('li', id))).not.toMatch(/13912345678|199\d{8}|王小/);
});

test('an anonymous author stays unnamed to the unit, and the store names nobody', async () => {
  const { id } = await forwarded(server, await suggestion(server, 'wang', { anonymous: true }));
  expect((await read('roadsHead', id)).author).toEqual({
    name: '市民',
    anonymous: true,
    own: false,
    canUnmask: false,
  });
  for (const who of ['roadsHead', 'qian'] as const)
    expect((await refusalOf(unmask(who, id))).error.message).toBe('您不需要知道这位群众的身份。');
  expect((await read('wang', id)).author).toMatchObject({ name: '王小甲', own: true });
  expect(await dumpOf(server.deps.models)).not.toContain('王小甲');
});

test('who had a suggestion is masked at work; who must call says why, and that is kept', async () => {
  const { id, number } = await forwarded(server, await suggestion(server));
  for (const who of ['qian', 'zhao', 'roadsHead'] as const)
    expect((await read(who, id)).author).toMatchObject({
      name: '王**',
      phone: '199****0000',
      canUnmask: true,
    });
  expect((await read('supervisor', id)).author).toMatchObject({ name: '王**', canUnmask: false });
  for (const who of ['supervisor', 'mayor', 'waterClerk', 'li', 'wang'] as const)
    expect((await refusalOf(unmask(who, id))).status).toBe(403);
  const rows = () => server.deps.models.audit.find({ action: 'suggestion.unmask', subject: number }).lean();
  expect(await rows()).toEqual([]);
  expect(await unmask('roadsHead', id)).toEqual({ name: '王小甲', phone: '19900000000' });
  expect(await rows()).toMatchObject([{ personId: 'roadsHead', reason: '请他到现场看方案' }]);
});

test('one that nobody has looked at is not there for neighbours', async () => {
  const { id } = await suggestion(server);
  expect((await refusalOf(read('li', id))).status).toBe(404);
  expect((await refusalOf(read('roadsHead', id))).status).toBe(404);
});

test('a merged one shows its author how the other stands', async () => {
  const parent = await forwarded(server, await suggestion(server));
  const child = await suggestion(server, 'zhang');
  await server.as('qian').mergeSuggestion({
    params: { id: child.id },
    body: { version: child.version, parentId: parent.id },
  });
  await server.as('roadsHead').adoptSuggestion({
    params: { id: parent.id },
    body: { version: parent.version, reason: '可行', reply: '采纳。' },
  });
  await server.as('qian').answerSuggestion({
    params: { id: parent.id },
    body: { version: parent.version + 1, text: '六月装好。' },
  });
  expect((await read('zhang', child.id)).parent).toEqual({
    number: parent.number,
    status: 'answered',
    answer: '六月装好。',
  });
});

const merge = async (child: { id: string }, parent: { id: string }) => {
  const { version } = await read('qian', child.id);
  const body = { version, parentId: parent.id };
  return server.as('qian').mergeSuggestion({ params: { id: child.id }, body });
};
const follow = () => deliverDue(server.deps);

test.each<[string, (id: string) => Promise<unknown>]>([
  ['taken back', (id) => server.as('wang').withdrawSuggestion({ params: { id }, body: {} })],
  [
    'given back',
    (id) =>
      server
        .as('zhao')
        .giveBackSuggestion({ params: { id }, body: { version: 1, reason: '请写明是哪个路口。' } }),
  ],
])('when the one it was merged into is %s, a suggestion comes back to the centre', async (_how, end) => {
  const parent = await suggestion(server);
  const child = await suggestion(server, 'zhang');
  const late = await suggestion(server, 'li');
  await merge(child, parent);
  await end(parent.id);
  // Another was being merged into it at that instant: when it was looked at, it was still open.
  const { deps, clock } = server;
  const doc = await findSuggestion(deps.models.suggestions, late.id);
  if (!doc) throw new Error('stored above');
  const data = { parent: { id: parent.id, number: parent.number, open: true }, note: '' };
  const actor = { personId: 'qian', role: 'dispatcher', unitId: 'centre' } as const;
  await actOnSuggestion(doc, { name: 'merge', data }, doc.version, deps, { actor, now: clock.now() });
  await follow();
  for (const [who, { id }] of [
    ['zhang', child],
    ['li', late],
  ] as const) {
    const seen = await read(who, id);
    expect(seen).toMatchObject({ status: 'submitted' });
    expect(seen.parent).toBeUndefined();
    expect(seen.timeline.at(-1)).toMatchObject({ title: '恢复单独研究', who: '系统' });
    const todo = await server.as('zhao').listSuggestions({ query: { queue: 'todo', limit: '100' } });
    expect(todo.items.map((item) => item.id)).toContain(id);
  }
});

test('one merged into a suggestion that is merged on shows how the last one stands', async () => {
  const [last, middle, first] = [
    await suggestion(server),
    await suggestion(server, 'li'),
    await suggestion(server, 'zhang'),
  ];
  await merge(first, middle);
  await merge(middle, last);
  await follow();
  expect(await read('zhang', first.id)).toMatchObject({
    status: 'merged',
    parent: { number: last.number, status: 'submitted' },
  });
  await server.as('wang').withdrawSuggestion({ params: { id: last.id }, body: {} });
  await follow();
  expect((await read('zhang', first.id)).parent).toEqual({ number: middle.number, status: 'submitted' });
});

test('two suggestions merged into each other at the same instant are not both lost', async () => {
  const pair = [await suggestion(server, 'li'), await suggestion(server, 'zhang')] as const;
  await Promise.allSettled([merge(pair[0], pair[1]), merge(pair[1], pair[0])]);
  await follow();
  const statuses = [(await read('li', pair[0].id)).status, (await read('zhang', pair[1].id)).status];
  expect(statuses.sort()).toEqual(['merged', 'submitted']);
});

test('only the text that was approved for the public is public', async () => {
  const { id, version } = await carriedOut(server);
  const list = async () =>
    JSON.stringify(await server.stranger.listAdoptedSuggestions({ query: { limit: '100' } }));
  expect(await list()).not.toContain(id);
  await server.as('qian').publishSuggestion({
    params: { id },
    body: { version, title: '路口加灯', text: '有市民建议在广场东路口加灯。', reply: '已装好。' },
  });
  const shown = await list();
  expect(shown).toContain('有市民建议在广场东路口加灯。');
  expect(shown).not.toContain('老人过马路');
  const found = async (q: string) =>
    (await server.stranger.listAdoptedSuggestions({ query: { q } })).items.map((item) => item.id);
  expect(await found('广场')).toContain(id);
  expect(await found('供热管网')).toEqual([]);
  // The original's words lead nobody to it.
  expect(await found('老人')).toEqual([]);
  expect(await server.stranger.readAdoptedSuggestion({ params: { id } })).toMatchObject({
    title: '路口加灯',
    reply: '已装好。',
    status: 'carriedOut',
  });
  await server
    .as('qian')
    .unpublishSuggestion({ params: { id }, body: { version: version + 1, reason: '改措辞' } });
  expect(await list()).not.toContain(id);
  expect(await found('广场')).not.toContain(id);
  const gone = server.stranger.readAdoptedSuggestion({ params: { id } });
  expect((await refusalOf(gone)).status).toBe(404);
});

test('a text that names the author or a number is not made public, and says what to change', async () => {
  const { id, version } = await carriedOut(server);
  const publish = (change: object) =>
    server.as('qian').publishSuggestion({
      params: { id },
      body: { version, title: '路口加灯', text: '有市民建议加灯。', reply: '已装好。', ...change },
    });
  expect(await sentence(publish({ text: '王小甲建议加灯。' }))).toMatch(/建议人的姓名/);
  expect(await sentence(publish({ reply: '已回电 139-1234-5678。' }))).toMatch(/手机号.*删去/);
  expect(await sentence(publish({ title: '身份证 62030219900101123X' }))).toMatch(/身份证号/);
  expect((await read('wang', id)).publication).toBeUndefined();
});

test('what was declined and answered waits for nobody', async () => {
  const { id, version } = await forwarded(server, await suggestion(server));
  const todo = async () =>
    (await server.as('roadsHead').listSuggestions({ query: { queue: 'todo', limit: '100' } })).items.map(
      (item) => item.id,
    );
  expect(await todo()).toContain(id);
  await server.as('roadsHead').declineSuggestion({
    params: { id },
    body: { version, reason: '将拆迁', reply: '这里明年拆迁，谢谢您。' },
  });
  await server.as('qian').answerSuggestion({
    params: { id },
    body: { version: version + 1, text: '这里明年拆迁。' },
  });
  expect(await todo()).not.toContain(id);
});

test('a campaign takes suggestions from its start to its end', async () => {
  const body = {
    title: '老旧小区改造金点子',
    text: '您希望先改什么？',
    startsAt: new Date(server.clock.now().getTime() + DAY_MS).toISOString(),
    endsAt: new Date(server.clock.now().getTime() + 3 * DAY_MS).toISOString(),
    unitId: 'roads',
  };
  const { id } = await server.as('qian').createCampaign({ body, key: newKey() });
  const answer = () => suggestion(server, 'wang', { campaignId: id });
  expect(await sentence(answer())).toMatch(/还没有开始/);
  server.clock.forward(DAY_MS);
  expect(await answer()).toMatchObject({ channel: 'campaign', campaignId: id });
  const campaign = await server.stranger.readCampaign({ params: { campaign: id } });
  expect(campaign).toMatchObject({ phase: 'open', suggestions: 1 });
  const picture = (await server.stranger.readCampaignCode({ params: { campaign: id } })) as Uint8Array;
  const [code] = await readBarcodes(picture, { formats: ['QRCode'] });
  expect(code?.text).toBe(campaign.link);
  const link = new URL(campaign.link);
  const landing = await fetch(server.url + link.pathname, { redirect: 'manual' });
  expect(landing.headers.get('location')).toBe(`/suggestion/campaign/index?id=${id}`);
  await server.as('admin').updateCampaign({ params: { campaign: id }, body: { ...body, closed: true } });
  expect(await sentence(answer())).toMatch(/已经结束.*仍然可以直接提建议/);
});

test('a unit taken out of a campaign asks no more', async () => {
  const body = {
    title: '公园里还缺什么',
    text: '说说您的想法。',
    startsAt: server.clock.now().toISOString(),
    endsAt: new Date(server.clock.now().getTime() + DAY_MS).toISOString(),
  };
  const { id, unit } = await server
    .as('qian')
    .createCampaign({ body: { ...body, unitId: 'roads' }, key: newKey() });
  expect(unit?.id).toBe('roads');
  await server.as('qian').updateCampaign({ params: { campaign: id }, body });
  expect((await server.stranger.readCampaign({ params: { campaign: id } })).unit).toBeUndefined();
});

test('the provincial file comes in once, keeps its numbers, and goes out with the results', async () => {
  const csv = [
    '省平台编号,标题,内容,姓名,手机号,提出时间',
    'GS2026001,多设自行车停车点,"建议在车站北口, 多设自行车停车点。",赵某某,13911112222,2026-02-01',
    'GS2026002,短,内容太短了吗,,,不是时间',
  ].join('\n');
  const file = new TextEncoder().encode(csv);
  const first = await server.as('admin').importSuggestions({ file });
  expect(first).toEqual({
    imported: 1,
    known: 0,
    refused: 1,
    lines: [
      { row: 2, outcome: 'imported', provincialNumber: 'GS2026001', number: expect.stringMatching(/^JY/) },
      { row: 3, outcome: 'refused', message: '标题太短；提出时间有误' },
    ],
  });
  // The same again as a workbook, as the platform also writes it: known by its number, made once.
  const book = new ExcelJS.Workbook();
  book
    .addWorksheet('导出')
    .addRows(
      csv.split('\n').map((line) => line.replaceAll('"建议在车站北口, 多', '建议在车站北口多').split(',')),
    );
  const workbook = new Uint8Array(await book.xlsx.writeBuffer());
  expect(await server.as('admin').importSuggestions({ file: workbook })).toMatchObject({
    imported: 0,
    known: 1,
    lines: [{ row: 2, outcome: 'known', number: first.lines[0]?.number }, { row: 3 }],
  });
  const { items } = await server.as('admin').exportSuggestions({ query: { limit: '500' } });
  expect(items.find(({ provincialNumber }) => provincialNumber === 'GS2026001')).toMatchObject({
    title: '多设自行车停车点',
    content: '建议在车站北口, 多设自行车停车点。',
    submittedAt: '2026-02-01T00:00:00.000Z',
    status: '待受理',
  });
  expect(JSON.stringify(items)).not.toContain('13911112222');
  const sheet = new ExcelJS.Workbook();
  const bytes = (await server.as('qian').exportSuggestionFile()) as Uint8Array;
  await sheet.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  const line = sheet.worksheets[0]?.getRow(sheet.worksheets[0].rowCount - (items.length - 1));
  expect(sheet.worksheets[0]?.rowCount).toBe(items.length + 1);
  expect(line?.getCell(1).text).toBe('GS2026001');
  expect(await dumpOf(server.deps.models)).not.toContain('13911112222');
});

test('the lineage tells the tickets it grew out of and the volume of the matter before and after', async () => {
  server.clock.set(cst('2026-03-20 09:00'));
  const ticket = await server
    .as('wang')
    .submitTicket({ body: { ...aComplaint, category: '010203' }, key: newKey() });
  const { id, version } = await forwarded(
    server,
    await suggestion(server, 'wang', { ticketIds: [ticket.id] }),
  );
  server.clock.set(cst('2026-04-02 09:00'));
  await server.as('roadsHead').adoptSuggestion({
    params: { id },
    body: { version, reason: '可行', reply: '采纳。' },
  });
  server.clock.set(cst('2026-06-02 09:00'));
  const lineage = await server.as('wang').readLineage({ params: { id } });
  expect(lineage).toMatchObject({ adoptedMonth: '2026-04', category: '010203', after: 0 });
  expect(lineage.tickets.map(({ number }) => number)).toEqual([ticket.number]);
  expect(lineage.months.find(({ month }) => month === '2026-03')?.tickets).toBeGreaterThan(0);
  // A neighbour reads the counts, not whose tickets they came from.
  const neighbours = await server.as('li').readLineage({ params: { id } });
  expect(neighbours).toMatchObject({ tickets: [], months: lineage.months });
  const foreign = suggestion(server, 'li', { ticketIds: [ticket.id] });
  expect((await refusalOf(foreign)).error.fields).toEqual({ ticketIds: '只能关联自己的工单' });
});

test('without a merchant the reward is a certificate, and the ledger says so', async () => {
  await setBudget(server);
  const reward = await approve(server, await propose(server, (await carriedOut(server)).id, 20_000));
  expect(reward.status).toBe('certified');
  const pdf = (await server.as('wang').readCertificate({ params: { id: reward.id } })) as Uint8Array;
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  const { items, balances } = await server.as('admin').listLedger();
  expect(items.map(({ kind }) => kind)).toEqual(['commit', 'certificate']);
  expect(balances.every(({ fen }) => fen === 0)).toBe(true);
  expect(await sentence(propose(server, reward.suggestionId, 100))).toMatch(/落实以后|不能重复申请/);
  expect((await refusalOf(server.as('li').readCertificate({ params: { id: reward.id } }))).status).toBe(404);
});
