/** The certificate of a reward, on one page with an embedded font, so that any printer draws it. */
import { localDate } from '@jsjb/shared/calendar/calendar';
import { yuan } from '@jsjb/shared/reward/reward';
import { PDFDocument, rgb, type PDFFont, type PDFPage } from 'pdf-lib';
import { embed, readFont, type PosterFont } from '../platform/pdf/font';

export interface Certified {
  name: string;
  title: string;
  unit: string;
  number: string;
  fen: number;
  at: Date;
}

/** A4 on its side, in points. */
const [WIDTH, HEIGHT] = [842, 595];
const red = rgb(0.72, 0.11, 0.13);
const ink = rgb(0.13, 0.13, 0.13);
/** Between the frames, with some air. */
const WRITABLE = WIDTH - 110;
const LINE_CHARS = 30;

let font: PosterFont | undefined;
const signs = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const signsOf = (text: string): string[] => [...signs.segment(text)].map(({ segment }) => segment);
/** A family of four is one sign made of seven: one gap, not seven. Line ends would break out of the frame. */
function drawable(text: string, { lacks }: PosterFont): string {
  const missing = new Set(lacks(text));
  return signsOf(text.replaceAll(/\s+/g, ' '))
    .map((sign) => ([...sign].some((part) => missing.has(part)) ? '□' : sign))
    .join('');
}

/** Within the frame: what is longer is written smaller. */
function centred(page: PDFPage, text: string, face: PDFFont, wanted: number, y: number, color = ink): void {
  const size = wanted * Math.min(1, WRITABLE / Math.max(1, face.widthOfTextAtSize(text, wanted)));
  page.drawText(text, { x: (WIDTH - face.widthOfTextAtSize(text, size)) / 2, y, size, font: face, color });
}

export async function certificatePdf({ name, title, unit, number, fen, at }: Certified): Promise<Buffer> {
  font ??= readFont();
  const pdf = await PDFDocument.create();
  const face = await embed(pdf, font);
  const page = pdf.addPage([WIDTH, HEIGHT]);
  for (const inset of [24, 30]) {
    page.drawRectangle({
      x: inset,
      y: inset,
      width: WIDTH - 2 * inset,
      height: HEIGHT - 2 * inset,
      borderColor: red,
      borderWidth: inset === 24 ? 3 : 1,
    });
  }
  const say = (text: string, size: number, y: number, color = ink) =>
    centred(page, drawable(text, font as PosterFont), face, size, y, color);
  say('人民建议证书', 44, 460, red);
  say(`${name}：`, 24, 385);
  const words = `您提出的建议“${title}”已被采纳并落实，`;
  const all = signsOf(words);
  for (let i = 0; i < all.length; i += LINE_CHARS)
    say(all.slice(i, i + LINE_CHARS).join(''), 20, 340 - (i / LINE_CHARS) * 30);
  say('特发此证，感谢您为城市建设贡献智慧。', 20, 250);
  say(`评定奖励金额 ${yuan(fen)} 元（以证书代替奖金）`, 14, 215);
  say(unit, 18, 150);
  say(localDate(at).replace(/(\d+)-(\d+)-(\d+)/, '$1年$2月$3日'), 16, 122);
  say(`证书编号 ${number}`, 12, 60);
  return Buffer.from(await pdf.save());
}
