/** The keepers of the posters: printing, taking a code back, and seeing which ones nobody uses. */
import { PDFDocument, PDFName, PDFDict } from 'pdf-lib';
import { readFont } from '@jsjb/bff/platform/pdf/font';
import { posterScene } from '@jsjb/bff/poster/access/posterCode';
import { buildCity } from '../../scripts/lib/seed/city';
import { cityRows } from '../../scripts/lib/seed/cityRows';
import { aComplaint } from '../factories/bodies';
import { POSTER, RETIRED_POSTER } from '../factories/smallCity';
import { DAY_MS } from '../harness/clock';
import { startTestServer, type TestServer } from '../harness/server';
import { newKey, refusalOf } from '../harness/story';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const sceneOf = (generation = 0) => posterScene(POSTER, server.deps.keys, generation);
const scan = (scene: string) => server.stranger.readPoster({ params: { scene } });
const submitAt = (point: [number, number]) =>
  server.as('wang').submitTicket({
    body: { ...aComplaint, place: { text: '', scene: sceneOf(), point } },
    key: newKey(),
  });
const health = async () => {
  const { items } = await server.as('admin').readPosterHealth({ query: { days: '30' } });
  return Object.fromEntries(items.map((item) => [item.number, item]));
};

test('each poster shows how often it was scanned, and a copy far away is noticed', async () => {
  await server.deps.models.posters.create({
    _id: 'JC-0009',
    place: '没人去的角落',
    areaCode: '620302101201',
  });
  await scan(sceneOf());
  await scan(sceneOf());
  await scan('JC-0001~AAAAAAAAAAAAAAAA');
  await submitAt([102.1902, 38.5203]);
  await submitAt([102.25, 38.6]);
  expect(await health()).toMatchObject({
    [POSTER]: { scans: 2, submits: 2, silent: false, far: 1, farthest: expect.any(Number) },
    'JC-0009': { scans: 0, submits: 0, silent: true, far: 0 },
  });
  expect((await health())[POSTER]?.farthest).toBeGreaterThan(9000);
  expect(await health()).not.toHaveProperty(RETIRED_POSTER);
  server.clock.forward(31 * DAY_MS);
  expect((await health())[POSTER]).toMatchObject({ scans: 0, submits: 0, silent: true });
});

test('a code taken back no longer names its place, and the one issued anew does', async () => {
  const params = { number: POSTER };
  const reason = '有人翻拍张贴在别处';
  await server.as('admin').revokePoster({ params, body: { reason } });
  expect(await scan(sceneOf())).toEqual({ known: false });
  const ticket = await submitAt([102.1902, 38.5203]);
  expect(ticket.channel).toBe('miniapp');
  const issued = await server.as('qian').reissuePoster({ params, body: { reason } });
  expect(issued).toEqual({ number: POSTER, generation: 1 });
  expect(await scan(sceneOf())).toEqual({ known: false });
  expect(await scan(sceneOf(1))).toMatchObject({ known: true, place: '东湾村文化广场' });
  const rows = await server.deps.models.audit.find({ subject: POSTER }).lean();
  expect(rows.map(({ action, personId }) => [action, personId])).toEqual([
    ['poster.revoke', 'admin'],
    ['poster.reissue', 'qian'],
  ]);
});

test('more than somebody can wait for is not printed at once, and it is said how many there are', async () => {
  const { collection } = server.deps.models.posters;
  const many = Array.from({ length: 201 }, (_, at) => ({
    _id: `JC-${2000 + at}`,
    place: '文化广场',
    areaCode: '620321100001',
  }));
  await collection.insertMany(many as never);
  const all = server.as('admin').printPosters({ body: { format: 'a4', area: '620321' } });
  const refusal = await refusalOf(all);
  expect([refusal.status, refusal.error.message]).toEqual([422, expect.stringContaining('有 201 张海报')]);
  await collection.deleteMany({ _id: { $in: many.map(({ _id }) => _id) } } as never);
});

test('nobody but the centre keeps posters', async () => {
  for (const name of ['wang', 'roadsHead', 'gridWorker', 'mayor'] as const) {
    const call = server.as(name).revokePoster({ params: { number: POSTER }, body: { reason: '不想要了' } });
    expect((await refusalOf(call)).status).toBe(403);
  }
});

const millimetres = (points: number): number => Math.round((points * 25.4) / 72);

test.each([
  ['a4', [210, 297]],
  ['a5', [148, 210]],
  ['sticker', [90, 55]],
] as const)('posters come as %s with their font inside and a sheet for the village', async (format, size) => {
  const bytes = (await server.as('admin').printPosters({ body: { format } })) as Uint8Array;
  const pdf = await PDFDocument.load(bytes);
  const [sheet, ...posters] = pdf.getPages().map((page) => page.getSize());
  expect([millimetres(sheet?.width ?? 0), millimetres(sheet?.height ?? 0)]).toEqual([210, 297]);
  expect(posters).toHaveLength(2);
  for (const { width, height } of posters) expect([millimetres(width), millimetres(height)]).toEqual(size);
  const descriptors = pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []))
    .filter((dict) => dict.get(PDFName.of('Type')) === PDFName.of('FontDescriptor'));
  expect(descriptors).toHaveLength(1);
  expect(descriptors[0]?.has(PDFName.of('FontFile2'))).toBe(true);
  expect(bytes.length).toBeLessThan(200_000);
});

test('the font has every sign of every poster of the demo city, and says which sign it lacks', () => {
  const font = readFont();
  const { posters, areas } = cityRows(buildCity(1), server.deps.cipher);
  expect(
    font.lacks([...posters.map(({ place }) => place), ...areas.map(({ name }) => name)].join('')),
  ).toEqual([]);
  expect(font.lacks('骊靬古城㐂')).toEqual(['㐂']);
});

test('a place with a sign that cannot be drawn is told, not printed with a gap', async () => {
  await server.deps.models.posters.create({ _id: 'JC-0010', place: '㐂来超市', areaCode: '620302101201' });
  const refusal = await refusalOf(
    server.as('admin').printPosters({ body: { format: 'a4', numbers: ['jc-0010'] } }),
  );
  expect([refusal.status, refusal.error.message]).toEqual([422, '海报字体里没有这些字：㐂']);
});
