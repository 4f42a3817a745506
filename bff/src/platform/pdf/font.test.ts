/** What is embedded in the PDF draws every sign just as the font does: a subset that loses outlines prints gaps. */
import { inflateSync } from 'node:zlib';
import fontkit from '@pdf-lib/fontkit';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { posterPdf } from '../../poster/sheet/posterPdf';
import { readFont } from './font';

const place = '骊靬古城文化广场东侧1号楼3单元';

function embeddedFont(pdf: PDFDocument): Buffer {
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    const file = object instanceof PDFDict ? object.get(PDFName.of('FontFile2')) : undefined;
    const stream = file && pdf.context.lookup(file);
    if (stream instanceof PDFRawStream) return inflateSync(stream.contents);
  }
  throw new Error('no font inside');
}

test('every sign of the place is drawn in the PDF', async () => {
  const font = readFont();
  const poster = { number: 'JC-0001', place, village: '骊靬村', link: 'https://example.cn/p/JC-0001~x' };
  const pdf = await PDFDocument.load(await posterPdf([poster], 'a4', font));
  const inside = fontkit.create(embeddedFont(pdf));
  const drawn = new Set(
    Array.from({ length: inside.numGlyphs }, (_, id) => inside.getGlyph(id).path.toSVG()),
  );
  const whole = fontkit.create(font.bytes);
  const lost = [...new Set(place)].filter((sign) => {
    const outline = whole.glyphForCodePoint(sign.codePointAt(0) ?? 0).path.toSVG();
    return outline === '' || !drawn.has(outline);
  });
  expect(lost).toEqual([]);
});
