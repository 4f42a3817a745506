/** Posters as one PDF: a page for each, and for each village a sheet to tick off what has been put up. */
import { setImmediate } from 'node:timers/promises';
import { PDFDocument, type PDFImage } from 'pdf-lib';
import type { PosterFormat } from '@jsjb/shared/poster/contract';
import {
  brand,
  drawImage,
  drawQr,
  fill,
  ink,
  mm,
  paper,
  quiet,
  wrap,
  write,
  type Pen,
} from '../../platform/pdf/drawing';
import { drawPlainSheet, type RefusedCode } from './plainSheet';
import { embed, type PosterFont } from '../../platform/pdf/font';

export interface PosterPrint {
  /** The human-readable number. */
  number: string;
  place: string;
  village: string;
  /** What the plain-link code says: an address of the web version. */
  link: string;
  /** The mini-program code as PNG or JPEG; without one the plain-link code takes its place. */
  code?: Buffer | undefined;
}

const sizes: Record<PosterFormat, readonly [width: number, height: number]> = {
  a4: [210, 297],
  a5: [148, 210],
  sticker: [90, 55],
};

interface Sheet extends Pen {
  width: number;
  height: number;
}

async function embedCode(pdf: PDFDocument, code: Buffer | undefined): Promise<PDFImage | undefined> {
  if (!code) return undefined;
  return code[0] === 0x89 ? pdf.embedPng(code) : pdf.embedJpg(code);
}

/** A4 and A5 are one drawing: everything in parts of the width. */
function drawLarge(sheet: Sheet, poster: PosterPrint, code: PDFImage | undefined): void {
  const { width, height } = sheet;
  const u = width / 210;
  const centre = width / 2;
  fill(sheet, { x: 0, y: 0, width, height: 62 * u }, brand);
  write(sheet, { text: '码上说', x: centre, y: 33 * u, size: 24 * u, color: paper, width });
  write(sheet, {
    text: '接诉即办 · 身边的事，扫一扫就办',
    x: centre,
    y: 51 * u,
    size: 9 * u,
    color: paper,
    width: 180 * u,
  });
  const side = 108 * u;
  const top = 76 * u;
  if (code) drawImage(sheet, code, centre - side / 2, top, side);
  else drawQr(sheet, poster.link, centre - side / 2, top, side);
  const hint = code ? '微信扫一扫，打开小程序' : '微信扫一扫，直接填写';
  write(sheet, { text: hint, x: centre, y: 196 * u, size: 7 * u, width: 180 * u });
  const lines = wrap(sheet.font, poster.place, 10 * u, 176 * u).slice(0, 2);
  for (const [i, text] of lines.entries())
    write(sheet, { text, x: centre, y: (216 + i * 13) * u, size: 10 * u, width: 180 * u });
  write(sheet, {
    text: poster.number,
    x: centre,
    y: 247 * u,
    size: 9 * u,
    color: brand,
    width: 180 * u,
  });
  fill(sheet, { x: 20 * u, y: 256 * u, width: width - 40 * u, height: 0.3 }, quiet);
  if (code) drawQr(sheet, poster.link, 20 * u, height - 36 * u, 28 * u);
  const left = code ? 54 * u : 20 * u;
  const notes = [
    code ? '不用小程序也可以：扫左边的码，用网页填写' : '填写后会收到工单编号，办到哪一步都能查',
    '不方便扫码：拨打 12345，报上面的编号',
  ];
  for (const [i, text] of notes.entries())
    write(sheet, {
      text,
      x: left,
      y: height - (24 - i * 9) * u,
      size: 5.4 * u,
      color: i === 0 ? quiet : ink,
    });
}

function drawSticker(sheet: Sheet, poster: PosterPrint, code: PDFImage | undefined): void {
  const { width, height } = sheet;
  fill(sheet, { x: 0, y: 0, width, height: 9 }, brand);
  write(sheet, { text: '接诉即办 · 码上说', x: width / 2, y: 6.5, size: 5, color: paper, width: 84 });
  if (code) drawImage(sheet, code, 4, 12, 38);
  else drawQr(sheet, poster.link, 4, 12, 38);
  for (const [i, text] of wrap(sheet.font, poster.place, 4.2, 40).slice(0, 3).entries())
    write(sheet, { text, x: 46, y: 17 + i * 6, size: 4.2 });
  write(sheet, { text: poster.number, x: 46, y: 38, size: 5, color: brand });
  write(sheet, { text: '微信扫一扫，或拨 12345', x: 46, y: 45, size: 3.4, color: quiet });
  fill(sheet, { x: 0, y: height - 2, width, height: 2 }, brand);
}

const ROWS = 24;

/** What whoever puts the posters up takes along and signs. */
function drawVillage(addPage: () => Sheet, village: string, posters: readonly PosterPrint[]): void {
  for (let from = 0; from < posters.length; from += ROWS) {
    const sheet = addPage();
    write(sheet, { text: `${village} 张贴清单`, x: 105, y: 24, size: 8, width: 180 });
    write(sheet, { text: `共 ${posters.length} 张`, x: 105, y: 33, size: 4.4, color: quiet, width: 180 });
    const columns: [x: number, title: string][] = [
      [18, '编号'],
      [44, '位置'],
      [146, '张贴日期'],
      [172, '签名'],
    ];
    for (const [x, text] of columns) write(sheet, { text, x, y: 45, size: 4.2, color: quiet });
    for (const [i, { number, place }] of posters.slice(from, from + ROWS).entries()) {
      const y = 55 + i * 9.6;
      write(sheet, { text: number, x: 18, y, size: 4 });
      write(sheet, { text: wrap(sheet.font, place, 4, 98)[0] ?? '', x: 44, y, size: 4 });
      fill(sheet, { x: 18, y: y + 3, width: 174, height: 0.2 }, quiet);
    }
  }
}

/** Written to the file between two turns of the event loop. */
const OBJECTS_PER_TICK = 20;

/** Posters come in the order given, those of one village together behind its sheet; refused codes are told first. */
export async function posterPdf(
  posters: readonly PosterPrint[],
  format: PosterFormat,
  font: PosterFont,
  refused: readonly RefusedCode[] = [],
): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const embedded = await embed(pdf, font);
  const page = (of: PosterFormat) => (): Sheet => {
    const [width, height] = sizes[of];
    return { page: pdf.addPage([mm(width), mm(height)]), font: embedded, width, height };
  };
  if (refused.length > 0) drawPlainSheet(page('a4')(), refused);
  const villages = new Map<string, PosterPrint[]>();
  for (const poster of posters)
    villages.set(poster.village, [...(villages.get(poster.village) ?? []), poster]);
  for (const [village, own] of villages) {
    drawVillage(page('a4'), village, own);
    for (const poster of own) {
      // A page takes milliseconds, a village a second: others are answered in between.
      await setImmediate();
      const code = await embedCode(pdf, poster.code);
      (format === 'sticker' ? drawSticker : drawLarge)(page(format)(), poster, code);
    }
  }
  pdf.setTitle('码上说海报');
  pdf.setLanguage('zh-CN');
  return Buffer.from(await pdf.save({ objectsPerTick: OBJECTS_PER_TICK }));
}
