/** One page, whatever people are called and whatever they wrote. */
import { inflateSync } from 'node:zlib';
import { PDFDocument } from 'pdf-lib';
import { certificatePdf } from './certificate';

const at = new Date('2026-05-01T02:00:00Z');
const plain = {
  name: '王小甲',
  title: '路口加灯',
  unit: '市城管局',
  number: 'ZS20260501000001',
  fen: 20_000,
  at,
};

/** Where each line begins, from the drawing itself. */
function lines(pdf: Buffer): { x: number; size: number }[] {
  const found: { x: number; size: number }[] = [];
  for (let from = pdf.indexOf('stream\n'); from >= 0; from = pdf.indexOf('stream\n', from + 1)) {
    try {
      const text = inflateSync(pdf.subarray(from + 7)).toString('latin1');
      for (const [, size = '', x = ''] of text.matchAll(/ ([\d.]+) Tf[^]*?1 0 0 1 (-?[\d.]+) [\d.]+ Tm/g))
        found.push({ x: Number(x), size: Number(size) });
    } catch {
      // Not a compressed stream: the end of one, or the font's own.
    }
  }
  return found;
}

test.each<[string, Partial<typeof plain>]>([
  ['an ordinary one', {}],
  ['a name of twenty and a title of sixty', { name: '阿'.repeat(20), title: '很长的标题'.repeat(12) }],
  ['a name far longer than any', { name: 'Xx'.repeat(200) }],
  ['a unit with all its names', { unit: '市城市管理综合执法局（市容环境卫生服务中心）'.repeat(4) }],
  ['emoji, families and flags', { name: '小👨‍👩‍👧‍👦', title: '👍🏽🇨🇳'.repeat(15) }],
  ['line ends and control signs', { name: '王\n小甲', title: '一\r\n二\t三' }],
  ['nothing at all', { name: '', title: '', unit: '' }],
])('%s stays within the frame', async (_, change) => {
  const pdf = await certificatePdf({ ...plain, ...change });
  expect((await PDFDocument.load(pdf)).getPageCount()).toBe(1);
  const drawn = lines(pdf);
  expect(drawn.length).toBeGreaterThanOrEqual(7);
  for (const { x, size } of drawn) {
    expect(x).toBeGreaterThanOrEqual(40);
    expect(size).toBeGreaterThan(0);
  }
});
