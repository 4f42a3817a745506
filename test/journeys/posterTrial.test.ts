/** Posters and messages before the first release: what WeChat refuses then, and what the keeper is told. */
import { PDFDocument } from 'pdf-lib';
import { printPosters } from '@jsjb/bff/poster/commands/printPosters';
import { listPosters } from '@jsjb/bff/poster/queries/posters';
import { startWechatServer, type WechatServer } from '../harness/wechat';
import { refusalOf } from '../harness/story';

const CODES = '/wxa/getwxacodeunlimit';
const open: WechatServer[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function unreleased(settings: Record<string, string> = {}): Promise<WechatServer> {
  const world = await startWechatServer(settings);
  open.push(world);
  await world.trial.control('release', { released: false });
  await world.server.deps.models.posters.create({
    _id: 'JC-0011',
    place: '村委会门口',
    areaCode: '620321100001',
  });
  return world;
}
const printed = async ({ server }: WechatServer) =>
  PDFDocument.load((await server.as('admin').printPosters({ body: { format: 'a5' } })) as Uint8Array);
const atTheTerminal = async ({ server: { deps } }: WechatServer) =>
  printPosters(await listPosters(deps.models.posters, {}), { format: 'a5' }, deps);
const sheets = (pdf: PDFDocument): string[] =>
  pdf.getPages().map((page) => (page.getWidth() > 500 ? 'sheet' : 'poster'));

test('for the trial version every poster carries a mini-program code', async () => {
  const world = await unreleased({ WECHAT_ENV_VERSION: 'trial' });
  expect((await atTheTerminal(world)).refused).toEqual([]);
  expect(sheets(await printed(world))).toEqual(['sheet', 'poster', 'sheet', 'poster']);
});

test('refused codes leave plain-link codes, and the first sheet of the print says so', async () => {
  const world = await unreleased();
  const { refused } = await atTheTerminal(world);
  expect(refused.map(({ reason }) => reason)).toEqual(['微信错误 41030', '微信错误 41030']);
  expect(sheets(await printed(world))).toEqual(['sheet', 'sheet', 'poster', 'sheet', 'poster']);
});

test('one refused code does not take the others along', async () => {
  const world = await unreleased({ WECHAT_ENV_VERSION: 'trial' });
  await world.trial.control('faults', { path: CODES, kind: 'errcode', errcode: 40169, times: 1 });
  const { refused } = await atTheTerminal(world);
  expect(refused).toHaveLength(1);
});

test('while WeChat does not answer nothing is printed, and one is asked to try again', async () => {
  const world = await unreleased({ WECHAT_ENV_VERSION: 'trial' });
  await world.trial.control('faults', { path: CODES, kind: 'errcode', errcode: -1, times: 9 });
  const refusal = await refusalOf(world.server.as('admin').printPosters({ body: { format: 'a5' } }));
  expect([refusal.status, refusal.error.message]).toEqual([503, expect.stringContaining('稍后再试')]);
});
