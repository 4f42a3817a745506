/** The font of the posters, embedded in every PDF so that any printer draws Chinese. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import type { PDFDocument, PDFFont } from 'pdf-lib';

const FILE = '@jsjb/bff/assets/fonts/NotoSansSC-Medium.ttf';

export interface PosterFont {
  bytes: Buffer;
  /** The signs of a text that the font cannot draw. */
  lacks(text: string): string[];
}

/** Throws when the file is not a font. */
export function readFont(file = createRequire(__filename).resolve(FILE)): PosterFont {
  const bytes = readFileSync(file);
  const known = new Set(fontkit.create(bytes).characterSet);
  return {
    bytes,
    lacks: (text) => [...new Set(text)].filter((sign) => !known.has(sign.codePointAt(0) ?? 0)),
  };
}

/** Only the signs used go into the file. */
export function embed(pdf: PDFDocument, { bytes }: PosterFont): Promise<PDFFont> {
  pdf.registerFontkit(fontkit);
  return pdf.embedFont(bytes, { subset: true });
}
