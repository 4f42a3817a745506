/** The few strokes posters are drawn with; lengths in millimetres from the upper left corner. */
import QRCode from 'qrcode';
import { rgb, type PDFFont, type PDFImage, type PDFPage, type RGB } from 'pdf-lib';

const POINTS_PER_MM = 72 / 25.4;
export const mm = (length: number): number => length * POINTS_PER_MM;

export const ink = rgb(0.12, 0.14, 0.17);
export const quiet = rgb(0.42, 0.45, 0.5);
export const brand = rgb(0.7, 0.11, 0.11);
export const paper = rgb(1, 1, 1);

export interface Pen {
  page: PDFPage;
  font: PDFFont;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function fill({ page }: Pen, { x, y, width, height }: Box, color: RGB): void {
  const top = page.getHeight() - mm(y);
  page.drawRectangle({ x: mm(x), y: top - mm(height), width: mm(width), height: mm(height), color });
}

export interface Line {
  text: string;
  /** Centre of the line when `width` is given, else its left end. */
  x: number;
  /** The baseline. */
  y: number;
  /** Height of the letters. */
  size: number;
  color?: RGB;
  /** The text is centred in this width and made smaller until it fits. */
  width?: number;
}

export function write({ page, font }: Pen, { text, x, y, size, color = ink, width }: Line): void {
  const wanted = mm(size);
  const natural = font.widthOfTextAtSize(text, wanted);
  const fitted = width !== undefined && natural > mm(width) ? (wanted * mm(width)) / natural : wanted;
  const left = width === undefined ? mm(x) : mm(x) - font.widthOfTextAtSize(text, fitted) / 2;
  page.drawText(text, { x: left, y: page.getHeight() - mm(y), size: fitted, font, color });
}

/** A long text over several lines, broken between any two signs. */
export function wrap(font: PDFFont, text: string, size: number, width: number): string[] {
  const lines = [''];
  for (const sign of text) {
    const next = `${lines.at(-1)}${sign}`;
    if (font.widthOfTextAtSize(next, mm(size)) > mm(width) && lines.at(-1)) lines.push(sign);
    else lines[lines.length - 1] = next;
  }
  return lines;
}

/** A QR code as one outline: sharp at any size. Level Q still reads with a quarter of it scratched off. */
export function drawQr({ page }: Pen, text: string, x: number, y: number, side: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'Q' });
  const step = mm(side) / modules.size;
  const squares: string[] = [];
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) squares.push(`M${column} ${row}h1v1h-1z`);
  page.drawSvgPath(squares.join(''), {
    x: mm(x),
    y: page.getHeight() - mm(y),
    scale: step,
    color: ink,
  });
}

export function drawImage({ page }: Pen, image: PDFImage, x: number, y: number, side: number): void {
  const size = mm(side);
  page.drawImage(image, { x: mm(x), y: page.getHeight() - mm(y) - size, width: size, height: size });
}
